/**
 * The command `npm run index -- [FOLDER|FILE …] [--rebuild] [--json] [--dry-run]`: indexes without serving.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { MeilisearchRequestError } from 'meilisearch';
import { describeReading, dryRun } from './cli/dry-run.ts';
import { printable } from './cli/printable.ts';
import { progressPrinter } from './cli/progress.ts';
import { appendRun } from './cli/run-file.ts';
import { summary } from './cli/summary.ts';
import { discover } from './discover/discover.ts';
import type { Failure } from './domain/file.ts';
import { type IndexerMessage, type RunRecord, RunRefused, runRecord } from './domain/run.ts';
import { openEngines } from './engine/engines.ts';
import { EngineError } from './engine/error.ts';
import { ENGINE_STOPPED, engineAnswer, toEngineError } from './engine/failure.ts';
import { lock } from './engine/lock.ts';
import { watchForFullDisk } from './engine/log.ts';
import { indexReports } from './run.ts';
import { type Settings, settings } from './settings.ts';

/** Exit codes. */
const DONE = 0;
/** Some files could not be read; the others are indexed. */
const SOME_FAILED = 1;
/** Invalid arguments, or no engine. */
const NOT_RUN = 2;

/** Milliseconds between a lost connection and the end of the engine's process. */
const EXIT_NOTICE_MS = 1000;

interface Arguments {
  readonly roots: readonly string[];
  readonly rebuild: boolean;
  readonly json: boolean;
  readonly dryRun: boolean;
}

process.stdout.on('error', endQuietly);
process.exitCode = await main();
process.disconnect?.();
// If the engine stops, the client's `waitTask` leaves a timer that would keep the process alive for half an
// hour.
if (process.exitCode === NOT_RUN) setImmediate(() => process.exit());

async function main(): Promise<number> {
  const config = settings(process.env);
  const args = parseArguments(config);
  if (typeof args === 'string') return refuse(args);
  exitWithParent();
  try {
    return args.dryRun ? await showReadings(config, args) : await index(config, args);
  } catch (error) {
    const known = error instanceof RunRefused ? error : toEngineError(error, config.stateDir);
    if (known) return refuse(known.message);
    throw error;
  }
}

async function index(config: Settings, args: Arguments): Promise<number> {
  // Lock first: an engine that another run started ends with that run.
  const indexingLock = await lock(config.stateDir, 'indexing', (holder) => {
    process.stderr.write(`另一个索引正在进行（进程 ${holder}），等它完成…\n`);
  });
  // List the files while the engine starts.
  const discovery = discover(config, args.roots);
  discovery.catch(() => {}); // Rethrown where it is awaited.
  const started = new Date();
  const engines = await openEngines(config, (owner) => {
    process.stderr.write(`搜索引擎由另一个进程（${owner}）运行，暂时没有应答，等它恢复…\n`);
  }).catch(async (error: unknown) => {
    await indexingLock.release();
    throw error;
  });
  const diskWatch = watchForFullDisk(config.stateDir);
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> => {
    diskWatch.stop();
    ending ??= indexingLock.release().then(async () => {
      await Promise.all(engines.map((engine) => engine.stop()));
    });
    return ending;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // `on`, not `once`: under npm Ctrl-C arrives twice, from the terminal and from npm.
    process.on(signal, () => void end().then(() => process.exit(signal === 'SIGINT' ? 130 : 143)));
  }
  try {
    const printer = progressPrinter();
    const outcome = await Promise.race([
      indexReports(config, engines, {
        roots: args.roots,
        rebuild: args.rebuild,
        discovery,
        onWaiting: () => process.stderr.write('上次中断前送出的报告还在写入索引，等它完成…\n'),
        onProgress: (progress) => {
          printer.show(progress);
          send({ progress });
        },
      }),
      // One that is down from the beginning takes no part.
      ...engines
        .filter(({ isAnswering }) => isAnswering)
        .map(({ gone }) => gone.then(() => Promise.reject(new EngineError(ENGINE_STOPPED)))),
      diskWatch.noticed,
    ]);
    printer.end();
    send({ outcome });
    await recordCommand(config.stateDir, runRecord(started, outcome, null));
    if (args.json) {
      const { warnings: _, ...printed } = outcome;
      process.stdout.write(`${JSON.stringify(printed, null, 2)}\n`);
    } else process.stdout.write(summary(outcome));
    return outcome.failed.length > 0 ? SOME_FAILED : DONE;
  } catch (error) {
    // The connection is lost a moment before the engine has exited, which tells why.
    if (error instanceof MeilisearchRequestError && engineAnswer(error) === null)
      await Promise.race([...engines.map(({ gone }) => gone), pause(EXIT_NOTICE_MS)]);
    const problem = engines.find((engine) => engine.problem !== null)?.problem;
    const failure = problem ? new EngineError(problem, { cause: error }) : error;
    const { message } = toEngineError(failure, config.stateDir) ?? (failure as Error);
    await recordCommand(config.stateDir, runRecord(started, null, message));
    throw failure;
  } finally {
    await end();
  }
}

async function showReadings(config: Settings, args: Arguments): Promise<number> {
  const { files, results } = await dryRun(config, args.roots);
  const { stdout } = process;
  const failed: Failure[] = [];
  let separator = '';
  if (args.json) stdout.write(`{\n"files": ${files},\n"reports": [`);
  for await (const result of results) {
    if (stdout.destroyed) break;
    if (!('report' in result)) failed.push(result);
    else if (args.json) {
      stdout.write(`${separator}\n${JSON.stringify(result)}`);
      separator = ',';
    }
    // For a single file list the dropped lines, so that the user can check them; for many they would bury the
    // rest.
    else stdout.write(describeReading(result, files === 1));
  }
  if (args.json) stdout.write(`\n],\n"failed": ${JSON.stringify(failed, null, 2)}\n}\n`);
  else for (const { file, reason } of failed) stdout.write(`${printable(`未读 ${file}：${reason}`)}\n`);
  return failed.length > 0 ? SOME_FAILED : DONE;
}

/** @returns a message for the user if the arguments are invalid */
function parseArguments({ reportsDir }: Settings): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { rebuild: { type: 'boolean' }, json: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
    });
    const roots = positionals.length > 0 ? positionals.map((path) => resolve(path)) : [reportsDir];
    const missing = roots.find((root) => !existsSync(root));
    if (missing) return `没有这个文件或文件夹：${missing}；请检查 REPORTS_DIR 或命令中的路径`;
    return {
      roots,
      rebuild: values.rebuild ?? false,
      json: values.json ?? false,
      dryRun: values['dry-run'] ?? false,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `${reason}\n用法：npm run index -- [文件夹|文件 …] [--rebuild] [--json] [--dry-run]`;
  }
}

/** Whoever reads the output may have had enough of it: `npm run index -- --json | head`. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  send({ refused: message });
  return NOT_RUN;
}

/** For the keeper's page. A run that a server started, the server records itself. */
async function recordCommand(stateDir: string, run: RunRecord): Promise<void> {
  if (process.send) return;
  await appendRun(stateDir, run).catch((error: unknown) => {
    process.stderr.write(`这次索引没有记下来：${error instanceof Error ? error.message : String(error)}\n`);
  });
}

/** Sends a message to the server, if one started this run. */
function send(message: IndexerMessage): void {
  process.send?.(message);
}

/** If a server started this run, it exits when the server exits, for whatever reason. */
function exitWithParent(): void {
  if (process.send) process.on('disconnect', () => process.exit(process.exitCode ?? NOT_RUN));
}

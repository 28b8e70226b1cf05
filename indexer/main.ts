/** `npm run index -- [FOLDER|FILE …] [--rebuild] [--json] [--dry-run]`: indexes without serving. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeReading, dryRun } from './cli/dry-run.ts';
import { printable, progressPrinter, summary } from './cli/progress.ts';
import { discover } from './discover/discover.ts';
import type { IndexerMessage } from './domain/run.ts';
import { openEngine } from './engine/engine.ts';
import { EngineError } from './engine/error.ts';
import { asEngineError, ENGINE_STOPPED } from './engine/failure.ts';
import { lock } from './engine/lock.ts';
import { diskFull } from './engine/log.ts';
import { indexReports } from './run.ts';
import { type Settings, settings } from './settings.ts';

const DONE = 0;
/** Some files could not be read; the others are in. */
const SOME_FAILED = 1;
/** A wrong call, or no engine. */
const NOT_RUN = 2;

interface Call {
  readonly roots: readonly string[];
  readonly rebuild: boolean;
  readonly json: boolean;
  readonly dryRun: boolean;
}

process.exitCode = await main();
process.disconnect?.();
// The client's waitForTask leaves its timer when the engine goes, which would keep the process for half an hour.
if (process.exitCode === NOT_RUN) setImmediate(() => process.exit());

async function main(): Promise<number> {
  const own = settings(process.env);
  const call = readCall(own);
  if (typeof call === 'string') return refuse(call);
  endWithParent();
  try {
    return call.dryRun ? await showReading(own, call) : await index(own, call);
  } catch (error) {
    const known = asEngineError(error);
    if (known) return refuse(known.message);
    throw error;
  }
}

async function index(own: Settings, call: Call): Promise<number> {
  // The lock comes first: an engine that another run started ends with that run.
  const held = await lock(own.stateDir, 'indexing', (holder) => {
    process.stderr.write(`另一个索引正在进行（进程 ${holder}），等它完成…\n`);
  });
  // The disk is looked at while the engine starts.
  const found = discover(own.reportsDir, call.roots);
  found.catch(() => {}); // Thrown where it is waited for.
  const engine = await openEngine(own).catch(async (error: unknown) => {
    await held.release();
    throw error;
  });
  const full = diskFull(own.stateDir);
  let ended: Promise<void> | undefined;
  const end = (): Promise<void> => {
    full.stop();
    ended ??= held.release().then(() => engine.stop());
    return ended;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Not once: under npm Ctrl-C comes twice, from the terminal and from npm.
    process.on(signal, () => void end().then(() => process.exit(signal === 'SIGINT' ? 130 : 143)));
  }
  try {
    const printer = progressPrinter();
    const outcome = await Promise.race([
      indexReports(own, engine, {
        roots: call.roots,
        rebuild: call.rebuild,
        found,
        onWaiting: () => process.stderr.write('上次中断前送出的报告还在写入索引，等它完成…\n'),
        onProgress: (progress) => {
          printer.show(progress);
          tell({ progress });
        },
      }),
      engine.gone.then(() => Promise.reject(new EngineError(ENGINE_STOPPED))),
      full.noticed,
    ]);
    printer.end();
    tell({ outcome });
    if (call.json) {
      const { warnings: _, ...printed } = outcome;
      process.stdout.write(`${JSON.stringify(printed, null, 2)}\n`);
    } else process.stdout.write(summary(outcome));
    return outcome.failed.length > 0 ? SOME_FAILED : DONE;
  } finally {
    await end();
  }
}

async function showReading(own: Settings, call: Call): Promise<number> {
  const { readings, failed, files } = await dryRun(own, call.roots);
  if (call.json) {
    process.stdout.write(`${JSON.stringify({ files, failed, reports: readings }, null, 2)}\n`);
  } else {
    // Of one file all that was left out is told, so that a doubting reader can check; of many it would bury the rest.
    for (const reading of readings) process.stdout.write(describeReading(reading, files === 1));
    for (const { file, reason } of failed) process.stdout.write(`${printable(`未读 ${file}：${reason}`)}\n`);
  }
  return failed.length > 0 ? SOME_FAILED : DONE;
}

function readCall({ reportsDir }: Settings): Call | string {
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

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  tell({ refused: message });
  return NOT_RUN;
}

/** The server that started this run hears of it over the channel between parent and child. */
function tell(message: IndexerMessage): void {
  process.send?.(message);
}

/** Where a server started this run, it ends with the server, however that ends. */
function endWithParent(): void {
  if (process.send) process.on('disconnect', () => process.exit(process.exitCode ?? NOT_RUN));
}

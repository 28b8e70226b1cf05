/**
 * `npm run bench:index -- [REPORTS] [CHARACTERS]`: end-to-end time of a first run, a run without changes, and
 * a run with one changed file, each in its own process with its own engine. Also measures peak memory of
 * indexer and engine, disk per passage, and the speed of reading without an engine.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles } from '../discover/files.ts';
import type { Outcome } from '../domain/run.ts';
import { readFile } from '../formats/read-file.ts';
import { passageDocument, reportId } from '../load/documents.ts';
import { readSources } from '../reading/read-source.ts';
import { readingRules } from '../reading/rules.ts';
import { settings } from '../settings.ts';
import { diskBytes } from './disk-bytes.ts';
import { writeReports } from './generate.ts';

const PROJECT = dirname(dirname(import.meta.dirname));
const POLL_MS = 20;
/** Reports to read without an engine: enough for a stable rate. */
const READ_ONLY_REPORTS = 2000;

const [reports = 10_000, characters = 5000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'zhenjian-bench-'));
const env = {
  ...process.env,
  MEILI_URL: '',
  REPORTS_DIR: join(folder, 'reports'),
  STATE_DIR: join(folder, 'state'),
};
const config = settings(env);

try {
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  console.log(`${machine}, Node ${process.version}`);
  writeReports(config.reportsDir, reports, characters);
  const { files } = await listFiles(config.reportsDir, (path) => path);
  const readOnly = await measureReading(files.slice(0, READ_ONLY_REPORTS));
  const length = readOnly.characters / readOnly.passages;
  console.log(`${files.length} reports, passages of ${length.toFixed(0)} characters`);
  console.log(
    `reading and tokenizing only: ${rate(readOnly.passages, readOnly.seconds)} passages per second`,
  );

  const first = await run();
  const { passages } = first.outcome;
  const ratio = readOnly.passages / readOnly.seconds / (passages / first.seconds);
  console.log(
    `first run: ${describe(first)}; ${passages} passages, ${rate(passages, first.seconds)} per second end to end; reading only is ${ratio.toFixed(1)} times as fast`,
  );
  const bytes = diskBytes(config.stateDir) / passages;
  console.log(
    `disk: ${(bytes / 1000).toFixed(2)} KB per passage, ${(bytes / length).toFixed(0)} bytes per character`,
  );
  const second = await run();
  console.log(`nothing changed: ${describe(second)}, ${second.outcome.unchanged} unchanged`);
  for (const file of [0, 1, 2]) {
    appendFileSync(files[file]?.absolute ?? '', '\n\n又记：全镇调解纠纷999件。');
    const changed = await run();
    console.log(`one changed file: ${describe(changed)}, ${changed.outcome.indexed} indexed`);
  }
}

async function measureReading(
  files: Awaited<ReturnType<typeof listFiles>>['files'],
): Promise<{ passages: number; characters: number; seconds: number }> {
  const rules = readingRules(config);
  let passages = 0;
  let characters = 0;
  const started = performance.now();
  for (const file of files) {
    for await (const { report } of readSources(file, undefined, rules, readFile)) {
      if (!report) continue;
      const id = reportId(report);
      for (const passage of report.passages) {
        passageDocument(id, report, passage);
        characters += passage.text.length;
      }
      passages += report.passages.length;
    }
  }
  return { passages, characters, seconds: (performance.now() - started) / 1000 };
}

interface Run {
  readonly outcome: Outcome;
  /** Wall-clock time of the whole command. */
  readonly seconds: number;
  /** Peak resident memory in MB; the engine's includes memory-mapped pages of the index. */
  readonly indexer: number;
  readonly engine: number;
}

/** Runs the command. Peak memory is polled from /proc while it runs. */
async function run(): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'indexer/main.ts', '--json'], {
    cwd: PROJECT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  let [indexer, engine] = [0, 0];
  let enginePid: string | undefined;
  const poll = setInterval(() => {
    indexer = Math.max(indexer, peakOf(child.pid));
    enginePid ??= childrenOf(child).find((pid) => commandOf(pid).includes('meilisearch'));
    engine = Math.max(engine, peakOf(enginePid));
  }, POLL_MS);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(poll);
  if (code !== 0) throw new Error(`the indexer ended with ${code}`);
  const outcome = JSON.parse(printed) as Outcome;
  return { outcome, seconds: (performance.now() - started) / 1000, indexer, engine };
}

function describe({ seconds, indexer, engine }: Run): string {
  return `${seconds.toFixed(2)} s (indexer ${indexer.toFixed(0)} MB, engine ${engine.toFixed(0)} MB)`;
}

function peakOf(pid: number | string | undefined): number {
  const status = fromProc(`${pid}/status`);
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1000;
}

function childrenOf({ pid }: ChildProcess): string[] {
  return fromProc(`${pid}/task/${pid}/children`).trim().split(' ');
}

function commandOf(pid: string): string {
  return fromProc(`${pid}/cmdline`).split('\0')[0] ?? '';
}

/** Empty if the process has ended or there is no /proc. */
function fromProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}

function rate(count: number, seconds: number): string {
  return Math.round(count / seconds).toLocaleString('en');
}

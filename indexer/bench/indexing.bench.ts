/**
 * `npm run bench:index -- [REPORTS] [CHARACTERS]`: what a user waits for, each run a process of its own with an
 * engine of its own: the first, one with nothing changed, one with one changed file. With them the memory of both at
 * their peak, the disk a passage takes, and how fast reports are read where no engine is waited for.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles } from '../discover/files.ts';
import type { Outcome } from '../domain/run.ts';
import { passageDocument, reportId } from '../load/documents.ts';
import { readSources } from '../reading/read-source.ts';
import { readingRules } from '../run.ts';
import { settings } from '../settings.ts';
import { writeReports } from './generate.ts';

const PROJECT = dirname(dirname(import.meta.dirname));
const POLL_MS = 20;
/** Reports that are read without an engine: enough for a rate. */
const READ_ALONE = 2000;

const [reports = 10_000, characters = 5000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'zhenjian-bench-'));
const env = {
  ...process.env,
  MEILI_URL: '',
  REPORTS_DIR: join(folder, 'reports'),
  STATE_DIR: join(folder, 'state'),
};
const own = settings(env);

try {
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  console.log(`${machine}, Node ${process.version}`);
  writeReports(own.reportsDir, reports, characters);
  const { files } = await listFiles(own.reportsDir, (path) => path);
  const alone = await readAlone(files.slice(0, READ_ALONE));
  const length = alone.characters / alone.passages;
  console.log(`${files.length} reports, passages of ${length.toFixed(0)} characters`);
  console.log(
    `reading, parsing, cutting into tokens alone: ${rate(alone.passages, alone.seconds)} passages a second`,
  );

  const first = await run();
  const { passages } = first.outcome;
  const ratio = alone.passages / alone.seconds / (passages / first.seconds);
  console.log(
    `first run: ${told(first)}; ${passages} passages, ${rate(passages, first.seconds)} a second end to end; reading alone is ${ratio.toFixed(1)} times as fast`,
  );
  const bytes = diskBytes(own.stateDir) / passages;
  console.log(
    `disk: ${(bytes / 1000).toFixed(2)} KB a passage, ${(bytes / length).toFixed(0)} bytes a character`,
  );
  const second = await run();
  console.log(`nothing changed: ${told(second)}, ${second.outcome.unchanged} unchanged`);
  for (const file of [0, 1, 2]) {
    appendFileSync(files[file]?.absolute ?? '', '\n\n又记：全镇调解纠纷999件。');
    const changed = await run();
    console.log(`one changed file: ${told(changed)}, ${changed.outcome.indexed} indexed`);
  }
}

async function readAlone(
  files: Awaited<ReturnType<typeof listFiles>>['files'],
): Promise<{ passages: number; characters: number; seconds: number }> {
  const rules = readingRules(own);
  let passages = 0;
  let characters = 0;
  const started = performance.now();
  for (const file of files) {
    for await (const { report } of readSources(file, undefined, rules)) {
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
  /** Of the whole command, as a person waits for it. */
  readonly seconds: number;
  /** Peaks of resident memory, MB; the engine's counts the pages of its index that the system keeps for it. */
  readonly indexer: number;
  readonly engine: number;
}

/** Runs the command itself. Its peaks are read from /proc while it lives: they only grow. */
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

function told({ seconds, indexer, engine }: Run): string {
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

/** Empty where the process has ended, or where there is no /proc. */
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

/** What the files of the engine take on the disk, in blocks of 512 bytes: they may have holes. */
function diskBytes(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'data.mdb')
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).blocks * 512, 0);
}

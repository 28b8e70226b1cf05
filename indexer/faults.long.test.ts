/**
 * After any interruption the next run continues, and the resulting index equals one built without
 * interruption, in all passages, report records and file records.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { generateReports } from './bench/generate.ts';
import { random } from './bench/random.ts';
import { FILES, PASSAGES, REPORTS, WORDS } from './domain/document.ts';
import { type Engine, openEngine } from './engine/engine.ts';
import { indexReports } from './run.ts';
import { type Settings, settings } from './settings.ts';
import { tokens } from './text/tokens.ts';

const PROJECT = dirname(import.meta.dirname);
const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-faults-'));
const REPORTS_DIR = join(ROOT, 'reports');
const COUNT = 300;
/** Characters per report: 300 reports have some 10,000 passages, ten batches. */
const CHARACTERS = 5000;
const SEED = 20240131;
const KILLS = 10;
/** The engine process is looked up in /proc. */
const linux = process.platform === 'linux';

type Document = Readonly<Record<string, unknown>>;
type Index = Readonly<Record<'passages' | 'reports' | 'files', readonly Document[]>>;

const next = random(SEED);
const reports = [...generateReports(COUNT, CHARACTERS, SEED)];
const textOf = (index: number): string => reports[index]?.text ?? '';
let reference: Index;
/** Duration of the uninterrupted reference run, in milliseconds. */
let referenceMs: number;

function stateDir(name: string): string {
  return join(ROOT, `state-${name}`);
}

function settingsFor(name: string): Settings {
  return settings({ REPORTS_DIR, STATE_DIR: stateDir(name) });
}

function write(path: string, text: string | Uint8Array): void {
  const file = join(REPORTS_DIR, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A table with one report per row, and one row without text. */
function table(rows: readonly string[]): string {
  const quoted = rows.map((text, row) => `第${row}行,"${text.replaceAll('"', '""')}"`);
  return `标题,正文\n${quoted.join('\n')}\n空行,\n`;
}

beforeAll(async () => {
  for (const { path, text } of reports.slice(30)) write(path, text);
  write('县/表.csv', table(reports.slice(0, 30).map(({ text }) => text)));
  // Duplicates: one before its original by name, one after it.
  write('0-副本.txt', textOf(40));
  write('附/副本.txt', `\n${textOf(50)}\n`);
  write('附/空.txt', '');
  const started = Date.now();
  const { code } = await runOn('reference').ended;
  referenceMs = Date.now() - started;
  expect(code).toBe(1);
  reference = await indexOf('reference');
}, 120_000);
afterAll(() => rmSync(ROOT, { recursive: true }));

test('the test data fill several batches', () => {
  expect(reference.passages.length).toBeGreaterThan(8 * 1000);
  expect(reference.reports).toHaveLength(COUNT);
  expect(reference.files).toHaveLength(COUNT - 30 + 3);
});

describe.skipIf(!linux)('interrupted runs (needs /proc of Linux)', () => {
  test(`after killing indexer and engine ${KILLS} times in turn, the index equals the uninterrupted one`, async () => {
    // If the machine is faster now than during the reference run, indexing ends too soon and starts over.
    let kills = 0;
    for (let share = 0.35; kills < KILLS && share > 0.05; share *= 0.6) {
      rmSync(stateDir('killed'), { recursive: true, force: true });
      kills = 0;
      while (kills < KILLS && (await interrupt('killed', kills, next() * referenceMs * share))) kills++;
    }
    expect(kills).toBe(KILLS);
    const { code, out } = await runOn('killed').ended;
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ reports: COUNT, passages: reference.passages.length });
    expectSame(await indexOf('killed'), reference);
  });

  test('the index equals the uninterrupted one if files change, appear, vanish and reappear between kills', async () => {
    cpSync(stateDir('reference'), stateDir('changed'), { recursive: true });
    const files = readdirSync(REPORTS_DIR, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\d-\d+\.txt$/.test(name),
    );
    const backup = join(ROOT, 'backup');
    cpSync(REPORTS_DIR, backup, { recursive: true, preserveTimestamps: true });
    onTestFinished(() => {
      rmSync(REPORTS_DIR, { recursive: true });
      renameSync(backup, REPORTS_DIR);
    });
    for (let kill = 0; kill < 7; kill++) {
      for (const file of files) {
        const chance = next();
        const path = join(REPORTS_DIR, file);
        if (chance < 0.25) write(file, changed(readFileSync(join(backup, file), 'utf8')));
        else if (chance < 0.3) rmSync(path, { force: true });
        else if (chance < 0.33) write(file, '');
        else if (chance < 0.36 && existsSync(path)) renameSync(path, path.replace(/\.txt$/, '号.txt'));
        else if (chance < 0.45) {
          // Restored from a backup, with the original contents, size and time.
          cpSync(join(backup, file), path, { preserveTimestamps: true });
        }
      }
      const rows = reports.slice(0, 10 + Math.floor(next() * 20)).map(({ text }) => text);
      if (kill % 3 === 2)
        cpSync(join(backup, '县/表.csv'), join(REPORTS_DIR, '县/表.csv'), { preserveTimestamps: true });
      else write('县/表.csv', table(kill % 2 === 0 ? rows : rows.map(changed)));
      write('0-副本.txt', kill % 2 === 0 ? textOf(60) : textOf(40));
      await interrupt('changed', kill, next() * referenceMs * 0.5);
    }
    expect((await runOn('changed').ended).code).toBe(1);
    expect((await runOn('changed-uninterrupted').ended).code).toBe(1);
    const built = await indexOf('changed');
    const uninterrupted = await indexOf('changed-uninterrupted');
    expectSame(built, uninterrupted);
  });

  test('a rebuild that is killed and restarted is invisible to searches and complete at its end', async () => {
    cpSync(stateDir('reference'), stateDir('rebuilt'), { recursive: true });
    // The searcher owns the engine, like the server under npm start: it outlives the indexers.
    const engine = await openEngine(settingsFor('rebuilt'));
    try {
      const searcher = new Searcher(engine);
      await searcher.start();
      let kills = 0;
      for (let run = 0; run < 4; run++)
        if (await interrupt('rebuilt', 0, (0.1 + next() * 0.5) * referenceMs, ['--rebuild'])) kills++;
      expect(kills).toBeGreaterThan(0);
      expect((await runOn('rebuilt', ['--rebuild']).ended).code).toBe(1);
      await searcher.stop();
      expectSame(await indexIn(engine), reference);

      // Changed rules trigger a rebuild.
      const sectionKinds = join(ROOT, 'section-kinds.json');
      writeFileSync(sectionKinds, `${readFileSync(settingsFor('rebuilt').sectionKinds, 'utf8')}\n`);
      const other = { ...settingsFor('rebuilt'), sectionKinds };
      const again = new Searcher(engine);
      await again.start();
      const outcome = await indexReports(other, [engine], {
        roots: [REPORTS_DIR],
        rebuild: false,
        onProgress: () => {},
      });
      await again.stop();
      expect(outcome).toMatchObject({ unchanged: 0, reports: COUNT, passages: reference.passages.length });
      expect(await indexNames(engine)).toEqual([FILES, PASSAGES, REPORTS, WORDS].sort());
    } finally {
      await engine.stop();
    }
  });
});

/** Searches continuously and expects every response to equal the first one. */
class Searcher {
  responses = 0;
  private readonly client: Meilisearch;
  private running = true;
  private searching: Promise<void> = Promise.resolve();

  constructor(engine: Engine) {
    this.client = new Meilisearch({ host: engine.url, apiKey: engine.key });
  }

  async start(): Promise<void> {
    const phrases = ['矛盾纠纷', '依法行政', '执法'];
    const before = await Promise.all(phrases.map((phrase) => this.search(phrase)));
    for (const hits of before) expect(hits.length).toBeGreaterThan(100);
    this.searching = (async () => {
      while (this.running) {
        const now = await Promise.all(phrases.map((phrase) => this.search(phrase)));
        expect(now).toEqual(before);
        this.responses += phrases.length;
      }
    })();
    this.searching.catch(() => {}); // Rethrown by `stop`.
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.searching;
    expect(this.responses).toBeGreaterThan(50);
  }

  private async search(phrase: string): Promise<string[]> {
    const { hits } = await this.client.index(PASSAGES).search<{ id: string }>(`"${tokens(phrase)}"`, {
      attributesToSearchOn: ['chars'],
      attributesToRetrieve: ['id'],
      limit: 100_000,
    });
    return hits.map(({ id }) => id).sort();
  }
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

function runOn(name: string, args: readonly string[] = []): Started {
  const env = { ...process.env, MEILI_URL: '', REPORTS_DIR, STATE_DIR: stateDir(name) };
  const child = spawn(process.execPath, ['--import', 'tsx', 'indexer/main.ts', '--json', ...args], {
    cwd: PROJECT,
    env,
  });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended: ended.then((code) => ({ code, ...printed })) };
}

/**
 * Starts a run and kills it after a while: the indexer if `turn` is even, its engine if it is odd.
 *
 * @returns false if the run had already ended
 */
async function interrupt(
  name: string,
  turn: number,
  afterMs: number,
  args: readonly string[] = [],
): Promise<boolean> {
  const { child, ended } = runOn(name, args);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const engine = turn % 2 === 1 ? enginePid(stateDir(name)) : null;
  if (child.exitCode !== null) return false;
  if (engine === null) child.kill('SIGKILL');
  else process.kill(engine, 'SIGKILL');
  const { code, err } = await ended;
  // It ended by itself just before the kill.
  if (engine === null && code !== null) return false;
  if (engine !== null) {
    expect(err.split('\n').filter((line) => line !== '' && !/^(?:索引 |上次中断)/.test(line))).toEqual(
      // An engine that dies during startup is restarted.
      code === 2 ? ['搜索引擎中途停止了；已索引的不会丢失，再次运行会接着做'] : [],
    );
  }
  return true;
}

function enginePid(state: string): number | null {
  const pid = readdirSync('/proc').find((pid) => {
    try {
      const [program = '', , folder] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return program.includes('meilisearch') && folder?.startsWith(`${state}/`);
    } catch {
      return false; // Not a process, or it has ended meanwhile.
    }
  });
  return pid === undefined ? null : Number(pid);
}

async function indexOf(name: string): Promise<Index> {
  const engine = await openEngine(settingsFor(name));
  try {
    return await indexIn(engine);
  } finally {
    await engine.stop();
  }
}

/** All stored documents, including attributes that are not displayed. */
async function indexIn(engine: Engine): Promise<Index> {
  const client = new Meilisearch({ host: engine.url, apiKey: engine.key });
  expect(await indexNames(engine)).toEqual([FILES, PASSAGES, REPORTS, WORDS].sort());
  await client.index(PASSAGES).updateDisplayedAttributes(['*']).waitTask({ timeout: 60_000 });
  const all = async (uid: string): Promise<Document[]> => {
    const documents: Document[] = [];
    for (;;) {
      const page = await client.index(uid).getDocuments({ limit: 5000, offset: documents.length });
      documents.push(...page.results);
      if (documents.length >= page.total) break;
    }
    return documents.sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1));
  };
  return { passages: await all(PASSAGES), reports: await all(REPORTS), files: await all(FILES) };
}

async function indexNames(engine: Engine): Promise<string[]> {
  const client = new Meilisearch({ host: engine.url, apiKey: engine.key });
  return (await client.getRawIndexes({ limit: 100 })).results.map(({ uid }) => uid).sort();
}

/** Compares ids first, so that a difference is reported in one line instead of thousands. */
function expectSame(built: Index, expected: Index): void {
  for (const kind of ['files', 'reports', 'passages'] as const) {
    const ids = (index: Index): unknown[] =>
      index[kind].map((document) => document['path'] ?? document['id']);
    expect(ids(built)).toEqual(ids(expected));
    const different = built[kind].filter(
      (document, at) => JSON.stringify(sorted(document)) !== JSON.stringify(sorted(expected[kind][at])),
    );
    expect(different.slice(0, 3)).toEqual([]);
  }
  expect(built.reports.filter((report) => report['complete'] !== true)).toEqual([]);
  for (const passage of built.passages.slice(0, 10))
    expect(passage).toMatchObject({ chars: expect.any(String) });
}

/** The engine returns the fields of a document in the order in which it first encountered them. */
function sorted(document: Document | undefined): unknown {
  return Object.entries(document ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

function changed(text: string): string {
  return `${text}\n附件：清单${Math.floor(next() * 1000)}份`;
}

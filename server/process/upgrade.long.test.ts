/** A new version of the program takes over the index while people search: no request fails. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeReports } from '../../indexer/bench/generate.ts';
import { INDEX_VERSION } from '../../indexer/domain/document.ts';
import { ROOT, startedServer } from '../testing/started-server.ts';

const server = startedServer();
const folder = mkdtempSync(join(tmpdir(), 'zhenjian-upgrade-'));
const reportsDir = join(folder, 'reports');
const next = join(folder, 'next');
const REPORTS = 60;
const CLIENTS = 8;
/** Three indexing runs beside eight clients, on a machine that may be busy. */
const TIMEOUT_MS = 900_000;
const PHRASES = ['矛盾纠纷', '法治', '合同', '执法', '2022年', '全镇'];

beforeAll(() => {
  mkdirSync(reportsDir);
  writeReports(reportsDir, REPORTS, 1500, { seed: 3 });
  mkdirSync(next);
  for (const name of [
    'client',
    'data',
    'indexer',
    'server',
    'package.json',
    'package-lock.json',
    'vite.config.ts',
    'dist',
  ])
    cpSync(join(ROOT, name), join(next, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(next, 'node_modules'));
  const document = join(next, 'indexer', 'domain', 'document.ts');
  const source = readFileSync(document, 'utf8');
  const changed = source.replace(/INDEX_VERSION = \d+/, `INDEX_VERSION = ${INDEX_VERSION + 1}`);
  expect(changed).not.toBe(source);
  writeFileSync(document, changed);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly total: { readonly passages: number; readonly occurrences: number };
}

const path = (phrase: string): string => `/api/search?q=${encodeURIComponent(phrase)}&count=exact`;

/** The totals of each phrase. */
async function totals(): Promise<string[]> {
  return Promise.all(
    PHRASES.map(async (phrase) => JSON.stringify((await server.get<Answer>(path(phrase))).total)),
  );
}

/** Clients that search one after the other until they are told to stop. @returns what was wrong, and how many asked */
function searching(expected: readonly string[]): () => Promise<{ wrong: string[]; requests: number }> {
  let isDone = false;
  let requests = 0;
  const wrong: string[] = [];
  const client = async (first: number): Promise<void> => {
    for (let at = first; !isDone; at++) {
      const which = at % PHRASES.length;
      const response = await fetch(server.url + path(PHRASES[which] ?? '')).catch((error: Error) => error);
      requests++;
      if (response instanceof Error) wrong.push(response.message);
      else if (!response.ok) wrong.push(`${response.status} ${await response.text()}`);
      else {
        const total = JSON.stringify(((await response.json()) as Answer).total);
        if (total !== expected[which])
          wrong.push(`${PHRASES[which]}: ${total} instead of ${expected[which]}`);
      }
    }
  };
  const clients = Array.from({ length: CLIENTS }, (_, first) => client(first));
  return async () => {
    isDone = true;
    await Promise.all(clients);
    return { wrong, requests };
  };
}

async function index(root: string, ...args: string[]): Promise<{ indexed: number; reports: number }> {
  const child = spawn('npm', ['run', '--silent', 'index', '--', '--json', ...args], {
    cwd: root,
    env: { ...process.env, STATE_DIR: server.stateDir, REPORTS_DIR: reportsDir, MEILI_URL: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  return JSON.parse(printed);
}

async function versions(): Promise<number[]> {
  const { url } = JSON.parse(readFileSync(join(server.stateDir, 'engine.json'), 'utf8'));
  const apiKey = readFileSync(join(server.stateDir, 'engine.key'), 'utf8');
  const { results } = await new Meilisearch({ host: url, apiKey }).getRawIndexes({ limit: 100 });
  return [...new Set(results.map(({ uid }) => Number(/_(\d+)/.exec(uid)?.[1])))].sort((a, b) => a - b);
}

test(
  'eight clients search through a rebuild and through the index of a new version; the new one answers from its first moment',
  async () => {
    const environment = { REPORTS_DIR: reportsDir };
    await server.start(environment);
    await server.indexed(180_000);
    const expected = await totals();

    const throughRebuild = searching(expected);
    expect(await index(ROOT, '--rebuild')).toMatchObject({ indexed: REPORTS });
    const rebuilt = await throughRebuild();
    expect(rebuilt.wrong).toEqual([]);
    expect(rebuilt.requests).toBeGreaterThan(CLIENTS);

    const throughUpgrade = searching(expected);
    expect(await index(next)).toMatchObject({ indexed: REPORTS, reports: REPORTS });
    const upgraded = await throughUpgrade();
    expect(upgraded.wrong).toEqual([]);
    expect(upgraded.requests).toBeGreaterThan(CLIENTS);
    expect(await versions()).toEqual([INDEX_VERSION, INDEX_VERSION + 1]);

    await server.end('SIGTERM');
    await server.start(environment, next);
    expect(await totals()).toEqual(expected);
    await server.indexed(180_000);
    expect(await versions()).toEqual([INDEX_VERSION + 1]);
    expect(await totals()).toEqual(expected);
  },
  TIMEOUT_MS,
);

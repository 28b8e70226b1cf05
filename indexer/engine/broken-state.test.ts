/** What a start says of a state folder that is broken in some way, and what it mends by itself. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settings } from '../settings.ts';
import { type Engine, openEngine } from './engine.ts';
import { EngineError } from './error.ts';
import { toEngineError } from './failure.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-broken-'));
afterAll(() => rmSync(ROOT, { recursive: true, force: true }));

const FILLED = join(ROOT, 'filled');
const EMPTY = join(ROOT, 'empty');
const UID = 'kept';
let database: string;
let states = 0;

function open(stateDir: string): Promise<Engine> {
  return openEngine(settings({ STATE_DIR: stateDir }));
}

/** The message of the EngineError with which a start fails. */
async function refusal(stateDir: string): Promise<string> {
  const opened = await open(stateDir).catch((error: unknown) => error);
  if (!(opened instanceof EngineError)) {
    await (opened as Partial<Engine>).stop?.();
    throw new Error('the start did not fail with an EngineError', { cause: opened });
  }
  return opened.message;
}

function client(engine: Engine): Meilisearch {
  return new Meilisearch({ host: engine.url, apiKey: engine.key });
}

async function documents(engine: Engine): Promise<number> {
  return (await client(engine).index(UID).getStats()).numberOfDocuments;
}

beforeAll(async () => {
  const engine = await open(FILLED);
  // Enough that its pages are not all in the first eight kilobytes.
  const kept = Array.from({ length: 200 }, (_, id) => ({ id, text: `第${id}段，`.repeat(50) }));
  await client(engine).index(UID).addDocuments(kept, { primaryKey: 'id' }).waitTask();
  await engine.stop();
  const fresh = await open(EMPTY);
  await fresh.stop();
  database = readdirSync(FILLED).find((name) => /^meilisearch-[\d.]+$/.test(name)) ?? '';
});

/** A copy of a state folder, with its database. */
function copyOf(state: string): { readonly stateDir: string; readonly path: (name: string) => string } {
  const stateDir = join(ROOT, `state-${states++}`);
  cpSync(state, stateDir, { recursive: true });
  return { stateDir, path: (name) => join(stateDir, database, name) };
}

/** Overwrites pages of 4 KB with the same byte. */
function garble(file: string, fromPage: number, pages: number): void {
  const opened = openSync(file, 'r+');
  writeSync(opened, Buffer.alloc(4096 * pages, 0xa5), 0, 4096 * pages, 4096 * fromPage);
  closeSync(opened);
}

type Damage = (path: (name: string) => string) => void;

const DAMAGES: readonly (readonly [string, Damage])[] = [
  ['a VERSION of another engine', (path) => writeFileSync(path('VERSION'), '1.20.0')],
  ['a garbled VERSION', (path) => writeFileSync(path('VERSION'), 'garbage')],
  ['no VERSION', (path) => rmSync(path('VERSION'))],
  ['an empty VERSION', (path) => writeFileSync(path('VERSION'), '')],
  ['a list of tasks that is no database', (path) => garble(path('tasks/data.mdb'), 0, 4)],
  ['a list of tasks cut after a few bytes', (path) => truncateSync(path('tasks/data.mdb'), 100)],
  ['a list of tasks cut after two pages', (path) => truncateSync(path('tasks/data.mdb'), 8192)],
];

describe('a database with an index', () => {
  test.each(DAMAGES)('with %s it is left as it is, and the sentence names it', async (_, damage) => {
    const { stateDir, path } = copyOf(FILLED);
    damage(path);
    const before = readdirSync(path('indexes'));
    const message = await refusal(stateDir);
    expect(message).toMatch(
      /^索引 \S+ (?:是另一版 Meilisearch 写的，或版本记录坏了|已损坏，搜索引擎打不开)；/,
    );
    expect(message).toContain(`索引 ${join(stateDir, database)} `);
    expect(message).toMatch(/删除这个文件夹，再重新启动，索引会从报告文件重建，报告不受影响$/);
    expect(readdirSync(path('indexes'))).toEqual(before);
    // What the sentence says mends it.
    rmSync(join(stateDir, database), { recursive: true });
    await (await open(stateDir)).stop();
  });

  test('an index that cannot be read is reported with the folder to delete', async () => {
    const { stateDir, path } = copyOf(FILLED);
    const [index = ''] = readdirSync(path('indexes'));
    garble(path(`indexes/${index}/data.mdb`), 0, 2);
    const engine = await open(stateDir);
    const error: unknown = await client(engine)
      .index(UID)
      .search('段')
      .catch((error: unknown) => error);
    await engine.stop();
    expect(toEngineError(error, stateDir)?.message).toBe(
      `索引 ${stateDir} 已损坏，搜索引擎读不出来；请停止镇鉴，删除这个文件夹，再重新启动，索引会从报告文件重建，报告不受影响`,
    );
  });

  test('an engine that a truncated index makes crash says so when it is gone', async () => {
    const { stateDir, path } = copyOf(FILLED);
    const [index = ''] = readdirSync(path('indexes'));
    truncateSync(path(`indexes/${index}/data.mdb`), 12_288);
    const engine = await open(stateDir);
    await client(engine)
      .index(UID)
      .search('段')
      .catch(() => {});
    await engine.gone;
    expect(engine.problem).toBe(
      `索引 ${join(stateDir, database)} 已损坏，搜索引擎读到坏处就退出；请停止镇鉴，删除这个文件夹，再重新启动，索引会从报告文件重建，报告不受影响`,
    );
    await engine.stop();
  });
});

describe('a database without an index, as a first start leaves it that was cut off', () => {
  test.each(DAMAGES)('with %s it is made anew by itself', async (_, damage) => {
    const { stateDir, path } = copyOf(EMPTY);
    damage(path);
    const engine = await open(stateDir);
    expect((await client(engine).getRawIndexes()).results).toEqual([]);
    await engine.stop();
  });
});

describe('the key', () => {
  test('that is too short is named, and a new one opens the same index', async () => {
    const { stateDir } = copyOf(FILLED);
    const file = join(stateDir, 'engine.key');
    writeFileSync(file, 'short');
    expect(await refusal(stateDir)).toBe(
      `${file} 里的密钥太短，至少要 16 字节；请删除这个文件再启动，会另生成一个，索引不受影响`,
    );
    rmSync(file);
    const engine = await open(stateDir);
    expect(await documents(engine)).toBe(200);
    await engine.stop();
  });

  test('that a full disk has left empty is made anew by itself', async () => {
    const { stateDir } = copyOf(FILLED);
    writeFileSync(join(stateDir, 'engine.key'), '');
    await (await open(stateDir)).stop();
    expect(readFileSync(join(stateDir, 'engine.key'), 'utf8').length).toBeGreaterThanOrEqual(16);
  });
});

describe('the state folder', () => {
  const isRoot = process.getuid?.() === 0;

  test('that is a file is named', async () => {
    const file = join(ROOT, 'a-file');
    writeFileSync(file, '');
    for (const stateDir of [file, join(file, 'below')])
      expect(await refusal(stateDir)).toBe(
        `STATE_DIR 指的 ${stateDir} 是文件，或在一个文件之下；请换一个文件夹，或移走那个文件`,
      );
  });

  const sentence = (stateDir: string): string =>
    `状态目录 ${stateDir} 不能读写（磁盘只读，或没有权限）；请改它的权限，或用 STATE_DIR 另指一个能写的文件夹`;

  test.skipIf(isRoot)('without permission to write is named (root has it everywhere)', async () => {
    const { stateDir } = copyOf(EMPTY);
    chmodSync(stateDir, 0o500);
    expect(await refusal(stateDir)).toBe(sentence(stateDir));
  });

  const mounted = (options: string, check: (folder: string) => Promise<void>) => async () => {
    const folder = join(ROOT, `mounted-${states++}`);
    mkdirSync(folder);
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status).toBe(0);
    try {
      await check(folder);
    } finally {
      spawnSync('umount', ['-l', folder]);
    }
  };
  const canMount =
    isRoot && process.platform === 'linux' && spawnSync('unshare', ['-m', 'true']).status === 0;

  test.skipIf(!canMount)(
    'on a read-only disk is named, new or not (a tmpfs, which only root may mount)',
    mounted('size=16m', async (folder) => {
      const old = join(folder, 'old');
      cpSync(EMPTY, old, { recursive: true });
      expect(spawnSync('mount', ['-o', 'remount,ro', folder]).status).toBe(0);
      for (const stateDir of [old, join(folder, 'new')])
        expect(await refusal(stateDir)).toBe(sentence(stateDir));
    }),
  );

  test.skipIf(!canMount)(
    'on a full disk is told as such, and the next start with room succeeds (a tmpfs, which only root may mount)',
    mounted('size=24k', async (folder) => {
      const stateDir = join(folder, 'state');
      expect(await refusal(stateDir)).toMatch(/^磁盘已满，/);
      expect(spawnSync('mount', ['-o', 'remount,size=256m', folder]).status).toBe(0);
      await (await open(stateDir)).stop();
    }),
  );
});

test('an engine elsewhere that is too old is refused, whatever it answers later', async () => {
  const old = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/version' ? { pkgVersion: '1.20.9' } : { status: 'ok' }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => old.once('listening', resolve));
  const url = `http://127.0.0.1:${(old.address() as AddressInfo).port}`;
  await expect(openEngine(settings({ MEILI_URL: url, MEILI_KEY: 'any' }))).rejects.toThrow(
    `${url} 的引擎是 Meilisearch 1.20.9，太旧了；镇鉴需要 1.21 或更新的版本，请升级它`,
  );
  old.close();
});

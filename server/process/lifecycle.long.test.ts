/** Starts `npm start` as a user does and ends it in every way; no process or file of it may remain. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kill, ROOT, startedServer } from '../testing/started-server.ts';

const server = startedServer();

describe('the first start and the next', () => {
  test('the page is served during indexing, and the index persists across starts', async () => {
    await server.start();
    expect((await server.indexed()).reports).toBe(24);
    await server.end('SIGINT');
    await server.start();
    expect((await server.health()).reports).toBe(24);
  });

  test('the key file is readable only by its owner, and the engine listens only on loopback', async () => {
    await server.start();
    await server.indexed();
    const { stateDir } = server;
    expect((await stat(join(stateDir, 'engine.key'))).mode & 0o777).toBe(0o600);
    const note = JSON.parse(await readFile(join(stateDir, 'engine.json'), 'utf8')) as { url: string };
    expect(new URL(note.url).hostname).toBe('127.0.0.1');
    expect((await fetch(`${note.url}/indexes`)).status).toBe(401);
    const port = Number(new URL(note.url).port).toString(16).toUpperCase().padStart(4, '0');
    const listening = (await readFile('/proc/net/tcp', 'utf8'))
      .split('\n')
      .filter((line) => line.includes(`:${port} 00000000:0000 0A`));
    expect(listening.map((line) => line.trim().split(/\s+/)[1])).toEqual([`0100007F:${port}`]);
  });
});

describe('shutdown', () => {
  for (const [how, signal, recipient] of [
    ['after Ctrl-C on the terminal', 'SIGINT', 'group'],
    ['after SIGTERM to npm', 'SIGTERM', 'npm'],
    ['after SIGTERM to the server', 'SIGTERM', 'server'],
    ['10 s after kill -9 of the server', 'SIGKILL', 'server'],
    ['10 s after kill -9 of npm', 'SIGKILL', 'npm'],
  ] as const) {
    test(`no process is left ${how}`, async () => {
      await server.start();
      await server.until('the engine runs', async () => server.engines().length === 1);
      const npm = server.npm?.pid ?? 0;
      kill({ group: -npm, npm, server: server.pidOf('server/main.ts') }[recipient], signal);
      await server.until('all of it has ended', async () => server.processes().length === 0, 10_000);
      if (signal !== 'SIGKILL') {
        for (const file of ['engine.json', 'indexing.lock'])
          expect(existsSync(join(server.stateDir, file))).toBe(false);
      }
    });
  }
});

test('an indexer that does not end by itself is ended with the server', async () => {
  await server.start();
  await server.until('the indexer runs', async () => server.pidOf('indexer/main.ts') !== 0);
  kill(server.pidOf('indexer/main.ts'), 'SIGSTOP');
  await server.end('SIGTERM');
});

describe('failed starts', () => {
  for (const [problem, environment, sentence] of [
    ['a missing reports folder', { REPORTS_DIR: '/no/such/folder' }, /没有这个文件夹：\/no\/such\/folder/],
    ['an invalid port', { PORT: 'abc' }, /PORT 应为/],
    ['an unreachable engine', { MEILI_URL: 'http://127.0.0.1:9' }, /连不上 http:\/\/127\.0\.0\.1:9/],
    ['a binary that is not an engine', { MEILI_BIN: '/bin/true' }, /MEILI_BIN/],
  ] as const) {
    test(`the server exits with 2 and a one-sentence message for ${problem}`, async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
        cwd: ROOT,
        env: { ...process.env, STATE_DIR: server.stateDir, PORT: '0', ...environment },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let stderr = '';
      child.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString();
      });
      const code = await new Promise((resolve) => child.once('close', resolve));
      expect(code).toBe(2);
      expect(stderr).toMatch(sentence);
      expect(stderr).not.toMatch(/^\s+at /m);
    });
  }
});

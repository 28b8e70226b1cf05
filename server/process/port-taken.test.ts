/** A server whose port is taken says so and ends, and leaves the one that has the port alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

test('a port that is taken is reported in one sentence, before anything is started', async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'zhenjian-port-'));
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, STATE_DIR: stateDir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const [code] = await once(child, 'close');
  expect([code, output]).toEqual([2, `端口 ${port} 已被占用；请换一个：PORT=${port + 1} npm start\n`]);
  expect(await readdir(stateDir)).toEqual([]);
  other.close();
  await rm(stateDir, { recursive: true });
});

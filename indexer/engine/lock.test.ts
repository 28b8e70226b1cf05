import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lock } from './lock.ts';
import { isAlive, processName } from './process-identity.ts';

const STATE = mkdtempSync(join(tmpdir(), 'zhenjian-'));
const FILE = join(STATE, 'indexing.lock');
afterAll(() => rmSync(STATE, { recursive: true }));

const never = (holder: number): void => {
  throw new Error(`waits for ${holder}`);
};

it('a lock is held until it is released', async () => {
  const held = await lock(STATE, 'indexing', never);
  expect(readFileSync(FILE, 'utf8')).toBe(processName());
  await held.release();
  await (await lock(STATE, 'indexing', never)).release();
});

it.each([
  ['is no more', '999999999'],
  ['was this one before', String(process.pid)],
  ['had the number of one that started later', `${process.ppid} 1`],
])('what a process left that %s does not count', async (_, left) => {
  writeFileSync(FILE, left);
  await (await lock(STATE, 'indexing', never)).release();
});

it('of another process that is there is waited for', async () => {
  writeFileSync(FILE, processName(process.ppid));
  let told = 0;
  const waiting = lock(STATE, 'indexing', (holder) => {
    told = holder;
    rmSync(FILE);
  });
  await (await waiting).release();
  expect(told).toBe(process.ppid);
});

it('a process is told from another of its number where the system says when it started', () => {
  expect(isAlive(processName())).toBe(true);
  expect(isAlive(String(process.pid))).toBe(true);
  expect(isAlive(`${process.pid} 1`)).toBe(process.platform !== 'linux');
  expect(isAlive('')).toBe(false);
  expect(isAlive('0')).toBe(false);
});

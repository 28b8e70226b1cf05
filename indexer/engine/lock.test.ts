import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isAlive, processIdentity } from '../process/process-identity.ts';
import { lock } from './lock.ts';

const STATE = mkdtempSync(join(tmpdir(), 'zhenjian-'));
const FILE = join(STATE, 'indexing.lock');
afterAll(() => rmSync(STATE, { recursive: true }));

const never = (holder: number): void => {
  throw new Error(`waits for ${holder}`);
};

test('a lock is held until it is released', async () => {
  const held = await lock(STATE, 'indexing', never);
  expect(readFileSync(FILE, 'utf8')).toBe(processIdentity());
  await held.release();
  await (await lock(STATE, 'indexing', never)).release();
});

test.each([
  ['no longer exists', '999999999'],
  ['had the id of this process', String(process.pid)],
  ['had the id of a process that started later', `${process.ppid} 1`],
])('the lock of a process that %s is ignored', async (_, left) => {
  writeFileSync(FILE, left);
  await (await lock(STATE, 'indexing', never)).release();
});

test('the lock of another live process is waited for', async () => {
  writeFileSync(FILE, processIdentity(process.ppid));
  let reported = 0;
  const waiting = lock(STATE, 'indexing', (holder) => {
    reported = holder;
    rmSync(FILE);
  });
  await (await waiting).release();
  expect(reported).toBe(process.ppid);
});

test('isAlive distinguishes processes with the same id where the system provides start times', () => {
  expect(isAlive(processIdentity())).toBe(true);
  expect(isAlive(String(process.pid))).toBe(true);
  expect(isAlive(`${process.pid} 1`)).toBe(process.platform !== 'linux');
  expect(isAlive('')).toBe(false);
  expect(isAlive('0')).toBe(false);
});

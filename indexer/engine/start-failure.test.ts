/** What the log of an engine that did not start is taken for: only damaged data may be deleted. */
import { expect, test } from 'vitest';
import { DamagedDatabase } from './error.ts';
import { DISK_FULL } from './failure.ts';
import { startFailure } from './start-failure.ts';

const ROOM = 2 ** 30;
const PANIC = "thread 'main' panicked at src/main.rs:1:2:";
const NOTE = 'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace';

const failure = (log: string, signal: NodeJS.Signals | null = null, free = ROOM) =>
  startFailure({ signal, log, free }, '/state/meilisearch-1.21.0');

test.each([
  ['a page that LMDB cannot read', failure('Error: MDB_CORRUPTED: Located page was wrong type')],
  ['a file of something else', failure('Error: MDB_INVALID: File is not an LMDB file')],
  ['a panic', failure(`${PANIC}\nindex out of bounds\n${NOTE}`)],
  ['a crash', failure('', 'SIGBUS')],
])('%s is damage', (_, error) => {
  expect(error).toBeInstanceOf(DamagedDatabase);
});

test.each([
  ['a full disk', failure('', 'SIGBUS', 4096), DISK_FULL],
  [
    'too many readers',
    failure('Error: MDB_READERS_FULL: Environment maxreaders limit reached'),
    'Meilisearch 没有启动起来：MDB_READERS_FULL: Environment maxreaders limit reached',
  ],
  [
    'a thread that the system does not give',
    failure(`${PANIC}\nfailed to spawn thread: Os { code: 11 } (os error 11)\n${NOTE}`),
    'Meilisearch 没有启动起来：failed to spawn thread: Os { code: 11 } (os error 11)',
  ],
  ['silence', failure(''), 'Meilisearch 没有启动起来：它什么也没有说'],
])('%s is not', (_, error, message) => {
  expect(error).not.toBeInstanceOf(DamagedDatabase);
  expect(error.message).toBe(message);
});

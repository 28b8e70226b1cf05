import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchFolder } from './folder-watch.ts';

let folder: string;
let stop: () => void;
let changes: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-watch-'));
  await mkdir(join(folder, '已有'));
  changes = 0;
  stop = watchFolder(
    folder,
    () => {
      changes++;
    },
    (error) => {
      throw error;
    },
    { settle: 800, interval: 20 },
  );
  // Watches are set while the folder is walked.
  await pause(100);
});
afterEach(async () => {
  stop();
  await rm(folder, { recursive: true, force: true });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
async function changed(): Promise<void> {
  for (let waited = 0; changes === 0; waited += 20) {
    if (waited > 10_000) throw new Error('no change was told');
    await pause(20);
  }
}

test.each<[string, () => Promise<unknown>]>([
  ['a new file', () => writeFile(join(folder, '甲.txt'), '甲')],
  ['a new file in a folder below', () => writeFile(join(folder, '已有/甲.txt'), '甲')],
  [
    'a file in a folder that is new itself',
    async () => {
      await mkdir(join(folder, '新/深'), { recursive: true });
      await writeFile(join(folder, '新/深/甲.txt'), '甲');
    },
  ],
  ['a folder that is moved away', () => rename(join(folder, '已有'), `${folder}-away`)],
])('%s is told', async (_, change) => {
  await change();
  await changed();
  await rm(`${folder}-away`, { recursive: true, force: true });
});

test('a file that is being written is told once, when it is whole', async () => {
  const path = join(folder, '长.txt');
  for (let part = 0; part < 12; part++) {
    await appendFile(path, '一段又一段。');
    await pause(50);
  }
  expect(changes).toBe(0);
  await changed();
  await pause(1200);
  expect(changes).toBe(1);
});

test('files of systems and of programs that save are not told', async () => {
  await writeFile(join(folder, '.zhenjian-adding-1'), '半');
  await writeFile(join(folder, '~$甲.docx'), '锁');
  await pause(1200);
  expect(changes).toBe(0);
});

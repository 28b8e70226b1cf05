/** Runs on a full disk fail with one sentence, and complete once there is room. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeReports } from './bench/generate.ts';
import { type Printed, readIndex, runIndexer } from './testing/indexer-process.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-full-disk-'));
afterAll(() => rmSync(ROOT, { recursive: true }));

const canMount = ((): boolean => {
  const probe = join(ROOT, 'probe');
  mkdirSync(probe);
  if (
    process.platform !== 'linux' ||
    process.getuid?.() !== 0 ||
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]).status !== 0
  )
    return false;
  spawnSync('umount', [probe]);
  return true;
})();

describe.skipIf(!canMount)('a full disk (a tmpfs, which only root may mount)', () => {
  const reportsDir = join(ROOT, 'reports');
  const disk = join(ROOT, 'disk');
  const FULL = '磁盘已满，索引没有完成；请腾出空间，已索引的不会丢失，再次运行会接着做\n';
  let reference: Printed;
  beforeAll(async () => {
    mkdirSync(reportsDir);
    writeReports(reportsDir, 120, 5000, { seed: 7 });
    mkdirSync(disk);
    reference = (await runIndexer(reportsDir, join(ROOT, 'state-roomy'))).printed;
  }, 120_000);
  const mount = (options: string): void => {
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status).toBe(0);
  };

  test.each(['0.5m', '3m', '12m', '24m'])(
    'a run on a disk of %s exits with 2 and one sentence, and the next run completes once there is room',
    async (size) => {
      mount(`size=${size.replace('0.5m', '512k')}`);
      try {
        const stateDir = join(disk, 'state');
        const full = await runIndexer(reportsDir, stateDir);
        expect([full.code, full.err.replace(/^索引 .*\n/gm, '')]).toEqual([2, FULL]);
        mount('remount,size=2g');
        const next = await runIndexer(reportsDir, stateDir);
        expect([next.code, next.err.replace(/^(?:索引 |上次中断).*\n/gm, '')]).toEqual([0, '']);
        expect(next.printed).toMatchObject({
          reports: reference.reports,
          passages: reference.passages,
          failed: [],
        });
        const { passages } = await readIndex(stateDir);
        expect(passages).toHaveLength(reference.passages);
      } finally {
        spawnSync('umount', ['-l', disk]);
      }
    },
  );

  test('a run exits with 2 and one sentence if not a byte is left for the lock', async () => {
    mount('size=4k');
    try {
      writeFileSync(join(disk, 'full'), Buffer.alloc(4096));
      const full = await runIndexer(reportsDir, join(disk, 'state'));
      expect([full.code, full.err]).toEqual([2, FULL]);
      mount('remount,size=2g');
      expect((await runIndexer(reportsDir, join(disk, 'state'))).code).toBe(0);
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  });
});

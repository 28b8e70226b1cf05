/**
 * A thousand true and a thousand altered quotations over real text: the reports in REAL_REPORTS and the
 * government work reports in NATIONAL_REPORTS. Without both the test is skipped.
 */
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDrawn } from '../testing/checked-quotations.ts';
import { type SampleServer, sampleServer } from '../testing/sample-server.ts';

const [towns, national] = [process.env['REAL_REPORTS'], process.env['NATIONAL_REPORTS']];

describe.skipIf(!towns || !national)('real text (REAL_REPORTS, NATIONAL_REPORTS)', () => {
  let folder: string;
  let server: SampleServer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zhenjian-quotations-'));
    cpSync(towns ?? '', join(folder, 'towns'), { recursive: true });
    copyFileSync(national ?? '', join(folder, basename(national ?? '')));
    server = await sampleServer(folder);
  }, 240_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['sentences', 700, { least: 12, most: 60 }],
    ['paragraphs', 300, { least: 60, most: 300 }],
  ])('of %s none altered is called verbatim, none true altered or absent', async (_, count, lengths) => {
    const tally = await checkDrawn(server, { count, seed: 20, lengths });
    expect(tally).toEqual({ true: count, altered: count, wrong: [] });
  });
});

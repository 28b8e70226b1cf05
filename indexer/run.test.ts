/** Runs against a real Meilisearch: one engine for the file, a fresh folder and fresh indexes a test. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FILES, PASSAGES, type PassageDocument, REPORTS, type ReportRecord } from './document.ts';
import { type Engine, openEngine } from './engine/engine.ts';
import { indexReports, type Outcome, type Progress } from './run.ts';
import { type Settings, settings } from './settings.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'zhenjian-'));
let engine: Engine;
let client: Meilisearch;
let own: Settings;
let tests = 0;
let writings = 1_700_000_000;

beforeAll(async () => {
  engine = await openEngine(settings({ ...process.env, MEILI_URL: '', STATE_DIR: join(ROOT, 'state') }));
  client = new Meilisearch({ host: engine.url, apiKey: engine.key });
});
afterAll(async () => {
  await engine.stop();
  rmSync(ROOT, { recursive: true });
});
beforeEach(async () => {
  own = settings({ REPORTS_DIR: join(ROOT, `reports-${tests++}`) });
  mkdirSync(own.reportsDir);
  for (const uid of [PASSAGES, REPORTS, FILES]) await client.deleteIndex(uid).waitTask();
});

// The engine is asked past the code under test.
const records = async () => (await client.index<ReportRecord>(REPORTS).getDocuments({ limit: 1000 })).results;
const passages = async () =>
  (await client.index<PassageDocument>(PASSAGES).getDocuments({ limit: 1000 })).results;
const texts = async () => (await passages()).map(({ text }) => text).sort();

/** Each writing has a time of its own: a file is changed where its size or time is another. */
function write(name: string, text: string): void {
  const file = join(own.reportsDir, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, writings, writings++);
}
const run = (roots = [own.reportsDir], rebuild = false, settings = own): Promise<Outcome> =>
  indexReports(settings, engine, { roots, rebuild, onProgress: () => {} });

const A = '枫桥镇2023年法治政府建设情况报告\n全镇化解纠纷12件。\n一、存在问题\n力度不够。\n抄送：司法局。';
const B = '西塘镇2022年法治政府建设情况报告\n全镇审查合同34份。';

it('a first run puts all in, a second changes nothing', async () => {
  write('甲.txt', A);
  write('县/乙.md', `---\nyear: 2021\n---\n${B}`);
  const seen: Progress[] = [];
  const first = await indexReports(own, engine, {
    roots: [own.reportsDir],
    rebuild: false,
    onProgress: (progress) => seen.push(progress),
  });
  expect(first).toMatchObject({
    files: 2,
    indexed: 2,
    unchanged: 0,
    removed: 0,
    failed: [],
    reports: 2,
    passages: 7,
  });
  expect(seen).toEqual([0, 1, 2].map((done) => ({ done, total: 2 })));
  const before = [await records(), await passages()];
  expect(before[0]).toHaveLength(2);
  expect(await texts()).toEqual([...A.split('\n'), ...B.split('\n')].sort());

  expect(await run()).toMatchObject({
    files: 2,
    indexed: 0,
    unchanged: 2,
    removed: 0,
    reports: 2,
    passages: 7,
  });
  expect([await records(), await passages()]).toEqual(before);
});

describe('a changed file replaces its report and leaves no stale passage', () => {
  const joined = A.replace('12件。\n', '12件。');
  it.each([
    ['in its wording', B, B.split('\n')],
    [
      'by a line less that is not of its wording',
      A.replace('\n抄送：司法局。', ''),
      A.split('\n').slice(0, -1),
    ],
    ['by a line more that is not of its wording', `${A}\n2024年1月9日`, [...A.split('\n'), '2024年1月9日']],
    ['in its paragraphs alone', joined, joined.replace('问题\n', '问题').split('\n')],
  ])('%s', async (_, changed, expected) => {
    write('甲.txt', A);
    await run();
    write('甲.txt', changed);
    expect(await run()).toMatchObject({ files: 1, indexed: 1, unchanged: 0, removed: 0, reports: 1 });
    expect(await texts()).toEqual(expected.toSorted());
    expect(await records()).toMatchObject([{ passages: expected.length, complete: true }]);
  });
});

it('a deleted file leaves, and a report that cannot be read any more', async () => {
  write('甲.txt', A);
  write('乙.txt', B);
  await run();
  rmSync(join(own.reportsDir, '甲.txt'));
  write('乙.txt', '');
  expect(await run()).toMatchObject({
    files: 1,
    indexed: 0,
    removed: 1,
    failed: [{ file: '乙.txt', reason: '文件是空的' }],
    reports: 0,
    passages: 0,
  });
  expect([await records(), await passages()]).toEqual([[], []]);
});

it('files outside the roots of a run stay as they are', async () => {
  write('甲.txt', A);
  write('县/乙.txt', B);
  await run();
  rmSync(join(own.reportsDir, '甲.txt'));
  expect(await run([join(own.reportsDir, '县')])).toMatchObject({
    files: 1,
    unchanged: 1,
    removed: 0,
    reports: 2,
  });
  expect(await run()).toMatchObject({ unchanged: 1, removed: 1, reports: 1 });
});

it('roots that overlap are read once', async () => {
  write('甲.txt', A);
  const outcome = await run([own.reportsDir, join(own.reportsDir, '甲.txt')]);
  expect(outcome).toMatchObject({ files: 1, indexed: 1, reports: 1 });
});

it('what an interrupted run left half done is done again', async () => {
  write('甲.txt', A);
  write('乙.txt', B);
  await run();
  const whole = [await records(), await texts()];
  // 甲 is half in, with a passage of a longer version of it; 丙 is a report that no file stands for.
  const [half] = (await records()).filter(({ title }) => title.startsWith('枫桥镇'));
  const [passage] = (await passages()).filter(({ report }) => report === half?.id);
  const orphan = {
    ...half,
    id: 'c',
    sources: half?.sources.map((source) => ({ ...source, file: '丙.txt' })),
  };
  await client
    .index(REPORTS)
    .addDocuments([half, orphan].map((record) => ({ ...record, complete: false })))
    .waitTask();
  await client.index(PASSAGES).deleteDocument(`${half?.id}-2`).waitTask();
  const stray = [
    { ...passage, id: `${half?.id}-99`, position: 99 },
    { ...passage, id: 'c-1', report: 'c' },
  ];
  await client.index(PASSAGES).addDocuments(stray).waitTask();
  expect(await run()).toMatchObject({ indexed: 1, unchanged: 1, reports: 2, passages: 7 });
  expect([await records(), await texts()]).toEqual(whole);
});

it('a change of metadata.csv reads the file again that it speaks of, and no other', async () => {
  write('甲.txt', A);
  write('乙.txt', B);
  write('metadata.csv', 'file,year,town\n甲.txt,2019,甲镇\n');
  await run();
  expect((await records()).map(({ year, place }) => [year, place.town]).sort()).toEqual([
    [2019, '甲镇'],
    [2022, '西塘镇'],
  ]);
  write('metadata.csv', 'file,year,town\n甲.txt,2020,甲镇\n');
  expect(await run()).toMatchObject({ indexed: 1, unchanged: 1 });
  expect((await passages()).map(({ year }) => year).sort()).toEqual([
    2020, 2020, 2020, 2020, 2020, 2022, 2022,
  ]);
  rmSync(join(own.reportsDir, 'metadata.csv'));
  expect(await run()).toMatchObject({ indexed: 1, unchanged: 1 });
  expect((await records()).map(({ year }) => year).sort()).toEqual([2022, 2023]);
});

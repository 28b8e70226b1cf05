/** Indexer runs against a real Meilisearch. */
import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PASSAGES, REPORTS } from './domain/document.ts';
import type { Progress } from './domain/run.ts';
import { A, B, sandbox } from './testing/sandbox.ts';

const box = sandbox();

test('a first run indexes everything, and a second changes nothing', async () => {
  box.write('甲.txt', A);
  box.write('县/乙.md', `---\nyear: 2021\n---\n${B}`);
  const progress: Progress[] = [];
  const first = await box.run({ onProgress: (update) => progress.push(update) });
  expect(first).toMatchObject({
    files: 2,
    indexed: 2,
    unchanged: 0,
    removed: 0,
    failed: [],
    reports: 2,
    passages: 7,
  });
  expect(progress).toEqual([0, 1, 2].map((done) => ({ done, total: 2 })));
  const before = [await box.records(), await box.passages()];
  expect(before[0]).toHaveLength(2);
  expect(await box.texts()).toEqual([...A.split('\n'), ...B.split('\n')].sort());

  expect(await box.run()).toMatchObject({
    files: 2,
    indexed: 0,
    unchanged: 2,
    removed: 0,
    reports: 2,
    passages: 7,
  });
  expect([await box.records(), await box.passages()]).toEqual(before);
});

describe('changed files', () => {
  const joined = A.replace('12件。\n', '12件。');
  test.each([
    ['wording', B, B.split('\n')],
    ['imprint, one line shorter,', A.replace('\n抄送：司法局。', ''), A.split('\n').slice(0, -1)],
    ['imprint, one line longer,', `${A}\n2024年1月9日`, [...A.split('\n'), '2024年1月9日']],
    ['paragraphs', joined, joined.replace('问题\n', '问题').split('\n')],
  ])(
    'a file with changed %s replaces its report and leaves no stale passages',
    async (_, changed, expected) => {
      box.write('甲.txt', A);
      await box.run();
      box.write('甲.txt', changed);
      expect(await box.run()).toMatchObject({ files: 1, indexed: 1, unchanged: 0, removed: 0, reports: 1 });
      expect(await box.texts()).toEqual(expected.toSorted());
      expect(await box.records()).toMatchObject([{ passages: expected.length, complete: true }]);
    },
  );
});

test('reports of deleted files and of files that became unreadable are removed', async () => {
  box.write('甲.txt', A);
  box.write('乙.txt', B);
  await box.run();
  rmSync(box.path('甲.txt'));
  box.write('乙.txt', '');
  expect(await box.run()).toMatchObject({
    files: 1,
    indexed: 0,
    removed: 1,
    failed: [{ file: '乙.txt', reason: '文件是空的' }],
    reports: 0,
    passages: 0,
  });
  expect([await box.records(), await box.passages()]).toEqual([[], []]);
});

test('files outside the roots of a run are not changed', async () => {
  box.write('甲.txt', A);
  box.write('县/乙.txt', B);
  await box.run();
  rmSync(box.path('甲.txt'));
  expect(await box.run({ roots: [box.path('县')] })).toMatchObject({
    files: 1,
    unchanged: 1,
    removed: 0,
    reports: 2,
  });
  expect(await box.run()).toMatchObject({ unchanged: 1, removed: 1, reports: 1 });
});

test('overlapping roots are read once', async () => {
  box.write('甲.txt', A);
  const outcome = await box.run({ roots: [box.settings.reportsDir, box.path('甲.txt')] });
  expect(outcome).toMatchObject({ files: 1, indexed: 1, reports: 1 });
});

test('reports that an interrupted run left incomplete are indexed again', async () => {
  box.write('甲.txt', A);
  box.write('乙.txt', B);
  await box.run();
  const reference = [await box.records(), await box.texts()];
  // 甲 is partly indexed, with a surplus passage of a longer version; 丙 is a report without a file.
  const [partial] = (await box.records()).filter(({ title }) => title.startsWith('枫桥镇'));
  const [passage] = (await box.passages()).filter(({ report }) => report === partial?.id);
  const orphan = {
    ...partial,
    id: 'c',
    sources: partial?.sources.map((source) => ({ ...source, file: '丙.txt' })),
  };
  await box.client
    .index(REPORTS)
    .addDocuments([partial, orphan].map((record) => ({ ...record, complete: false })))
    .waitTask();
  await box.client.index(PASSAGES).deleteDocument(`${partial?.id}-2`).waitTask();
  const stray = [
    { ...passage, id: `${partial?.id}-99`, position: 99 },
    { ...passage, id: 'c-1', report: 'c' },
  ];
  await box.client.index(PASSAGES).addDocuments(stray).waitTask();
  expect(await box.run()).toMatchObject({ indexed: 1, unchanged: 1, reports: 2, passages: 7 });
  expect([await box.records(), await box.texts()]).toEqual(reference);
});

test('a change of metadata.csv causes only the affected file to be read again', async () => {
  box.write('甲.txt', A);
  box.write('乙.txt', B);
  box.write('metadata.csv', 'file,year,town\n甲.txt,2019,甲镇\n');
  await box.run();
  expect((await box.records()).map(({ year, place }) => [year, place.town]).sort()).toEqual([
    [2019, '甲镇'],
    [2022, '西塘镇'],
  ]);
  box.write('metadata.csv', 'file,year,town\n甲.txt,2020,甲镇\n');
  expect(await box.run()).toMatchObject({ indexed: 1, unchanged: 1 });
  expect((await box.passages()).map(({ year }) => year).sort()).toEqual([
    2020, 2020, 2020, 2020, 2020, 2022, 2022,
  ]);
  rmSync(box.path('metadata.csv'));
  expect(await box.run()).toMatchObject({ indexed: 1, unchanged: 1 });
  expect((await box.records()).map(({ year }) => year).sort()).toEqual([2022, 2023]);
});

test('a folder that is suddenly empty, as without its disk, keeps its reports until a rebuild is asked for', async () => {
  box.write('甲.txt', A);
  box.write('县/乙.txt', B);
  await box.run();
  rmSync(box.path('甲.txt'));
  rmSync(box.path('县'), { recursive: true });
  await expect(box.run()).rejects.toThrow(
    / 里没有文件，而索引里有其中 2 份文件的报告；请检查磁盘是否已挂载。确要清空，请运行 npm run index -- --rebuild$/,
  );
  expect(await box.records()).toHaveLength(2);
  expect(await box.run({ rebuild: true })).toMatchObject({ reports: 0 });
  expect(await box.records()).toHaveLength(0);
});

/**
 * Sources of reports after indexer runs against a real Meilisearch: duplicates, rebuilds, metadata,
 * interruptions.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { FILES, PASSAGES, REPORTS, WORDS } from './domain/document.ts';
import { zipOf } from './formats/testing/zip-of.ts';
import type { Settings } from './settings.ts';
import { A, B, sandbox } from './testing/sandbox.ts';

const box = sandbox();

describe('a report in two files', () => {
  beforeEach(async () => {
    box.write('甲.txt', A);
    box.write('副本.txt', `\n\n${A}\n`);
    expect(await box.run()).toMatchObject({ files: 2, indexed: 2, reports: 1, passages: 5 });
    expect(await box.sources()).toEqual([['副本.txt', '甲.txt']]);
  });

  test('a report in two files is unchanged by a second run', async () => {
    expect(await box.run()).toMatchObject({ indexed: 0, unchanged: 2, reports: 1 });
  });

  test.each(['甲.txt', '副本.txt'])('a report in two files survives the deletion of %s', async (name) => {
    rmSync(box.path(name));
    expect(await box.run()).toMatchObject({ removed: 1, reports: 1, passages: 5 });
    expect(await box.sources()).toEqual([[name === '甲.txt' ? '副本.txt' : '甲.txt']]);
    expect(await box.run()).toMatchObject({ unchanged: 1, removed: 0, reports: 1 });
  });

  test.each([
    ['甲.txt', B],
    ['副本.txt', B],
    ['甲.txt', ''],
  ])('a report in two files loses %s as a source if its contents become %j', async (name, text) => {
    box.write(name, text);
    await box.run();
    const other = name === '甲.txt' ? '副本.txt' : '甲.txt';
    expect(await box.sources()).toEqual((text === '' ? [[other]] : [[other], [name]]).sort());
    expect(await box.run()).toMatchObject({ indexed: 0, removed: 0, reports: text === '' ? 1 : 2 });
  });

  test('a report in two files stays one report if a file is renamed', async () => {
    renameSync(box.path('副本.txt'), box.path('新名.txt'));
    expect(await box.run()).toMatchObject({ removed: 1, reports: 1 });
    expect(await box.sources()).toEqual([['新名.txt', '甲.txt']]);
  });
});

describe('files in a zip', () => {
  const gbk = (text: string, hex: string) => ({ text, name: Buffer.from(hex, 'hex') });
  const zip = (entries: Parameters<typeof zipOf>[0]): void => box.write('包.zip', zipOf(entries));

  test('are read as those of a folder, with names of Chinese Windows too, and share reports with other files', async () => {
    box.write('甲.txt', A);
    // 乙.txt and 县/副本.txt in GBK.
    zip({ b: gbk(B, 'd2d22e747874'), a: gbk(A, 'cfd82fb8b1b1be2e747874') });
    expect(await box.run()).toMatchObject({ files: 3, indexed: 3, reports: 2, failed: [] });
    expect(await box.sources()).toEqual([['包.zip/乙.txt'], ['包.zip/县/副本.txt', '甲.txt']]);
    expect(await box.run()).toMatchObject({ indexed: 0, unchanged: 3, removed: 0 });
  });

  test('keep their ids and are not read again where the zip changed and they did not', async () => {
    zip({ '甲.txt': A, '乙.txt': B });
    await box.run();
    const ids = (await box.records()).map(({ id }) => id).sort();
    zip({ '甲.txt': A, '乙.txt': B, '丙.png': 'x' });
    expect(await box.run()).toMatchObject({
      ...{ indexed: 0, unchanged: 2, reports: 2 },
      failed: [{ file: '包.zip/丙.png', reason: expect.stringContaining('图片') }],
    });
    zip({ '甲.txt': A });
    expect(await box.run()).toMatchObject({ indexed: 0, unchanged: 1, removed: 1, reports: 1 });
    expect(ids).toContain((await box.records())[0]?.id);
    rmSync(box.path('包.zip'));
    box.write('乙.txt', B);
    expect(await box.run()).toMatchObject({ removed: 1, reports: 1 });
  });

  test('stay in the index while the zip cannot be read', async () => {
    zip({ '甲.txt': A });
    await box.run();
    box.write('包.zip', 'PK');
    expect(await box.run()).toMatchObject({
      ...{ removed: 0, reports: 1 },
      failed: [{ file: '包.zip', reason: expect.stringMatching(/^不是完整的 zip 压缩包/) }],
    });
  });

  test('are described by a metadata.csv beside the zip or within it, and survive a rebuild', async () => {
    zip({ '甲.txt': A, 'metadata.csv': 'file,year\n甲.txt,2020\n', '乙.txt': B });
    box.write('metadata.csv', 'file,year\n包.zip/乙.txt,2019\n');
    await box.run();
    const years = async () => (await box.records()).map(({ year }) => year).sort();
    expect(await years()).toEqual([2019, 2020]);
    expect(await box.run({ rebuild: true })).toMatchObject({ indexed: 2, reports: 2 });
    expect(await years()).toEqual([2019, 2020]);
  });

  test('given by the path of the zip outside of the reports folder survive a rebuild', async () => {
    const outside = join(box.root, '外.zip');
    writeFileSync(outside, zipOf({ '甲.txt': A }));
    expect(await box.run({ roots: [outside] })).toMatchObject({ indexed: 1, reports: 1 });
    expect(await box.run({ rebuild: true })).toMatchObject({ indexed: 1, reports: 1 });
    expect(await box.sources()).toEqual([[`${outside}/甲.txt`]]);
    rmSync(outside);
  });
});

describe('a rebuild', () => {
  const otherRules = (): Settings => {
    const sectionKinds = join(box.root, 'section-kinds.json');
    writeFileSync(sectionKinds, readFileSync(box.settings.sectionKinds, 'utf8').replaceAll('不足', '欠缺'));
    return { ...box.settings, sectionKinds };
  };

  test('a rebuild is triggered by changed rules', async () => {
    box.write('甲.txt', A.replace('存在问题', '不足之处'));
    await box.run();
    const [before] = await box.records();
    expect(before?.sections).toEqual(['problems']);
    expect(await box.run({}, otherRules())).toMatchObject({ indexed: 1, unchanged: 0, passages: 5 });
    const [after] = await box.records();
    expect(after?.sections).toEqual(['achievements']);
    expect(after?.rulesVersion).not.toBe(before?.rulesVersion);
    expect(await box.run({}, otherRules())).toMatchObject({ indexed: 0, unchanged: 1 });
  });

  test('a requested rebuild reads everything, omits deleted files, and leaves no second index behind', async () => {
    box.write('甲.txt', A);
    box.write('乙.txt', B);
    await box.run();
    rmSync(box.path('乙.txt'));
    expect(await box.run({ rebuild: true })).toMatchObject({
      indexed: 1,
      unchanged: 0,
      reports: 1,
      passages: 5,
    });
    const uids = (await box.client.getRawIndexes()).results.map(({ uid }) => uid);
    expect(uids.sort()).toEqual([FILES, PASSAGES, REPORTS, WORDS].sort());
  });

  test('a rebuild of one file keeps the other reports, also if triggered by changed rules', async () => {
    box.write('甲.txt', A);
    box.write('乙.txt', B);
    const outside = join(box.root, 'outside.txt');
    writeFileSync(outside, `${B}\n持证执法。`);
    await box.run({ roots: [box.settings.reportsDir, outside] });
    expect(await box.run({ roots: [box.path('甲.txt')], rebuild: true })).toMatchObject({ reports: 3 });
    expect(await box.run({ roots: [box.path('甲.txt')] }, otherRules())).toMatchObject({ reports: 3 });
    expect(await box.sources()).toEqual([['乙.txt'], ['甲.txt'], [outside]].sort());
  });
});

describe('a metadata.csv that became unreadable', () => {
  const TABLE = 'file,year,town\n甲.txt,2019,甲镇\n';
  const years = async (): Promise<(number | null)[]> => (await box.records()).map(({ year }) => year).sort();
  beforeEach(async () => {
    box.write('甲.txt', A);
    box.write('乙.txt', B);
    box.write('metadata.csv', TABLE);
    await box.run();
    expect(await years()).toEqual([2019, 2022]);
    box.write('metadata.csv', 'file,year\n甲.txt,"2018\n');
  });

  test('an unreadable metadata.csv changes nothing, and its last metadata applies to files that change', async () => {
    expect(await box.run()).toMatchObject({ unchanged: 2, failed: [{ file: 'metadata.csv' }] });
    box.write('甲.txt', `${A}\n持证执法。`);
    expect(await box.run()).toMatchObject({ indexed: 1, unchanged: 1 });
    expect(await years()).toEqual([2019, 2022]);
  });

  test('the last metadata of an unreadable metadata.csv survives a rebuild and is replaced once it is readable', async () => {
    await box.run({ rebuild: true });
    expect(await years()).toEqual([2019, 2022]);
    box.write('metadata.csv', TABLE);
    expect(await box.run()).toMatchObject({ indexed: 0, unchanged: 2 });
    box.write('metadata.csv', 'file,year\n乙.txt,2020\n');
    expect(await box.run()).toMatchObject({ indexed: 2 });
    expect(await years()).toEqual([2020, 2023]);
  });
});

test('a table of which most rows fail names a thousand of them and counts the others', async () => {
  const rows = Array.from({ length: 1200 }, (_, row) => `第${row}份,\n`).join('');
  box.write('表.csv', `标题,正文\n甲,"${A}"\n${rows}`);
  const { failed, reports } = await box.run();
  expect(reports).toBe(1);
  expect(failed).toHaveLength(1001);
  expect(failed.at(-1)).toEqual({ file: '表.csv', reason: '另有 200 行读不了，没有一一列出' });
});

test('failures and warnings of unchanged files are reported again by a run that reads nothing', async () => {
  box.write('表.csv', `标题,正文\n甲,"${A}"\n乙,\n丙,"${B}"\n`);
  box.write('丁.txt', '只有一段。');
  const first = await box.run();
  expect(first.failed).toEqual([{ file: '表.csv 第 2 行', reason: '这一行没有正文' }]);
  expect(first.warnings.length).toBeGreaterThan(0);
  const second = await box.run();
  expect(second).toMatchObject({ indexed: 0, unchanged: 2, reports: 3 });
  expect([second.failed, second.warnings]).toEqual([first.failed, first.warnings]);
});

describe('interrupted runs', () => {
  /** Simulates an interruption: during a run, files that change have no record. */
  const deleteRecord = async (name: string): Promise<void> => {
    const record = (await box.files()).find(({ path }) => path === name);
    await box.client
      .index(FILES)
      .deleteDocument(record?.id ?? '')
      .waitTask();
  };

  test('no report is lost if a run is interrupted before reading a changed file and the change is reverted', async () => {
    box.write('甲.txt', A);
    await box.run();
    await deleteRecord('甲.txt');
    expect(await box.run()).toMatchObject({ indexed: 1, reports: 1, passages: 5 });
  });

  test('no report is left behind if a run is interrupted before reading a file and the file is deleted', async () => {
    box.write('甲.txt', A);
    box.write('乙.txt', B);
    await box.run();
    await deleteRecord('甲.txt');
    rmSync(box.path('甲.txt'));
    expect(await box.run()).toMatchObject({ removed: 1, reports: 1, passages: 2 });
  });

  test('no report is lost if a run is interrupted between adding the new report of a file and removing the old one', async () => {
    box.write('甲.txt', A);
    await box.run();
    const [old, oldPassages] = [await box.records(), await box.passages()];
    box.write('甲.txt', B);
    await box.run();
    await box.client.index(REPORTS).addDocuments(old).waitTask();
    await box.client.index(PASSAGES).addDocuments(oldPassages).waitTask();
    expect(await box.run()).toMatchObject({ indexed: 1, reports: 1, passages: 2 });
    expect(await box.sources()).toEqual([['甲.txt']]);
    // The same if the change is reverted.
    await box.client.index(REPORTS).addDocuments(old).waitTask();
    await box.client.index(PASSAGES).addDocuments(oldPassages).waitTask();
    box.write('甲.txt', A);
    expect(await box.run()).toMatchObject({ reports: 1, passages: 5 });
  });

  test('no report is lost if a run is interrupted between its two sources, one of which is deleted', async () => {
    box.write('甲.txt', A);
    box.write('副本.txt', A);
    await box.run();
    await deleteRecord('副本.txt');
    rmSync(box.path('副本.txt'));
    expect(await box.run()).toMatchObject({ removed: 1, reports: 1, passages: 5 });
    expect(await box.sources()).toEqual([['甲.txt']]);
    expect(await box.run()).toMatchObject({ indexed: 0, removed: 0, unchanged: 1 });
  });
});

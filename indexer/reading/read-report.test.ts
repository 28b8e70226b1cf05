import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { discover } from '../discover/discover.ts';
import { listFiles } from '../discover/files.ts';
import type { Declared } from '../domain/file.ts';
import { readPlainText } from '../formats/plain-text/plain-text.ts';
import { readFile } from '../formats/read-file.ts';
import { settings } from '../settings.ts';
import { loadSectionKinds } from './outline/section-kinds.ts';
import { Gazetteer } from './place/gazetteer.ts';
import { readReport } from './read-report.ts';
import { readSources } from './read-source.ts';

const SAMPLES = join(import.meta.dirname, '../../data/reports');
const RULES = {
  gazetteer: Gazetteer.load(),
  sectionKinds: loadSectionKinds(settings({}).sectionKinds),
};

function read(text: string, declared: Declared = {}): ReturnType<typeof readReport> {
  return readReport({ lines: readPlainText(text).lines, declared }, '文件名', RULES);
}

const TEXT =
  '枫桥镇 2023 年度法治政府建设情况报告\n2023年，全镇稳步推进，现将情况报告如下：\n一、主要成效\n有成效。';

test('the title passage is verbatim and the title omits the spaces of typesetting', () => {
  const { title, passages } = read(TEXT);
  expect(title).toBe('枫桥镇2023年度法治政府建设情况报告');
  expect(passages[0]).toMatchObject({ role: 'title', text: '枫桥镇 2023 年度法治政府建设情况报告' });
});

describe('declared metadata', () => {
  test.each<[string, Declared, object]>([
    [
      'title',
      { title: '甲镇2020年政府工作报告' },
      { title: '甲镇2020年政府工作报告', genre: '政府工作报告', year: 2020 },
    ],
    ['year', { year: 2019 }, { year: 2019, title: '枫桥镇2023年度法治政府建设情况报告' }],
    [
      'town',
      { town: '甲镇', county: '乙县' },
      { place: { town: '甲镇', county: '乙县', confidence: 'certain' } },
    ],
  ])('a declared %s overrides the text', (_, declared, expected) => {
    const report = read(TEXT, declared);
    expect(report).toMatchObject(expected);
    expect(report.passages.map(({ text }) => text)).toEqual(read(TEXT).passages.map(({ text }) => text));
  });
});

describe('warnings', () => {
  test.each([
    ['a normal report', TEXT, []],
    ['a single line', '枫桥镇2023年法治政府建设情况报告', ['全文只有一段，请核对文件是否完整']],
    [
      'a text without title and year',
      '全镇稳步推进，现将情况报告如下：\n一、主要成效\n有成效。',
      ['没有找到标题，以文件名代替', '没有找到报告年度'],
    ],
  ])('the warnings of %s are as expected', (_, text, warnings) => {
    expect(read(text).warnings).toEqual(warnings);
  });
});

test('a report without a title takes the name of its file', () => {
  expect(read('全镇稳步推进，现将情况报告如下：\n一、主要成效').title).toBe('文件名');
});

test('a file without text is rejected with one sentence', () => {
  expect(() => read(' \n— 1 —\n\u200b')).toThrow(/^文件里没有文字$/);
});

describe('metadata of the sample reports', async () => {
  const { declared } = await discover({ reportsDir: SAMPLES, followLinks: false }, [SAMPLES]);
  const { files } = await listFiles(SAMPLES, (absolute) => absolute.slice(SAMPLES.length + 1));
  test.each(files.filter(({ path }) => path.endsWith('.txt')))(
    'the text of $path agrees with metadata.csv',
    async (file) => {
      const { title, year, town } = declared.get(file.path) ?? {};
      const { value } = await readSources(file, undefined, RULES, readFile).next();
      const report = typeof value === 'object' ? value.report : null;
      if (!report) throw new Error('no report in the file');
      expect([report.title, report.year, report.place.town]).toEqual([title ?? report.title, year, town]);
    },
  );
});

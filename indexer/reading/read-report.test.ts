import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { discover } from '../discover/discover.ts';
import { listFiles } from '../discover/files.ts';
import type { Declared } from '../domain/file.ts';
import { readHtml } from '../formats/html/html.ts';
import { readPlainText } from '../formats/plain-text/plain-text.ts';
import { readFile } from '../formats/read-file.ts';
import { docxOf, p, t } from '../formats/testing/docx-of.ts';
import { readDocx } from '../formats/word/docx/docx.ts';
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

test('a report delivered to a congress is a work report, whatever its title', () => {
  const body =
    '现在，我代表县人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n2023年，各项工作有成效。';
  expect(read(body).genre).toBe('政府工作报告');
});

describe('a heading of 60 characters with a paragraph mark', () => {
  const heading = `一、${'坚持依法行政，推动各项工作再上新台阶，'.repeat(3)}持续增进民生福祉`;
  const paragraphs = ['青禾镇2023年工作总结', heading, '全年召开会议3次。'];
  test.each([
    ['Word', () => readDocx(docxOf(paragraphs.map((text) => p(t(text))).join('')))],
    [
      'HTML',
      () =>
        readHtml(
          new TextEncoder().encode(
            `<div id="zoom">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>`,
          ),
        ),
    ],
  ])('in %s is not joined with the next paragraph', async (_, readSource) => {
    const { lines } = await readSource();
    const { outline, passages } = readReport({ lines, declared: {} }, '文件名', RULES);
    expect(outline.map(({ number, text }) => `${number}${text}`)).toEqual([heading]);
    expect(passages.map(({ text }) => text)).toEqual(paragraphs);
  });
});

test('the sections of a statute have no kinds', () => {
  const text =
    '青禾县河道管理办法\n第一章 重点工作\n第一条 为了管理，制定本办法。\n第二章 保障措施\n第二条 本办法自公布之日起施行。';
  expect(read(text).sections).toEqual(['other']);
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

/** Every citation format, each for any report. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { CitationFormat } from '../../contract/citations.ts';
import { placedIn, recordOf } from '../../testing/record-of.ts';
import { cite } from '../cite.ts';

const TODAY = '2026-11-02';
const URL = 'https://example.gov.cn/fzzf.html';
const WHERE = '一、主要举措和成效 （三）规范执法 第2段';
const FORMATS: readonly CitationFormat[] = [
  'gbt7714-2015',
  'gbt7714-2025',
  'markdown',
  'text',
  'bibtex',
  'ris',
  'csl-json',
];

function textOf(format: CitationFormat, fields: Parameters<typeof recordOf>[0] = {}): string {
  return cite(placedIn(recordOf(fields)), format, TODAY).text;
}

describe('GB/T 7714', () => {
  const head = '清漪县柳汀镇人民政府. 柳汀镇人民政府关于2022年度法治政府建设情况的报告';
  const undated = { issuedOn: null, year: null };
  const bodies = ['甲镇人民政府', '乙镇人民政府', '丙镇人民政府', '丁镇人民政府'];
  const [one, two, three] = bodies;
  for (const [name, fields, in2015, in2025] of [
    [
      'a report',
      {},
      `${head}: 柳政发〔2023〕5号[R]. 2023: ${WHERE}.`,
      `${head}：柳政发〔2023〕5号[R]. 2023-01-16：${WHERE}.`,
    ],
    [
      'an online report, with an access date only in 2015',
      { url: URL, publishedOn: '2023-01-20' },
      `${head}: 柳政发〔2023〕5号[R/OL]. 2023: ${WHERE}(2023-01-20)[${TODAY}]. ${URL}.`,
      `${head}：柳政发〔2023〕5号[R/OL]. 2023-01-16：${WHERE}. ${URL}.`,
    ],
    [
      'a report without a date, whose covered year is an estimate',
      { issuedOn: null, documentNumber: null },
      `${head}[R]. [2022]: ${WHERE}.`,
      `${head}[R]. [2022]：${WHERE}.`,
    ],
    [
      'a report without a date or year',
      { ...undated, documentNumber: null, url: URL },
      `${head}[R/OL]. ${WHERE}[${TODAY}]. ${URL}.`,
      `${head}[R/OL]. ${WHERE}. ${URL}.`,
    ],
    [
      'a report with two issuers',
      { issuers: bodies.slice(0, 2), title: '报告', documentNumber: null },
      `${one}, ${two}. 报告[R]. 2023: ${WHERE}.`,
      `${one}，${two}. 报告[R]. 2023-01-16：${WHERE}.`,
    ],
    [
      'a report with more than three issuers',
      { issuers: bodies, title: '报告', documentNumber: null },
      `${one}, ${two}, ${three}, 等. 报告[R]. 2023: ${WHERE}.`,
      `${one}，${two}，${three}，等. 报告[R]. 2023-01-16：${WHERE}.`,
    ],
    [
      'a report without an issuer',
      { issuers: [], title: '报告', documentNumber: null },
      `报告[R]. 2023: ${WHERE}.`,
      `报告[R]. 2023-01-16：${WHERE}.`,
    ],
  ] as const) {
    test(`GB/T 7714 of 2015 and 2025 cite ${name}`, () => {
      expect(textOf('gbt7714-2015', fields)).toBe(in2015);
      expect(textOf('gbt7714-2025', fields)).toBe(in2025);
    });
  }
});

describe('the other forms', () => {
  test('a citation in running text names the report, its issuer, number, date and the paragraph', () => {
    expect(textOf('text')).toBe(
      `《柳汀镇人民政府关于2022年度法治政府建设情况的报告》（清漪县柳汀镇人民政府，柳政发〔2023〕5号，2023-01-16，${WHERE}）`,
    );
  });

  test('a Markdown citation quotes the passage', () => {
    expect(textOf('markdown')).toMatch(/^> 推行“板凳议事会”，调解纠纷37件。\n>\n> ——清漪县柳汀镇人民政府\. /);
  });

  test('CSL-JSON has the fields of its schema for a report, and the pinpoint', () => {
    expect(JSON.parse(textOf('csl-json', { url: URL }))).toEqual([
      {
        id: 'zhenjian-0123456789abcdef',
        type: 'report',
        language: 'zh-CN',
        title: '柳汀镇人民政府关于2022年度法治政府建设情况的报告',
        author: [{ literal: '清漪县柳汀镇人民政府' }],
        number: '柳政发〔2023〕5号',
        genre: '法治政府建设报告',
        issued: { 'date-parts': [[2023, 1, 16]] },
        URL,
        accessed: { 'date-parts': [[2026, 11, 2]] },
        locator: WHERE,
        note: WHERE,
      },
    ]);
  });

  test('a citation of any report has no gaps, and one for a list or running text is a single line', () => {
    const date = fc.constantFrom(null, '2023-01-16');
    const words = fc.string({
      unit: fc.constantFrom('镇', '\n', '{', '}', '%', '\\', '&', ':', ' ', 'a'),
      minLength: 1,
    });
    const records: fc.Arbitrary<ReportRecord> = fc
      .record({
        title: words.map((text) => `报告${text}`),
        issuers: fc.array(
          words.map((text) => `机关${text}`),
          { maxLength: 5 },
        ),
        documentNumber: fc.option(fc.constant('〔2023〕5号')),
        issuedOn: date,
        publishedOn: date,
        year: fc.constantFrom(null, 2022),
        url: fc.constantFrom('', URL),
      })
      .map(({ url, ...fields }) => recordOf(url === '' ? fields : { ...fields, url }));
    fc.assert(
      fc.property(records, fc.constantFrom(...FORMATS), (record, format) => {
        const { text } = cite(placedIn(record), format, TODAY);
        expect(text).not.toMatch(/null|undefined|NaN|\. \.|: \.|\[\]/);
        if (format.startsWith('gbt') || format === 'text') expect(text).not.toContain('\n');
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

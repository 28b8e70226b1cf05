/**
 * A corpus of invented files, each with a defect that real files had and that made a reading go wrong: every one is
 * read as the indexer reads it. The files of `files/` are text; `built.ts` makes the others.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { listFiles } from '../../discover/files.ts';
import { PLACE_LEVELS } from '../../domain/place.ts';
import type { ReportText } from '../../domain/report.ts';
import { readFile } from '../../formats/read-file.ts';
import { settings } from '../../settings.ts';
import { readSources } from '../read-source.ts';
import { readingRules } from '../rules.ts';
import { BODY, BUILT, FULL, LONG_HEADING, TITLE } from './built.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'zhenjian-defects-'));
const TEXTS = join(import.meta.dirname, 'files');
for (const name of readdirSync(TEXTS)) writeFileSync(join(FOLDER, name), readFileSync(join(TEXTS, name)));
for (const [name, bytes] of Object.entries(BUILT)) writeFileSync(join(FOLDER, name), bytes);
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const RULES = readingRules(settings({}));
const { files, failed } = await listFiles(FOLDER, (absolute) => absolute.slice(FOLDER.length + 1));

/** What a file must give; what is not named is not looked at. */
interface Expected {
  readonly title?: string;
  /** Names of the levels known, outermost first; 全国 for the nation, empty for none. */
  readonly place?: string;
  readonly year?: number | null;
  readonly issuedOn?: string | null;
  readonly issuers?: readonly string[];
  readonly documentNumber?: string;
  /** All passages, white space aside. */
  readonly passages?: readonly string[];
  /** Kinds of its sections in order. */
  readonly kinds?: readonly string[];
  /** Reports of the file, where there are several, by title. */
  readonly titles?: readonly string[];
  /** Why the file, or a row of it, is not read. */
  readonly refused?: RegExp;
}

const READ = [TITLE, BODY];
const FIGURE = [...READ, '坚持普法惠民，全年共有125万人次参加普法活动。'];
const MEETINGS = '全年召开会议12次。';
const SPEECH = ['2026年甲山市政府工作报告', '现在，我代表市人民政府，向大会报告工作，请予审议。'];
const NO_ARTICLE = /^网页里没有可读的正文，正文可能由脚本载入；/;
const PRINTED = [TITLE, ...Array.from({ length: 2 }, () => `${FULL.slice(2)}${FULL}效。`)];
/** Several pages of the same paragraphs. */
const repeated = (pages: number): string[] => [
  TITLE,
  ...Array.from({ length: pages }, () => PRINTED.slice(1)).flat(),
];

const CASES: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  'figures stay in their sentences, page numbers go': {
    'figure-alone.txt': { passages: FIGURE },
    'figure-alone.md': { passages: FIGURE },
    'figure-alone.html': { passages: FIGURE },
    'page-numbers.txt': {
      passages: [
        TITLE,
        ...['一', '二', '三'].flatMap((number) => [
          `第${number}项工作按期完成，群众满意度稳步提高。`,
          `镇里召开专题会议，研究部署人民调解工作${number}次。`,
        ]),
      ],
    },
  },
  'tools, navigation and marks are no text': {
    'tools-in-cells.csv': {
      title: SPEECH[0] ?? '',
      passages: [SPEECH[0] ?? '', '各位代表：', SPEECH[1] ?? ''],
    },
    'tools-in-cells.xlsx': { passages: READ },
    'tools-in-records.jsonl': { passages: SPEECH },
    'copied-page.txt': { title: TITLE, passages: READ },
    'pasted-page.docx': { title: TITLE, passages: READ },
    'printed-page.pdf': { title: TITLE, passages: PRINTED },
    'comments.md': { passages: [TITLE, '一、主要举措。全年召开专题会议12次。'] },
    'inline-marks.md': {
      title: TITLE,
      passages: [
        TITLE,
        '见年度报告全文，全年化解矛盾纠纷120件，面积5*3亩。',
        '当事人李*、王**同意调解，1.签字，2.归档。',
      ],
    },
  },
  'pages without an article are refused': {
    'unfilled-template.html': { refused: NO_ARTICLE },
    'disclaimer.html': { refused: NO_ARTICLE },
    'list-of-reports.html': { refused: NO_ARTICLE },
    'cover-page.html': {
      refused: /^网页里没有可读的正文，正文在附件“甲山县2023年法治政府建设情况报告\.pdf”里/,
    },
    'short-article.html': { title: '甲山县人民政府关于禁止露天焚烧的公告' },
  },
  titles: {
    'title-notice.txt': { title: '甲山县青禾镇人民政府关于做好2024年春季森林防火工作的通知' },
    'title-opinion.txt': { title: '甲山县青禾镇关于推进法治乡镇建设的实施意见' },
    'title-rules.txt': { title: '甲山县青禾镇网格员管理办法（试行）' },
    'title-plan.txt': { title: '甲山县国民经济和社会发展第十五个五年规划纲要' },
    'title-decision.txt': { title: '甲山县人民政府关于废止部分行政规范性文件的决定' },
    'title-of-two-plans.txt': { title: '甲山县青禾镇2023年工作总结暨2024年工作计划' },
    'statute-below-order.txt': { title: '甲山县河道保护条例', kinds: [] },
    'order-alone.txt': { title: 'order-alone' },
    'attachment-number.txt': { title: '甲山县青禾镇2024年重大行政决策事项目录清单' },
    'standard.txt': { title: '乡镇综合行政执法规范' },
    'letterhead.txt': {
      title: '甲山县青禾镇人民政府关于印发《青禾镇2024年普法工作方案》的通知',
      documentNumber: '青政发〔2024〕7号',
      issuers: ['甲山县青禾镇人民政府'],
      issuedOn: '2024-03-01',
    },
    'letterhead.docx': {
      title: '甲山县青禾镇人民政府关于加强消防安全工作的决定',
      documentNumber: '青政发〔2024〕9号',
      issuers: ['甲山县青禾镇人民政府'],
    },
  },
  places: {
    'place-city-like-a-township.txt': { place: '河南省 新乡市' },
    'place-city-like-a-town.txt': { place: '江西省 景德镇市', year: 2023 },
    'place-county-like-a-township.txt': { place: '山东省 济宁市 金乡县' },
    'place-revitalisation.txt': { place: '四川省' },
    'place-employment.txt': { place: '' },
    'place-province-in-title.txt': { place: '四川省', year: 2024, issuers: ['四川省人民政府'] },
    'place-mayor.txt': { place: '宁夏回族自治区 中卫市' },
    'place-autonomous-region.txt': { place: '新疆维吾尔自治区' },
    'place-state-council.txt': { place: '全国', issuers: ['国务院'] },
    'place-ministry.txt': { place: '全国', issuers: ['生态环境部'] },
    'place-zone.txt': { place: '福建省 漳州市', issuers: ['漳州高新技术产业开发区管理委员会'] },
    'place-unknown-town.txt': { place: '甲山县 云间镇' },
    'place-city-of-the-corps.txt': { place: '新疆维吾尔自治区 石河子市' },
    'place-occasion.txt': { place: '吉林省 白城市', year: 2021, issuedOn: '2021-01-12' },
  },
  'years and dates': {
    'date-in-title.txt': { place: '辽宁省', year: 2020, issuedOn: '2020-01-12' },
    'december-congress.txt': { place: '浙江省 温州市 平阳县', year: 2024, issuedOn: '2023-12-27' },
    'reported-year.txt': { year: 2023, issuedOn: '2024-01-09' },
    'declared-title.csv': { title: '甲山市政府工作报告', year: 2021, issuedOn: '2021-01-12' },
    'han-numerals.txt': { place: '内蒙古自治区 巴彦淖尔市', year: 2024, issuedOn: '2024-01-20' },
    'date-in-figures.txt': { issuedOn: '2024-01-09' },
    'date-beside-signature.txt': { issuedOn: '2024-01-09', issuers: ['诸暨市枫桥镇人民政府'] },
  },
  'headings and sections': {
    'long-heading.docx': { passages: [TITLE, '一、主要成效', LONG_HEADING, BODY] },
    'long-heading.html': { passages: [TITLE, '一、主要成效', LONG_HEADING, BODY] },
    'section-kinds.txt': { kinds: ['achievements', 'problems', 'plan'] },
  },
  'fixed layout': {
    'contents.pdf': { passages: PRINTED },
    'running-head.pdf': { passages: repeated(3) },
    'version.ofd': { passages: [...READ, BODY] },
  },
  issuers: {
    'joint-issuers.txt': {
      issuers: ['中共诸暨市枫桥镇委员会', '诸暨市枫桥镇人民政府'],
      documentNumber: '枫镇委〔2024〕1号',
    },
    'joint-issuers-on-two-lines.txt': {
      title: '关于2023年度法治政府建设情况的报告',
      issuers: ['中共诸暨市枫桥镇委员会', '诸暨市枫桥镇人民政府'],
    },
    'government-spoken-for.txt': { issuers: ['白城市人民政府'] },
    'office-of-a-league.txt': { issuers: ['锡林郭勒盟行政公署'], place: '内蒙古自治区 锡林郭勒盟' },
  },
  'tables and wrong names': {
    'ragged-rows.csv': { titles: ['甲山县青禾镇报告', '甲山县云间镇报告'] },
    'broken-row.csv': {
      titles: ['甲山县青禾镇报告', '甲山县云间镇报告'],
      refused: /^第 3 行有 5 格而表头有 3 列/,
    },
    'archive.html': { refused: /^扩展名是 \.html，内容却是压缩包，不能读取；请解压后重试$/ },
    'opendocument.docx': { title: TITLE, passages: READ },
  },
  'every format': {
    'opendocument.odt': { passages: READ },
    'rich-text.rtf': { passages: [TITLE, MEETINGS] },
    'word-97.doc': { passages: READ },
    'word-97.wps': { passages: READ },
    'excel-97.xls': { passages: READ, year: 2023 },
    'excel-97.et': { passages: READ, year: 2023 },
    'opendocument.ods': { passages: READ },
    'tabs.tsv': { passages: [TITLE, MEETINGS] },
    'saved-page.mhtml': { passages: READ },
    'gb18030-names.zip/报告.txt': { passages: READ },
  },
};

async function read(path: string): Promise<{ reports: ReportText[]; refused: string[] }> {
  const file = files.find((listed) => listed.path === path);
  if (!file) throw new Error(`${path} is not listed`);
  const reports: ReportText[] = [];
  const refused: string[] = [];
  try {
    for await (const reading of readSources(file, undefined, RULES, readFile))
      if (reading.report) reports.push(reading.report);
      else refused.push(reading.reason);
  } catch (error) {
    refused.push(error instanceof Error ? error.message : String(error));
  }
  return { reports, refused };
}

function fieldsOf(report: ReportText): Required<Omit<Expected, 'titles' | 'refused'>> {
  const names = PLACE_LEVELS.map((level) => report.place[level]).filter((name) => name !== null);
  return {
    title: report.title,
    place: report.place.key === '000000' ? '全国' : names.join(' '),
    year: report.year,
    issuedOn: report.issuedOn,
    issuers: report.issuers,
    documentNumber: report.documentNumber ?? '',
    passages: report.passages.map(({ text }) => text.replace(/\s/g, '')),
    kinds: report.sections,
  };
}

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  test.each(Object.entries(cases))('%s', async (path, { titles, refused: sentence, ...expected }) => {
    const { reports, refused } = await read(path);
    if (sentence) expect(refused).toEqual([expect.stringMatching(sentence)]);
    else expect(refused).toEqual([]);
    if (titles) expect(reports.map(({ title }) => title)).toEqual(titles);
    const [report] = reports;
    const found = report && fieldsOf(report);
    for (const [field, value] of Object.entries(expected))
      expect(found?.[field as keyof typeof found], field).toEqual(value);
  });
});

test('every file of the corpus is read by a test', () => {
  expect(failed).toEqual([]);
  expect(files.map(({ path }) => path).sort()).toEqual(Object.values(CASES).flatMap(Object.keys).sort());
});

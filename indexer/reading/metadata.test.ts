import { describe, expect, test } from 'vitest';
import { readLines } from '../formats/plain-text/plain-text.ts';
import { documentParts } from './document-parts.ts';
import { namedIssuers } from './issuers.ts';
import { documentNumberOf, genreOf, issueDateOf } from './metadata.ts';
import { paragraphs } from './paragraphs.ts';
import { yearOf } from './year.ts';

const TITLE = '青禾镇2023年法治政府建设情况报告';
const BODY = '全镇依法行政水平稳步提升，现将情况报告如下。';

function partsOf(text: string): ReturnType<typeof documentParts> {
  return documentParts(readLines(text));
}

test.each([
  [TITLE, '法治政府建设报告'],
  ['青禾镇2015年依法行政工作报告', '法治政府建设报告'],
  ['2023年青禾镇政府工作报告', '政府工作报告'],
  ['关于政府工作报告的决议', 'other'],
  ['青禾省人民政府2012年工作报告', '政府工作报告'],
  ['青禾镇2023年工作总结', 'other'],
])('the genre of %s is %s', (title, genre) => {
  expect(genreOf(title)).toBe(genre);
});

describe('the year reported on', () => {
  const year = (title: string, body: string): number | null =>
    yearOf(title, paragraphs(readLines(body)), '法治政府建设报告');
  test.each([
    ['comes from the title, not from the date of issue', TITLE, '2024年1月，镇政府召开会议。', 2023],
    ['may be written in Chinese digits', '青禾镇二〇二三年法治政府建设报告', BODY, 2023],
    ['may be written with ○ for 〇', '青禾镇二○二○年法治政府建设报告', BODY, 2020],
    ['may be followed by a space', '青禾镇2023 年度法治政府建设报告', BODY, 2023],
    ['comes from the text if the title has none', '法治政府建设报告', '2023年，我镇法治建设推进。', 2023],
    [
      'is the year of the work, not of a cited document',
      '法治政府建设报告',
      '按照2021年印发的方案，我镇扎实推进2022年度法治政府建设工作。现将2022年法治工作报告如下。',
      2022,
    ],
    ['is not the year of a cited law', '法治政府建设报告', '《纲要（2021—2025年）》印发。', null],
    ['is not a range of years', '青禾镇（2021—2025年）法治建设报告', BODY, null],
    ['is null if nothing states it', '法治政府建设报告', BODY, null],
  ])('the year reported on %s', (_, title, body, expected) => {
    expect(year(title, body)).toBe(expected);
  });
});

describe('the year of a report on the work of the government', () => {
  const year = (
    title: string,
    deliveredOn: string | null,
    body = '各位代表：',
    government: string | null = null,
  ) =>
    yearOf(title, paragraphs(readLines(body)), government ? 'other' : '政府工作报告', {
      opening: { deliveredOn, government },
    });
  test.each([
    ['is that of its title', '2009年石门省政府工作报告', '2010-01-26', '', 2009],
    ['may be in brackets', '青禾市人民政府工作报告（2012）', '2011-11-15', '', 2012],
    ['may be letter-spaced', '2 0 1 4 年 政府工作报告', '2014-01-09', '', 2014],
    ['is that of the congress', '政府工作报告', '2021-01-12', '一、2020年工作回顾', 2021],
    [
      'is no date in the title',
      '政府工作报告（2021年12月21日 张三）',
      '2021-12-21',
      '2022年工作的总体要求',
      2022,
    ],
    [
      'is the next for a congress in December',
      '政府工作报告',
      '2023-12-28',
      '一、2023年工作回顾\n明年要好。',
      2024,
    ],
    ['stays if December plans nothing', '政府工作报告', '1957-12-20', '一、五年的成就', 1957],
    ['is no horizon of a plan', '关于计划和2010年远景规划的政府工作报告', '1996-02-03', '', 1996],
    ['follows the year looked back on', '政府工作报告', null, '一、2019年工作回顾\n有成效。', 2020],
    [
      'is the year planned',
      '政府工作报告',
      null,
      '一、过去五年工作回顾\n好。\n二、2023年重点任务\n好。',
      2023,
    ],
  ])('%s', (_, title, deliveredOn, body, expected) => {
    expect(year(title, deliveredOn, `各位代表：\n${body}`)).toBe(expected);
  });

  test('a speech of another genre has the year of its congress only', () => {
    expect(year('关于五年计划的报告', '2001-01-10', '好。', '省')).toBe(2001);
    expect(year('关于五年计划的报告', null, '到2005年的目标', '省')).toBeNull();
  });
});

describe('the document number', () => {
  test.each([
    [
      'is taken from the letterhead',
      `青禾镇人民政府文件\n青政发〔2024〕7号\n${TITLE}\n${BODY}`,
      '青政发〔2024〕7号',
    ],
    ['is taken from below the title', `${TITLE}\n青政〔2024〕12号\n${BODY}`, '青政〔2024〕12号'],
    [
      'may contain spaces and other brackets',
      `青政办 [ 2024 ] 第 7 号\n${TITLE}\n${BODY}`,
      '青政办[2024]第7号',
    ],
    [
      'is not taken from a citation in the text',
      `${TITLE}\n按照县政府文件（石政发〔2023〕5号）要求，扎实推进。`,
      null,
    ],
    [
      'is not taken from a citation on a line of its own in the body',
      `${TITLE}\n${BODY}\n石政发〔2023〕5号\n全年学习。`,
      null,
    ],
    ['is null if there is none', `${TITLE}\n${BODY}`, null],
  ])('the document number %s', (_, text, expected) => {
    expect(documentNumberOf(partsOf(text))).toBe(expected);
  });
});

describe('the date of issue', () => {
  const dated = (...lines: string[]): string | null =>
    issueDateOf(partsOf([TITLE, BODY, ...lines].join('\n')));
  test.each([
    ['is taken from under the signature', ['青禾镇人民政府', '2024年1月9日'], '2024-01-09'],
    ['may contain spaces', ['青禾镇人民政府', '2024 年 1 月 9 日'], '2024-01-09'],
    ['may be written in Chinese digits', ['二〇二三年十二月三十一日'], '2023-12-31'],
    ['may be written with ○ for 〇', ['二○二四年一月十日'], '2024-01-10'],
    ['may be written with the letter O for 〇', ['二O二四年十月二十日'], '2024-10-20'],
    [
      'takes precedence over the printing date',
      ['2024年1月9日', '青禾镇办公室　2024年1月12日印发'],
      '2024-01-09',
    ],
    ['is the printing date if there is no other', ['青禾镇办公室　2024年1月12日印发'], '2024-01-12'],
    ['is null for a month that does not exist', ['2024年13月9日'], null],
    ['is null for a day that does not exist', ['2023年2月30日'], null],
    ['is not taken from the body', ['2024年1月9日，镇政府召开会议。'], null],
  ])('the date of issue %s', (_, lines, expected) => {
    expect(dated(...lines)).toBe(expected);
  });

  test('the date of issue may be below the title', () => {
    expect(issueDateOf(partsOf(`${TITLE}\n发布日期：2024年1月9日\n${BODY}`))).toBe('2024-01-09');
  });
});

describe('issuers that stand together', () => {
  const title = (text: string): string[] => namedIssuers(partsOf(BODY), text);
  test.each([
    ['中共青禾镇委员会　青禾镇人民政府关于2023年法治政府建设的报告', ['中共青禾镇委员会', '青禾镇人民政府']],
    ['中共青禾镇委员会青禾镇人民政府关于2023年法治政府建设的报告', ['中共青禾镇委员会', '青禾镇人民政府']],
    ['青禾市司法局2023年度法治政府建设情况报告', ['青禾市司法局']],
    ['2024年四川省人民政府工作报告', ['四川省人民政府']],
    ['2024年省人民政府工作报告', []],
    ['第十四届全国人民代表大会第三次会议关于政府工作报告的决议', ['全国人民代表大会']],
  ])('%s', (text, expected) => {
    expect(title(text)).toEqual(expected);
  });

  test('are separated in a signature on one line', () => {
    const parts = partsOf(`${TITLE}\n${BODY}\n中共青禾镇委员会  青禾镇人民政府\n2024年1月9日`);
    expect(namedIssuers(parts, TITLE)).toEqual(['中共青禾镇委员会', '青禾镇人民政府']);
  });
});

describe('the issuers', () => {
  test.each([
    [
      'come from the letterhead',
      `石门县青禾镇人民政府文件\n${TITLE}\n${BODY}\n青禾镇人民政府`,
      TITLE,
      ['石门县青禾镇人民政府'],
    ],
    ['come from the signature', `${TITLE}\n${BODY}\n青禾镇人民政府\n2024年1月9日`, TITLE, ['青禾镇人民政府']],
    [
      'are all organisations that signed',
      `${TITLE}\n${BODY}\n中共青禾镇委员会\n青禾镇人民政府\n2024年1月9日`,
      TITLE,
      ['中共青禾镇委员会', '青禾镇人民政府'],
    ],
    [
      'do not include the office that printed it',
      `${TITLE}\n${BODY}\n青禾镇党政办公室\n2024年1月9日印发`,
      TITLE,
      [],
    ],
    [
      'come from the title',
      BODY,
      '中共青禾镇委员会 青禾镇人民政府关于2023年法治政府建设的报告',
      ['中共青禾镇委员会', '青禾镇人民政府'],
    ],
    ['are empty if unknown', `${TITLE}\n${BODY}`, TITLE, []],
  ])('the issuers %s', (_, text, title, expected) => {
    expect(namedIssuers(partsOf(text), title)).toEqual(expected);
  });
});

describe('dates below a signature', () => {
  test.each([
    ['诸暨市枫桥镇人民政府\n2024.1.9', '2024-01-09'],
    ['诸暨市枫桥镇人民政府\n2024-01-09', '2024-01-09'],
    ['诸暨市枫桥镇人民政府　　2024年1月9日', '2024-01-09'],
    ['诸 暨 市 枫 桥 镇 人 民 政 府\n二零二四年元月廿九日', '2024-01-29'],
    ['2024.1.9', null],
    ['诸暨市枫桥镇人民政府\n2024.13.9', null],
  ])('%s', (imprint, date) => {
    const text = `枫桥镇2023年法治政府建设情况报告\n全年召开会议12次。\n${imprint}`;
    expect(issueDateOf(documentParts(readLines(text)))).toBe(date);
  });
});

test.each([
  ['枫桥镇2023法治政府建设情况报告', 2023],
  ['奋力谱写新篇章——2024年安吉县政府工作报告', 2024],
  ['安吉县法治政府建设实施方案（2021——2025年）', null],
])('the year of the title %s is %s', (title, year) => {
  expect(yearOf(title, [], 'other')).toBe(year);
});

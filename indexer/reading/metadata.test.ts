import { describe, expect, it } from 'vitest';
import { readLines } from '../formats/plain-text/plain-text.ts';
import { documentParts } from './document-parts.ts';
import { documentNumberOf, genreOf, issuedOn, issuersOf, yearOf } from './metadata.ts';
import { paragraphs } from './paragraphs.ts';

const TITLE = '青禾镇2023年法治政府建设情况报告';
const BODY = '全镇依法行政水平稳步提升，现将情况报告如下。';

function framed(text: string): ReturnType<typeof documentParts> {
  return documentParts(readLines(text));
}

it.each([
  [TITLE, '法治政府建设报告'],
  ['青禾镇2015年依法行政工作报告', '法治政府建设报告'],
  ['2023年青禾镇政府工作报告', '政府工作报告'],
  ['关于政府工作报告的决议', 'other'],
  ['青禾镇2023年工作总结', 'other'],
])('%s is a %s', (title, genre) => {
  expect(genreOf(title)).toBe(genre);
});

describe('the year reported on', () => {
  const year = (title: string, body: string): number | null =>
    yearOf(title, paragraphs(readLines(body)), '法治政府建设报告');
  it.each([
    ['is the title’s, not that of issue', TITLE, '2024年1月，镇政府召开会议。', 2023],
    ['may stand in Chinese digits', '青禾镇二〇二三年法治政府建设报告', BODY, 2023],
    ['may stand with ○ for 〇', '青禾镇二○二○年法治政府建设报告', BODY, 2020],
    ['may have a space behind it', '青禾镇2023 年度法治政府建设报告', BODY, 2023],
    ['is the text’s, where the title has none', '法治政府建设报告', '2023年，我镇法治建设推进。', 2023],
    [
      'is the one that the work is said to be of',
      '法治政府建设报告',
      '按照2021年印发的方案，我镇扎实推进2022年度法治政府建设工作。现将2022年法治工作报告如下。',
      2022,
    ],
    ['is not a year that only a law bears', '法治政府建设报告', '《纲要（2021—2025年）》印发。', null],
    ['is not a span of years', '青禾镇（2021—2025年）法治建设报告', BODY, null],
    ['is open where nothing says it', '法治政府建设报告', BODY, null],
  ])('%s', (_, title, body, expected) => {
    expect(year(title, body)).toBe(expected);
  });
});

describe('the document number', () => {
  it.each([
    ['of the letterhead', `青禾镇人民政府文件\n青政发〔2024〕7号\n${TITLE}\n${BODY}`, '青政发〔2024〕7号'],
    ['below the title', `${TITLE}\n青政〔2024〕12号\n${BODY}`, '青政〔2024〕12号'],
    ['with spaces and other brackets', `青政办 [ 2024 ] 第 7 号\n${TITLE}\n${BODY}`, '青政办[2024]第7号'],
    ['cited in the text is another’s', `${TITLE}\n按照县政府文件（石政发〔2023〕5号）要求，扎实推进。`, null],
    ['cited on a line of its own in the body', `${TITLE}\n${BODY}\n石政发〔2023〕5号\n全年学习。`, null],
    ['nowhere', `${TITLE}\n${BODY}`, null],
  ])('%s', (_, text, expected) => {
    expect(documentNumberOf(framed(text))).toBe(expected);
  });
});

describe('the date of issue', () => {
  const dated = (...lines: string[]): string | null => issuedOn(framed([TITLE, BODY, ...lines].join('\n')));
  it.each([
    ['under the signature', ['青禾镇人民政府', '2024年1月9日'], '2024-01-09'],
    ['with spaces', ['青禾镇人民政府', '2024 年 1 月 9 日'], '2024-01-09'],
    ['in Chinese digits', ['二〇二三年十二月三十一日'], '2023-12-31'],
    ['in Chinese digits with ○', ['二○二四年一月十日'], '2024-01-10'],
    ['in Chinese digits with the letter O', ['二O二四年十月二十日'], '2024-10-20'],
    ['before that of printing', ['2024年1月9日', '青禾镇办公室　2024年1月12日印发'], '2024-01-09'],
    ['of printing, where it is the only one', ['青禾镇办公室　2024年1月12日印发'], '2024-01-12'],
    ['that no calendar has', ['2024年13月9日'], null],
    ['that February has not', ['2023年2月30日'], null],
    ['in the body is none', ['2024年1月9日，镇政府召开会议。'], null],
  ])('%s', (_, lines, expected) => {
    expect(dated(...lines)).toBe(expected);
  });

  it('may stand below the title', () => {
    expect(issuedOn(framed(`${TITLE}\n发布日期：2024年1月9日\n${BODY}`))).toBe('2024-01-09');
  });
});

describe('the issuers', () => {
  it.each([
    [
      'of the letterhead',
      `石门县青禾镇人民政府文件\n${TITLE}\n${BODY}\n青禾镇人民政府`,
      TITLE,
      ['石门县青禾镇人民政府'],
    ],
    ['that signed', `${TITLE}\n${BODY}\n青禾镇人民政府\n2024年1月9日`, TITLE, ['青禾镇人民政府']],
    [
      'that signed together',
      `${TITLE}\n${BODY}\n中共青禾镇委员会\n青禾镇人民政府\n2024年1月9日`,
      TITLE,
      ['中共青禾镇委员会', '青禾镇人民政府'],
    ],
    ['and not the office that printed', `${TITLE}\n${BODY}\n青禾镇党政办公室\n2024年1月9日印发`, TITLE, []],
    [
      'in the title',
      BODY,
      '中共青禾镇委员会 青禾镇人民政府关于2023年法治政府建设的报告',
      ['中共青禾镇委员会', '青禾镇人民政府'],
    ],
    ['unknown', `${TITLE}\n${BODY}`, TITLE, []],
  ])('%s', (_, text, title, expected) => {
    expect(issuersOf(framed(text), title)).toEqual(expected);
  });
});

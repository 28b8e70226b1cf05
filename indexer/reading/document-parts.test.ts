import { describe, expect, test } from 'vitest';
import { readLines } from '../formats/plain-text/plain-text.ts';
import { documentParts, joinTitle } from './document-parts.ts';

/** Document parts as the texts of their lines. */
function partsOf(text: string): Record<keyof ReturnType<typeof documentParts>, string[]> {
  const { letterhead, title, addressee, body, imprint } = documentParts(readLines(text));
  const texts = (lines: typeof title): string[] => lines.map((line) => line.text);
  return {
    letterhead: texts(letterhead),
    title: texts(title),
    addressee: texts(addressee),
    body: texts(body),
    imprint: texts(imprint),
  };
}

const BODY = '2023年，全镇依法行政水平稳步提升，现将情况报告如下。';

test('documentParts splits a report that has every part', () => {
  expect(
    partsOf(`
石门县青禾镇人民政府文件
青政发〔2024〕7号
青禾镇人民政府
关于2023年度法治政府建设
情况的报告
县人民政府：
${BODY}
一、主要成效
全年审查合同12份。
特此报告。
青禾镇人民政府
2024年1月9日
（此件公开发布）
抄送：县司法局。
青禾镇党政办公室　　2024年1月9日印发
`),
  ).toEqual({
    letterhead: ['石门县青禾镇人民政府文件', '青政发〔2024〕7号'],
    title: ['青禾镇人民政府', '关于2023年度法治政府建设', '情况的报告'],
    addressee: ['县人民政府：'],
    body: [BODY, '一、主要成效', '全年审查合同12份。'],
    imprint: [
      '特此报告。',
      '青禾镇人民政府',
      '2024年1月9日',
      '（此件公开发布）',
      '抄送：县司法局。',
      '青禾镇党政办公室　　2024年1月9日印发',
    ],
  });
});

describe('the title', () => {
  test.each([
    ['a single line', `青禾镇2023年法治政府建设情况报告\n${BODY}`, ['青禾镇2023年法治政府建设情况报告']],
    [
      'two lines with spaces for layout',
      `        青禾镇2023年度\n     法治政府建设工作总结\n${BODY}`,
      ['青禾镇2023年度', '法治政府建设工作总结'],
    ],
    [
      'a line with a note after it',
      `青禾镇2023年政府工作报告（摘要）\n${BODY}`,
      ['青禾镇2023年政府工作报告（摘要）'],
    ],
    ['a line without the word 报告', `青禾镇法治政府建设情况\n${BODY}`, ['青禾镇法治政府建设情况']],
    ['nothing before a sentence', `${BODY}\n一、主要成效\n全年审查合同12份。`, []],
    ['nothing before a numbered section', '一、主要成效\n全年审查合同12份。', []],
  ])('documentParts takes %s as the title', (_, text, title) => {
    expect(partsOf(text).title).toEqual(title);
  });
});

describe('the lines between title and body', () => {
  const title = '青禾镇2023年法治政府建设情况报告';
  test.each([
    ['a note', '（示例文本，地名虚构）'],
    ['a date', '2024年1月9日'],
    ['a date in Chinese digits, in brackets', '（二〇二四年一月九日）'],
    ['the publication date', '发布日期：2024年1月9日'],
    ['a document number', '青政发〔2024〕7号'],
    ['an addressee', '县委依法治县办：'],
    ['several addressees', '县委、县政府，县司法局：'],
    ['the members of a congress', '各位代表：'],
  ])('%s between title and body is not part of the body', (_, line) => {
    const { addressee, body } = partsOf(`${title}\n${line}\n${BODY}`);
    expect([addressee, body]).toEqual([[line], [BODY]]);
  });

  test.each([
    ['a paragraph that ends with a colon', '现将我镇开展法治政府建设的情况向县政府报告如下：'],
    ['a heading', '一、主要成效'],
  ])('%s after the title is part of the body', (_, line) => {
    expect(partsOf(`${title}\n${line}\n${BODY}`).body).toEqual([line, BODY]);
  });
});

describe('the imprint', () => {
  const text = (line: string): string => `青禾镇2023年法治政府建设情况报告\n${BODY}\n一、主要成效\n${line}`;
  test.each([
    ['青禾镇人民政府'],
    ['中共青禾镇委员会'],
    ['青禾街道办事处'],
    ['2024年1月9日'],
    ['2024 年 1 月 9 日'],
    ['二〇二四年一月九日'],
    ['二○二四年十二月三十一日'],
    ['（联系人：办公室）'],
    ['附件：任务清单'],
    ['专此报告'],
  ])('%s is part of the imprint', (line) => {
    expect(partsOf(text(line)).imprint).toEqual([line]);
  });

  test.each([
    ['全年审查合同12份。'],
    ['（一）强化领导'],
    ['2024年1月9日，镇人民政府召开会议。'],
    ['一是依靠党委，二是依靠政府'],
  ])('%s is not part of the imprint', (line) => {
    expect(partsOf(text(line)).imprint).toEqual([]);
  });

  test('the imprint starts after the last line of the body, although earlier lines resemble it', () => {
    const { body, imprint } = partsOf(`${text('青禾镇人民政府')}\n全年审查合同12份。\n2024年1月9日`);
    expect([body.slice(1), imprint]).toEqual([
      ['一、主要成效', '青禾镇人民政府', '全年审查合同12份。'],
      ['2024年1月9日'],
    ]);
  });
});

test.each([
  [['青禾镇2023年度', '法治政府建设情况报告'], '青禾镇2023年度法治政府建设情况报告'],
  [
    ['中共青禾镇委员会', '青禾镇人民政府', '关于2023年法治政府建设的报告'],
    '中共青禾镇委员会 青禾镇人民政府关于2023年法治政府建设的报告',
  ],
  [['青禾镇人民政府', '关于2023年法治政府建设的报告'], '青禾镇人民政府关于2023年法治政府建设的报告'],
  [[], ''],
])('joinTitle joins the lines %j', (lines, title) => {
  expect(joinTitle(lines)).toBe(title);
});

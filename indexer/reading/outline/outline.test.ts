import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Genre } from '../../domain/report.ts';
import { outline } from './outline.ts';
import { loadSectionKinds } from './section-kinds.ts';

const KINDS = loadSectionKinds(join(import.meta.dirname, '../../../data/section-kinds.json'));

/** Outline of a body with one paragraph per line; `#` marks headings as in Markdown. */
function read(text: string, genre: Genre = '法治政府建设报告'): ReturnType<typeof outline> {
  const body = text
    .trim()
    .split('\n')
    .map((line) => {
      const headingLevel = /^#+/.exec(line)?.[0].length ?? null;
      return { text: line.replace(/^#+ */, ''), headingLevel };
    });
  return outline(body, KINDS, genre, 1);
}

/** Headings as `level number text kind position`. */
function headings(text: string): string[] {
  return read(text).headings.map(({ level, number, text: title, kind, position }) =>
    [level, number ?? '-', title, kind, position].join(' '),
  );
}

/** Passages as `position role paragraph path kind`. */
function passages(text: string): string[] {
  return read(text).passages.map(({ position, role, paragraph, section }) =>
    [position, role, paragraph ?? '-', section.path.join('>') || '-', section.kind].join(' '),
  );
}

const PLAIN = `
一年来，全镇稳步推进。现将情况报告如下：
一、主要成效
（一）强化领导
召开会议3次。
制定清单1份。
（二）规范执法。持证执法。
全年巡查12次。
1. 亮证执法：一是出示证件。
2. 全程记录。配备记录仪。
二、存在问题
宣传不够。
三、下一步打算
加强宣传。
`;

test('headings are nested, run-in headings included', () => {
  expect(headings(PLAIN)).toEqual([
    '1 一、 主要成效 achievements 2',
    '2 （一） 强化领导 achievements 3',
    '2 （二） 规范执法 achievements 6',
    '3 1. 亮证执法 achievements 8',
    '3 2. 全程记录 achievements 9',
    '1 二、 存在问题 problems 10',
    '1 三、 下一步打算 plan 12',
  ]);
});

test('passages have the path of their headings, and body paragraphs count from 1 under the innermost', () => {
  expect(passages(PLAIN)).toEqual([
    '1 body 1 - other',
    '2 heading - - achievements',
    '3 heading - 一、主要成效 achievements',
    '4 body 1 一、主要成效>（一）强化领导 achievements',
    '5 body 2 一、主要成效>（一）强化领导 achievements',
    '6 body 1 一、主要成效>（二）规范执法 achievements',
    '7 body 2 一、主要成效>（二）规范执法 achievements',
    '8 body 1 一、主要成效>（二）规范执法>1.亮证执法 achievements',
    '9 body 1 一、主要成效>（二）规范执法>2.全程记录 achievements',
    '10 heading - - problems',
    '11 body 1 二、存在问题 problems',
    '12 heading - - plan',
    '13 body 1 三、下一步打算 plan',
  ]);
});

test('a run-in heading stays in its paragraph verbatim', () => {
  const line = '（二）规范执法。持证执法，亮证上岗。';
  expect(read(`一、主要成效\n${line}`).passages[1]).toMatchObject({ role: 'body', text: line });
});

test('heading levels skip absent numbering styles: 1. directly under 一、 is a second level', () => {
  expect(headings('一、主要成效\n1. 学法。全年学法。\n二、存在问题\n不够。')).toEqual([
    '1 一、 主要成效 achievements 1',
    '2 1. 学法 achievements 2',
    '1 二、 存在问题 problems 3',
  ]);
});

describe('numbered paragraphs that are not headings', () => {
  const body = (line: string, next = '下面一段。'): string | undefined =>
    read(`一、主要成效\n${line}\n${next}`).passages[1]?.role;

  test.each([
    ['an item that ends with a semicolon', '（1）印发资料100份；'],
    ['an item that ends with a comma', '1. 印发资料100份，'],
    [
      'a list item that is a sentence, before the next item,',
      '1. 每季度开展一次讲座。',
      '2. 每年开展一次考试。',
    ],
    ['a list item that is a sentence, before the next section,', '3. 每年考试一次。', '二、存在问题'],
    ['a numbered sentence without a short first clause', `1. ${'全镇各村各社区各部门共同努力'.repeat(5)}。`],
  ])('%s is not a heading', (_, line, next = '下面一段。') => {
    expect(body(line, next)).toBe('body');
    expect(headings(`一、主要成效\n${line}\n${next}`).slice(0, 2)).not.toContainEqual(
      expect.stringMatching(/^2 /),
    );
  });

  test('a short numbered sentence above its own text is a heading', () => {
    expect(body('（一）每季度开展一次讲座。')).toBe('heading');
    expect(body('1. 每季度开展一次讲座。')).toBe('heading');
  });
});

test('（一） with a long first sentence takes its first clause as the heading', () => {
  const long = '强化组织领导，'.repeat(10);
  expect(headings(`一、主要成效\n（一）${long}成效明显。召开会议。`)[1]).toBe(
    '2 （一） 强化组织领导 achievements 2',
  );
});

describe('untitled sections', () => {
  const TEXT = `
一、规范执法
1. 持证上岗。全员持证。
2. 全程记录。配备记录仪。
回顾一年，工作仍存在力度不够等问题。下一阶段，我镇将抓好以下几点：
1. 加强宣传。办好讲座。
2. 加强执法。开展巡查。
`;

  test('an untitled section closes the headings above it and its items have the kind that it ends with', () => {
    expect(headings(TEXT)).toEqual([
      '1 一、 规范执法 achievements 1',
      '2 1. 持证上岗 achievements 2',
      '2 2. 全程记录 achievements 3',
      '1 1. 加强宣传 plan 5',
      '1 2. 加强执法 plan 6',
    ]);
    expect(passages(TEXT).slice(3)).toEqual([
      '4 body 1 - problems',
      '5 body 1 1.加强宣传 plan',
      '6 body 1 2.加强执法 plan',
    ]);
  });

  test('an untitled section contributes both of its kinds to the sections', () => {
    expect(read(TEXT).sections).toEqual(['achievements', 'problems', 'plan']);
  });

  test('a paragraph inside a list that continues does not open an untitled section', () => {
    const text = '一、规范执法\n1. 持证上岗。全员持证。\n此前存在力度不够的问题。\n2. 全程记录。配备记录仪。';
    expect(passages(text)[2]).toBe('3 body 2 一、规范执法>1.持证上岗 achievements');
  });

  test('a paragraph in a section with a heading about problems does not open an untitled section', () => {
    const text = '一、成效\n有成效。\n二、存在问题\n仍存在力度不够等问题。\n三、打算\n努力。';
    expect(read(text).sections).toEqual(['achievements', 'problems', 'plan']);
  });
});

describe('Markdown marks', () => {
  test('Markdown marks are the structure if nothing is numbered', () => {
    expect(headings('## 主要成效\n### 规范执法\n持证上岗。\n## 存在问题\n不够。')).toEqual([
      '1 - 主要成效 achievements 1',
      '2 - 规范执法 achievements 2',
      '1 - 存在问题 problems 4',
    ]);
  });

  test('Markdown marks are ignored if headings are numbered', () => {
    expect(headings('# 一、主要成效\n# （一）规范执法\n# 持证上岗。')).toEqual([
      '1 一、 主要成效 achievements 1',
      '2 （一） 规范执法 achievements 2',
    ]);
  });
});

describe('numbered lines that are no headings of the report', () => {
  test('a glossary at the end belongs to no section and has no headings', () => {
    const { headings, passages } = read(
      '一、成效\n有成效。\n二、打算\n努力。\n附：名词解释\n1. 网格员：指负责网格的人员。\n2. 一网通办：指网上办理。',
    );
    expect(headings.map(({ text }) => text)).toEqual(['成效', '打算']);
    expect(passages.slice(-3).map(({ role, section }) => [role, section.kind, section.path])).toEqual(
      Array(3).fill(['body', 'other', []]),
    );
  });

  test.each(['名词解释：', '《政府工作报告》有关内容名词注释', '有关词语解释', '注释', '名词解释和说明'])(
    '%s is the title of a glossary',
    (title) => {
      expect(read(`一、成效\n有成效。\n${title}\n1. 网格员：指人。\n2. 单子：指表。`).headings).toHaveLength(
        1,
      );
    },
  );

  test('a glossary without a title is known by its definitions', () => {
    const items = ['网格', '单子', '队伍', '流程', '渡口'].map(
      (word, index) => `${index + 1}. ${word}：是指村里的${word}。`,
    );
    expect(read(`一、成效\n有成效。\n${items.join('\n')}`).headings).toHaveLength(1);
  });

  test('a table of contents is not the outline', () => {
    const text =
      '目　录\n第一章 总体要求 …… 1\n第二章 重点任务 …… 3\n第一章 总体要求\n坚持。\n第二章 重点任务\n推进。';
    expect(read(text).headings.map(({ position }) => position)).toEqual([4, 6]);
  });

  test('in statutes only chapters are headings', () => {
    const text =
      '第一章 总则\n第一条 为了保护河道，制定本办法。\n第二条 禁止下列行为：\n（一）倾倒垃圾；\n（二）其他行为。\n第二章 附则\n第一节 施行\n第三条 自公布之日起施行。';
    expect(read(text).headings.map(({ level, number }) => [level, number])).toEqual([
      [1, '第一章'],
      [1, '第二章'],
      [2, '第一节'],
    ]);
  });
});

describe('government work reports', () => {
  const kindsOf = (text: string): string[] =>
    read(text, '政府工作报告').headings.map(({ level, text: title, kind }) => `${level} ${title} ${kind}`);

  test('what follows the plan or the whole of the work done is planned', () => {
    expect(
      kindsOf('一、过去五年工作回顾\n有成效。\n二、2026年主要工作\n努力。\n三、加强政府自身建设\n努力。'),
    ).toEqual(['1 过去五年工作回顾 achievements', '1 2026年主要工作 plan', '1 加强政府自身建设 plan']);
  });

  test('the work of a year is done if a later part names a later year', () => {
    expect(kindsOf('一、2013年主要工作\n有成效。\n二、2014年总体要求和目标任务\n努力。')).toEqual([
      '1 2013年主要工作 achievements',
      '1 2014年总体要求和目标任务 plan',
    ]);
  });

  test.each([
    ['“十四五”时期发展成就', 'achievements'],
    ['“十四五”规划和2025年计划执行情况', 'achievements'],
    ['“十五五”时期主要目标', 'plan'],
    ['对今年工作的建议', 'plan'],
    ['关于外交工作', 'other'],
  ])('the part %s is of kind %s', (heading, kind) => {
    expect(kindsOf(`一、${heading}\n各项工作。`)).toEqual([`1 ${heading} ${kind}`]);
  });

  test('themes above the paragraph about problems are done, those below it planned', () => {
    const text =
      '一、经济平稳增长\n增长。\n二、民生持续改善\n改善。\n工作还存在服务意识不强等问题。\n一、促进经济增长\n促进。\n二、改善人民生活\n改善。';
    expect(kindsOf(text)).toEqual([
      '1 经济平稳增长 achievements',
      '1 民生持续改善 achievements',
      '1 促进经济增长 plan',
      '1 改善人民生活 plan',
    ]);
  });

  test('a period and its work make a heading without a number', () => {
    expect(kindsOf('2013年工作回顾\n一、经济\n增长。\n2014年主要任务\n一、民生\n改善。')).toEqual([
      '1 2013年工作回顾 achievements',
      '2 经济 achievements',
      '1 2014年主要任务 plan',
      '2 民生 plan',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { readLines } from '../formats/plain-text/plain-text.ts';
import { paragraphs } from './paragraphs.ts';

function read(text: string): string[] {
  return paragraphs(readLines(text)).map((paragraph) => paragraph.text);
}

describe('page breaks', () => {
  test.each([
    ['a form feed', '全年召开会议3次，镇人民调解\f委员会化解纠纷12件。'],
    ['an empty line', '全年召开会议3次，镇人民调解\n\n委员会化解纠纷12件。'],
    ['a page number between dashes', '全年召开会议3次，镇人民调解\n— 3 —\n委员会化解纠纷12件。'],
    ['a page number between hyphens', '全年召开会议3次，镇人民调解\n\n- 3 -\n\n委员会化解纠纷12件。'],
    ['a bare page number', '全年召开会议3次，镇人民调解\n    3\n委员会化解纠纷12件。'],
    [
      'a page number of the form 第 3 页 共 9 页',
      '全年召开会议3次，镇人民调解\n第 3 页 共 9 页\n委员会化解纠纷12件。',
    ],
    ['a page number of the form 3/9', '全年召开会议3次，镇人民调解\n3/9\n委员会化解纠纷12件。'],
    ['an empty line with Windows line ends', '全年召开会议3次，镇人民调解\r\n\r\n委员会化解纠纷12件。'],
  ])('%s does not end a paragraph', (_, text) => {
    expect(read(text)).toEqual(['全年召开会议3次，镇人民调解委员会化解纠纷12件。']);
  });
});

describe('the end of a paragraph', () => {
  test.each([
    [
      'at the end of a sentence',
      '全年化解纠纷12件。\n召开会议3次。',
      ['全年化解纠纷12件。', '召开会议3次。'],
    ],
    [
      'after a closing quotation mark',
      '做到“事事有回音。”\n召开会议3次。',
      ['做到“事事有回音。”', '召开会议3次。'],
    ],
    ['after a colon', '主要做法如下：\n召开会议3次。', ['主要做法如下：', '召开会议3次。']],
    [
      'before a numbered line',
      '全年化解\n（一）强化学习\n召开会议。',
      ['全年化解', '（一）强化学习', '召开会议。'],
    ],
    ['after a heading', '一、主要成效\n召开会议。', ['一、主要成效', '召开会议。']],
    ['after an unnumbered heading', '主要成效\n召开会议。', ['主要成效', '召开会议。']],
  ])('a paragraph ends %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

test('a heading that contains commas is not joined with the paragraph below it', () => {
  expect(read('（一）强化领导，健全机制，压实责任\n镇党委召开会议3次。')).toEqual([
    '（一）强化领导，健全机制，压实责任',
    '镇党委召开会议3次。',
  ]);
});

test('a numbered paragraph continues across a page break', () => {
  expect(read('1. 强化学习。镇党委召开\n\n会议3次。\n2. 强化宣传。发放资料。')).toEqual([
    '1. 强化学习。镇党委召开会议3次。',
    '2. 强化宣传。发放资料。',
  ]);
});

describe('a run-in list', () => {
  test('a run-in list continues its paragraph line by line', () => {
    expect(read('主要有三点：一是抓学习。\n二是抓执法。\n三是抓宣传。\n下一步继续努力。')).toEqual([
      '主要有三点：一是抓学习。二是抓执法。三是抓宣传。',
      '下一步继续努力。',
    ]);
  });

  test('a run-in list has one paragraph per item if its first item begins a paragraph', () => {
    expect(read('一是抓学习。\n二是抓执法。\n三是抓宣传。')).toEqual([
      '一是抓学习。',
      '二是抓执法。',
      '三是抓宣传。',
    ]);
  });
});

describe('headings longer than a line of print', () => {
  const LONG =
    '（二）坚持把改善人民生活作为一切工作的出发点和落脚点，推动公共服务资源向基层、农村和困难群体倾斜，持续增进福祉';

  test('beside others, a long heading is not joined with the paragraph below it', () => {
    expect(read(`（一）强化领导\n召开会议3次。\n${LONG}\n新建养老院两所。`)).toEqual([
      '（一）强化领导',
      '召开会议3次。',
      LONG,
      '新建养老院两所。',
    ]);
  });

  test('a long numbered line beside paragraphs that have a stop is a cut sentence', () => {
    expect(read(`（一）强化领导。召开会议。\n${LONG}\n新建养老院。`)).toHaveLength(2);
  });

  test('in wrapped text, a heading of two lines ends with its short line', () => {
    const lines = ['一、坚持依法行政依法办事，推动', '政府工作再上新台阶'];
    const body = [
      '镇党委全年召开会议三次，镇政府',
      '全年审查合同十二份，镇司法所全',
      '年开展宣传活动三场，没有一件被',
      '撤销，镇综合执法队开展巡查十次',
      '没有投诉。',
    ];
    expect(read([...lines, ...body].join('\n'))[0]).toBe(lines.join(''));
  });

  test('a paragraph mark is trusted', () => {
    const lines = [LONG, '新建养老院两所', '全部投入使用'].map((text) => ({
      ...{ text, indented: false, gap: false, headingLevel: null, whole: false },
      endsParagraph: true,
    }));
    expect(paragraphs(lines).map(({ text }) => text)).toEqual(lines.map(({ text }) => text));
  });

  test('a number alone on its line belongs to the heading on the next', () => {
    expect(read('一、\n主要成效\n召开会议。')).toEqual(['一、主要成效', '召开会议。']);
  });
});

describe('hard-wrapped text', () => {
  test('in hard-wrapped text with indents, only an indent begins a paragraph', () => {
    expect(
      read(`
　　镇党委全年召开会议三次。
镇政府全年审查合同十二份，
化解纠纷二十件。制定清单一
份，全部完成了各项任务。
　　镇司法所全年开展宣传活
动三场。镇综合执法队开展巡
查十次，没有一件被撤销了。
　　各村全部建成了调解室。
`),
    ).toEqual([
      '镇党委全年召开会议三次。镇政府全年审查合同十二份，化解纠纷二十件。制定清单一份，全部完成了各项任务。',
      '镇司法所全年开展宣传活动三场。镇综合执法队开展巡查十次，没有一件被撤销了。',
      '各村全部建成了调解室。',
    ]);
  });

  test('digits count as half as wide when a wrapped line is compared with the full width', () => {
    expect(
      read(`
　　镇里开会12次，化解34件，
审查合同5678份，化解910件。
镇政府全年审查合同十二份。
　　镇司法所全年开展宣传三
场，镇综合执法队巡查十次，
各村调解室化解纠纷二十件，
没有一件被撤销。
　　各村全部建成了调解室。
`),
    ).toEqual([
      '镇里开会12次，化解34件，审查合同5678份，化解910件。镇政府全年审查合同十二份。',
      '镇司法所全年开展宣传三场，镇综合执法队巡查十次，各村调解室化解纠纷二十件，没有一件被撤销。',
      '各村全部建成了调解室。',
    ]);
  });

  test('lines of equal length that each end with a full stop are not hard-wrapped text', () => {
    const lines = [
      '镇党委全年召开会议三次。',
      '镇政府全年审查合同九份。',
      '镇司法所开展宣传五场次。',
      '镇执法队开展巡查十余次。',
    ];
    expect(read(lines.join('\n'))).toEqual(lines);
  });

  test('in hard-wrapped text without indents, a short line with a full stop ends a paragraph', () => {
    expect(
      read(`
镇党委全年召开会议三次，镇
政府全年审查合同十二份，化
解纠纷二十件。

镇司法所全年开展宣传活动三
场，镇综合执法队开展巡查十
次，没有一件被撤销。
`),
    ).toEqual([
      '镇党委全年召开会议三次，镇政府全年审查合同十二份，化解纠纷二十件。',
      '镇司法所全年开展宣传活动三场，镇综合执法队开展巡查十次，没有一件被撤销。',
    ]);
  });

  test('an enumerator at the start of a wrapped line continues an unfinished sentence', () => {
    expect(
      read(`
镇党委全年召开会议三次，第
一是抓学习，镇政府全年审查
合同十二份，化解纠纷二十件
二是抓执法，没有被撤销的。
`),
    ).toHaveLength(1);
  });
});

test('table rows and list items are separate paragraphs', () => {
  expect(read('纠纷如下\n| 类别 | 件数 |\n| --- | --- |\n| 邻里 | 12 |\n- 抓学习\n- 抓执法\n其他')).toEqual([
    '纠纷如下',
    '类别\u3000件数',
    '邻里\u300012',
    '抓学习',
    '抓执法',
    '其他',
  ]);
});

test('a Markdown quotation is not joined with the paragraph below it', () => {
  expect(read('> 示例文本，地名虚构\n\n全年召开会议3次。')).toEqual([
    '示例文本，地名虚构',
    '全年召开会议3次。',
  ]);
});

test('a Markdown rule is dropped and separates paragraphs', () => {
  expect(read('全年召开会议3次。\n\n---\n\n化解纠纷12件。\n***\n审查合同。')).toEqual([
    '全年召开会议3次。',
    '化解纠纷12件。',
    '审查合同。',
  ]);
});

test('two Latin words joined across a line end are separated by a space', () => {
  expect(read('镇里引入了，Public\nPrivate 模式。')).toEqual(['镇里引入了，Public Private 模式。']);
});

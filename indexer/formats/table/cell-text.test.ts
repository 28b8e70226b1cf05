import { describe, expect, test } from 'vitest';
import { readCellText } from './cell-text.ts';

const read = (text: string, title?: string) => readCellText(text, title).lines.map((line) => line.text);
const LONG = '全镇上下齐心协力，各项工作稳步推进，取得了新的成效，得到了群众的好评'.repeat(6);

describe('title', () => {
  test.each<[string, string, string[]]>([
    ['a text without it', '现将情况报告如下。', ['柳汀镇2023年报告', '现将情况报告如下。']],
    [
      'a text that begins with it',
      '柳汀镇 2023 年报告\n现将情况报告如下。',
      ['柳汀镇 2023 年报告', '现将情况报告如下。'],
    ],
    ['a text that begins with it on two lines', '柳汀镇\n2023年报告\n文。', ['柳汀镇', '2023年报告', '文。']],
    [
      'a text with a letterhead above it',
      '柳汀镇文件\n柳汀鎮２０２３年報告\n文。',
      ['柳汀镇文件', '柳汀鎮２０２３年報告', '文。'],
    ],
    [
      'a text whose first sentence begins with it',
      '柳汀镇2023年报告如下。',
      ['柳汀镇2023年报告', '柳汀镇2023年报告如下。'],
    ],
  ])('readCellText puts the title first exactly once: %s', (_, text, expected) => {
    expect(read(text, '柳汀镇2023年报告')).toEqual(expected);
  });
});

describe('text without line breaks', () => {
  test.each<[string, string, string[]]>([
    [
      'by the indents of its paragraphs',
      `　　甲${LONG}。　　一、成效　　乙${LONG}。　　丙${LONG}。　　丁。`,
      [`甲${LONG}。`, '一、成效', `乙${LONG}。`, `丙${LONG}。`, '丁。'],
    ],
    [
      'by line breaks written as the two characters \\n',
      `甲${LONG}。\\n乙。\\n丙。\\n丁。`,
      [`甲${LONG}。`, '乙。', '丙。', '丁。'],
    ],
    [
      'by the numbers of its headings',
      `甲${LONG}。一、成效。乙${LONG}。（一）学法。丙。`,
      [`甲${LONG}。`, `一、成效。乙${LONG}。`, '（一）学法。丙。'],
    ],
    [
      'before the licence box at its end',
      `甲${LONG}。本作品来自法律，属于公有领域。Public domain`,
      [`甲${LONG}。`],
    ],
    ['nowhere, if nothing marks its paragraphs', `甲${LONG}。乙${LONG}。`, [`甲${LONG}。乙${LONG}。`]],
    ['nowhere, if it is short', '甲。　　乙。　　丙。　　丁。', ['甲。　　乙。　　丙。　　丁。']],
  ])('a text without line breaks is split %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('a title glued to a text is split off, unless it is part of the first sentence', () => {
    expect(read(`柳汀镇报告全镇${LONG}。`, '柳汀镇报告')).toEqual(['柳汀镇报告', `全镇${LONG}。`]);
    expect(read(`柳汀镇报告指出${LONG}。`, '柳汀镇报告')).toEqual(['柳汀镇报告', `柳汀镇报告指出${LONG}。`]);
  });
});

describe('text fragmented by its web page', () => {
  const BOX = '\n\n\n本作品是中华人民共和国的\n法律\n，属于\n公有领域\n。\n\nPublic domain\nfalse';
  test.each<[string, string, string[]]>([
    [
      'at links',
      '会议听取了\n政府工作报告\n。会议充分肯定。\n\n会议号召。',
      ['会议听取了政府工作报告。会议充分肯定。', '会议号召。'],
    ],
    ['at subscripts', '广义货币M\n2\n增长11%。\n\n乙。', ['广义货币M2增长11%。', '乙。']],
    [
      'at bold words',
      '\u3000\u3000一是深化改革。\n成效显著。\n二是扩大开放。\n成绩喜人。',
      ['一是深化改革。成效显著。', '二是扩大开放。成绩喜人。'],
    ],
    ['except after a salutation', '各位代表：\n现在报告工作。', ['各位代表：', '现在报告工作。']],
  ])('a fragmented text is joined again %s', (_, text, expected) => {
    expect(read(text + BOX)).toEqual(expected);
  });

  test('a text that is not fragmented keeps its lines', () => {
    expect(read('一、成效\n2023年，成效显著。\n\n柳汀镇人民政府\n2024年1月5日')).toEqual([
      '一、成效',
      '2023年，成效显著。',
      '柳汀镇人民政府',
      '2024年1月5日',
    ]);
  });
});

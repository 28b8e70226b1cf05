import { describe, expect, it } from 'vitest';
import { readTableText } from './cell-text.ts';

const read = (text: string, title?: string) => readTableText(text, title).lines.map((line) => line.text);
const LONG = '全镇上下齐心协力，各项工作稳步推进，取得了新的成效，得到了群众的好评'.repeat(6);

describe('the title stands first', () => {
  it.each<[string, string, string[]]>([
    ['put there', '现将情况报告如下。', ['柳汀镇2023年报告', '现将情况报告如下。']],
    ['where it does', '柳汀镇 2023 年报告\n现将情况报告如下。', ['柳汀镇 2023 年报告', '现将情况报告如下。']],
    ['where it does on two lines', '柳汀镇\n2023年报告\n文。', ['柳汀镇', '2023年报告', '文。']],
    [
      'where a letterhead comes before it',
      '柳汀镇文件\n柳汀鎮２０２３年報告\n文。',
      ['柳汀镇文件', '柳汀鎮２０２３年報告', '文。'],
    ],
    [
      'before a sentence that begins with it',
      '柳汀镇2023年报告如下。',
      ['柳汀镇2023年报告', '柳汀镇2023年报告如下。'],
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text, '柳汀镇2023年报告')).toEqual(expected);
  });
});

describe('a text without line breaks', () => {
  it.each<[string, string, string[]]>([
    [
      'shows its paragraphs by their indents',
      `　　甲${LONG}。　　一、成效　　乙${LONG}。　　丙${LONG}。　　丁。`,
      [`甲${LONG}。`, '一、成效', `乙${LONG}。`, `丙${LONG}。`, '丁。'],
    ],
    [
      'shows its line breaks as two characters',
      `甲${LONG}。\\n乙。\\n丙。\\n丁。`,
      [`甲${LONG}。`, '乙。', '丙。', '丁。'],
    ],
    [
      'shows its headings by their numbers',
      `甲${LONG}。一、成效。乙${LONG}。（一）学法。丙。`,
      [`甲${LONG}。`, `一、成效。乙${LONG}。`, '（一）学法。丙。'],
    ],
    [
      'has the box of its page at its end',
      `甲${LONG}。本作品来自法律，属于公有领域。Public domain`,
      [`甲${LONG}。`],
    ],
    ['shows nothing', `甲${LONG}。乙${LONG}。`, [`甲${LONG}。乙${LONG}。`]],
    ['is short', '甲。　　乙。　　丙。　　丁。', ['甲。　　乙。　　丙。　　丁。']],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('its title is parted from it, unless the sentence goes on with it', () => {
    expect(read(`柳汀镇报告全镇${LONG}。`, '柳汀镇报告')).toEqual(['柳汀镇报告', `全镇${LONG}。`]);
    expect(read(`柳汀镇报告指出${LONG}。`, '柳汀镇报告')).toEqual(['柳汀镇报告', `柳汀镇报告指出${LONG}。`]);
  });
});

describe('a text that its page took apart', () => {
  const BOX = '\n\n\n本作品是中华人民共和国的\n法律\n，属于\n公有领域\n。\n\nPublic domain\nfalse';
  it.each<[string, string, string[]]>([
    [
      'at links',
      '会议听取了\n政府工作报告\n。会议充分肯定。\n\n会议号召。',
      ['会议听取了政府工作报告。会议充分肯定。', '会议号召。'],
    ],
    ['at index figures', '广义货币M\n2\n增长11%。\n\n乙。', ['广义货币M2增长11%。', '乙。']],
    [
      'at bold words',
      '\u3000\u3000一是深化改革。\n成效显著。\n二是扩大开放。\n成绩喜人。',
      ['一是深化改革。成效显著。', '二是扩大开放。成绩喜人。'],
    ],
    ['but not after an address', '各位代表：\n现在报告工作。', ['各位代表：', '现在报告工作。']],
  ])('%s', (_, text, expected) => {
    expect(read(text + BOX)).toEqual(expected);
  });

  it('a text that was not keeps its lines', () => {
    expect(read('一、成效\n2023年，成效显著。\n\n柳汀镇人民政府\n2024年1月5日')).toEqual([
      '一、成效',
      '2023年，成效显著。',
      '柳汀镇人民政府',
      '2024年1月5日',
    ]);
  });
});

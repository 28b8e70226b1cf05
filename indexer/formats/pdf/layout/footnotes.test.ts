import { describe, expect, test } from 'vitest';
import type { Run } from '../text-rows.ts';
import { BODY, BODY_READ, FULL, lines, page, read, run } from './test-pages.ts';

const note = (text: string, y: number, x = 80): Run => run(text, x, y, 10);
/** The rule above footnotes. */
const RULE = { x: 80, right: 220, y: 640, bottom: 640 };
/** One sentence on two pages, with the mark of a note in its first part. */
const CUT = lines(BODY.slice(0, 7));
const REST = lines([`${FULL}继`, '续。', ...BODY]);
const WHOLE = `${FULL.slice(2)}，${FULL}全${FULL}部${FULL}继续。`;

describe('footnotes', () => {
  test('a note follows the paragraph that refers to it, which continues on the next page', () => {
    const marked = CUT.map((line) =>
      line.text.endsWith('全') ? { ...line, text: `${FULL.slice(1)}①全` } : line,
    );
    const pages = [
      page([...marked, note('① 本报告所称“小案”指标的额不足五千元的', 660), note('案件。', 674)]),
      page(REST),
    ];
    expect(read(...pages)).toEqual([
      BODY_READ[0],
      WHOLE.replace(`${FULL}全`, `${FULL.slice(1)}①全`),
      '〔注①〕本报告所称“小案”指标的额不足五千元的案件。',
      ...BODY_READ,
    ]);
  });

  test('a raised number is the mark of a note and no digit of the text', () => {
    const pages = [
      page([
        ...lines(BODY),
        run('办结120', 80, 400),
        run('1', 136, 394, 9),
        run('件。', 141, 400),
        note('1 含上年结转8件。', 660),
        note('2 不含移送。', 674),
      ]),
      page(lines(BODY)),
    ];
    expect(read(...pages).slice(2, 5)).toEqual([
      '办结120[1]件。',
      '〔注1〕含上年结转8件。',
      '〔注2〕不含移送。',
    ]);
  });

  test('below a rule a note needs no mark in the text, and goes on below the rule of the next page', () => {
    const pages = [
      page([...CUT, note('注1：数据来自', 660)], [RULE]),
      page([...REST, note('年度统计。', 660)], [RULE]),
    ];
    expect(read(...pages)).toEqual([BODY_READ[0], WHOLE, '〔注1〕数据来自年度统计。', ...BODY_READ]);
  });

  test('notes at the foot of the left column do not cut a sentence that goes on in the right one', () => {
    const words = '甲乙丙丁戊己庚'.split('');
    const column = (name: string): string[] => words.map((word) => `${name}栏文字一直写到边上${word}`);
    const left = column('左').map((text) => text.replace('上丙', '①丙'));
    const runs = [
      ...lines(left, 126, 80),
      ...lines([...column('右'), '完。'], 126, 310),
      note('① 第一条注。', 330),
      note('② 第二条注。', 344),
    ];
    expect(read(page(runs))).toEqual([
      `${left.join('')}${column('右').join('')}完。`,
      '〔注①〕第一条注。',
      '〔注②〕第二条注。',
    ]);
  });

  test('small type at the foot of a page without a mark or a rule stays text', () => {
    expect(read(page([...lines(BODY), note('1 联系电话见政府网站。', 660)])).at(-1)).toBe(
      '1 联系电话见政府网站。',
    );
  });
});

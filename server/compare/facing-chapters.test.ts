import { describe, expect, test } from 'vitest';
import { mostBetweenTurns } from '../testing/turns.ts';
import { type Chapter, chaptersOf, facingChapters } from './facing-chapters.ts';

const chapter = (heading: string, text = '', opens = false): Chapter<string> => ({
  heading,
  opens,
  passages: [],
  text,
});

/** Headings of each row, column by column. */
async function rowsOf(columns: readonly (readonly Chapter<string>[])[]) {
  const rows = await facingChapters(columns);
  return rows.map(({ cells }) => cells.map((cell) => cell?.heading ?? null));
}

describe('facingChapters', () => {
  test('chapters face those with the nearest heading, in whatever order they stand', async () => {
    const left = ['化解矛盾纠纷', '加强普法宣传', '规范行政执法'].map((heading) => chapter(heading));
    const right = ['规范公正执法行为', '普法宣传教育', '矛盾纠纷化解'].map((heading) => chapter(heading));
    expect(await rowsOf([left, right])).toEqual([
      ['化解矛盾纠纷', '矛盾纠纷化解'],
      ['加强普法宣传', '普法宣传教育'],
      ['规范行政执法', '规范公正执法行为'],
    ]);
  });

  test('chapters whose headings differ face each other by their wording', async () => {
    const wording = '组织人民调解员走村入户排查邻里纠纷，就地调解，小事不出村。';
    expect(
      await rowsOf([
        [chapter('筑牢防线', wording), chapter('强化保障', '落实经费，配齐执法装备和车辆。')],
        [chapter('夯实根基', `今年以来，${wording}`)],
      ]),
    ).toEqual([
      ['筑牢防线', '夯实根基'],
      ['强化保障', null],
    ]);
  });

  test('a chapter without a counterpart stands alone, after the one before it in its column', async () => {
    const left = [chapter('化解矛盾纠纷'), chapter('规范行政执法')];
    const right = [chapter('矛盾纠纷化解'), chapter('推进政务公开'), chapter('规范行政执法')];
    expect(await rowsOf([left, right])).toEqual([
      ['化解矛盾纠纷', '矛盾纠纷化解'],
      [null, '推进政务公开'],
      ['规范行政执法', '规范行政执法'],
    ]);
  });

  test('a third column faces whichever of the others is nearer, and openings face each other', async () => {
    const opening = chapter('主要举措和成效', '', true);
    expect(
      await rowsOf([
        [opening, chapter('普法')],
        [chapter('工作开展情况', '', true), chapter('规范行政执法')],
        [chapter('法治建设成效', '', true), chapter('行政执法规范化')],
      ]),
    ).toEqual([
      ['主要举措和成效', '工作开展情况', '法治建设成效'],
      [null, '规范行政执法', '行政执法规范化'],
      ['普法', null, null],
    ]);
  });

  test('other requests are served between a few chapters', async () => {
    let read = 0;
    const counted = (): Chapter<string> => ({
      heading: '',
      opens: false,
      passages: [],
      get text() {
        read++;
        return '推进网格化管理';
      },
    });
    const columns = [1, 2, 3].map(() => Array.from({ length: 40 }, counted));
    expect(
      await mostBetweenTurns(
        () => read,
        () => facingChapters(columns),
      ),
    ).toBeLessThan(20);
    expect(read).toBe(120);
  });
});

describe('chaptersOf', () => {
  const outline = [
    { level: 1, text: '主要举措', position: 2 },
    { level: 2, text: '普法', position: 4 },
    { level: 3, text: '进学校', position: 5 },
    { level: 2, text: '执法', position: 7 },
  ];
  const passages = (count: number, record: { outline: typeof outline }) =>
    Array.from({ length: count }, (_, at) => ({
      passage: { report: 'a', position: at + 2, text: `第${at + 2}段` },
      record,
    }));

  test('chapters begin at headings of the first two levels', () => {
    expect(
      chaptersOf(passages(7, { outline })).map(({ heading, opens, passages }) => [
        heading,
        opens,
        passages.map(({ passage }) => passage.position),
      ]),
    ).toEqual([
      ['主要举措', true, [2, 3]],
      ['普法', false, [4, 5, 6]],
      ['执法', false, [7, 8]],
    ]);
  });

  test('a section without chapters below it is a chapter like others, and does not open one', () => {
    const flat = outline.map((heading) => ({ ...heading, level: 1 }));
    expect(chaptersOf(passages(7, { outline: flat })).map(({ heading, opens }) => [heading, opens])).toEqual([
      ['主要举措', false],
      ['普法', false],
      ['进学校', false],
      ['执法', false],
    ]);
  });

  test('a section of more chapters than anyone compares stays whole', () => {
    const headings = Array.from({ length: 80 }, (_, at) => ({ level: 2, text: '', position: at + 2 }));
    expect(chaptersOf(passages(80, { outline: headings }))).toMatchObject([{ heading: '', opens: true }]);
  });
});

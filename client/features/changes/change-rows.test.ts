import { describe, expect, test } from 'vitest';
import type { ChangePair, ChangesAnswer } from '../../../server/contract/changes.ts';
import { changedFigures, chapterRows, paragraphsOf } from './change-rows.ts';

const wording = (text: string, position: number) => ({
  text,
  parts: [{ passage: `r-${position}`, position, start: 0, end: text.length }],
});

const pair = (
  kind: ChangePair['kind'],
  chapter: number,
  from: string,
  to: string,
  position = 1,
): ChangePair => ({
  kind,
  chapter,
  from: from === '' ? null : wording(from, position),
  to: to === '' ? null : wording(to, position),
  differences: [],
});

const ANSWER: Pick<ChangesAnswer, 'chapters' | 'pairs'> = {
  chapters: [
    { section: 'achievements', from: '主要工作', to: '工作成效' },
    { section: 'plan', from: null, to: '下步打算' },
  ],
  pairs: [pair('same', 0, '甲。', '甲。'), pair('gone', 0, '乙。', ''), pair('new', 1, '', '丙。', 3)],
};

describe('chapters', () => {
  test('bear the heading of the later report, and tell that one report alone has them', () => {
    expect(
      chapterRows(ANSWER, false).map(({ heading, alone, changed }) => [heading, alone, changed]),
    ).toEqual([
      ['工作成效', null, 1],
      ['下步打算', 'to', 1],
    ]);
  });

  test('without what is the same keep the numbers of the answer', () => {
    const [first] = chapterRows(ANSWER, true);
    expect(first?.pairs.map(({ at }) => at)).toEqual([1]);
  });
});

test('what is gone stands in the paragraph of what it followed', () => {
  const pairs = chapterRows(ANSWER, false).flatMap((chapter) => chapter.pairs);
  expect(paragraphsOf(pairs).map((paragraph) => paragraph.map(({ at }) => at))).toEqual([[0, 1], [2]]);
});

test('a figure that changed is told with its clause', () => {
  const changed: ChangePair = {
    ...pair('changed', 0, '召开会议3次，细化措施33条。', '召开会议3次，细化措施38条。', 7),
    differences: [{ kind: 'number', from: [11, 13], to: [11, 13] }],
  };
  expect(changedFigures([changed])).toEqual([
    { at: 0, before: '细化措施', after: '条', from: '33', to: '38', position: 7 },
  ]);
});

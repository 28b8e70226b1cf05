import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces } from './marked.ts';

describe('pieces', () => {
  it.each([
    ['枫桥经验', [[0, 2]], ['[枫桥]', '经验']],
    ['学习枫桥经验', [[2, 6]], ['学习', '[枫桥经验]']],
    [
      '枫桥经验枫桥',
      [
        [0, 2],
        [4, 6],
      ],
      ['[枫桥]', '经验', '[枫桥]'],
    ],
    [
      '枫桥经验',
      [
        [2, 4],
        [0, 2],
      ],
      ['[枫桥]', '[经验]'],
    ],
    [
      '枫桥经验',
      [
        [0, 3],
        [2, 4],
      ],
      ['[枫桥经]', '[验]'],
    ],
    ['枫桥经验', [], ['枫桥经验']],
    ['', [], []],
  ] as const)('marks %s at %j', (text, ranges, drawn) => {
    expect(
      pieces(text, ranges).map((piece) => (piece.hit === null ? piece.text : `[${piece.text}]`)),
    ).toEqual(drawn);
  });

  it('numbers the hits as the ranges are numbered, so that the reader can step through them', () => {
    expect(
      pieces('甲乙甲', [
        [0, 1],
        [2, 3],
      ]).map((piece) => piece.hit),
    ).toEqual([0, null, 1]);
  });

  it('clips a hit to the part that is shown', () => {
    expect(pieces('一二三四五', [[1, 4]], 2, 5)).toEqual([
      { text: '三四', hit: 0 },
      { text: '五', hit: null },
    ]);
  });

  it('never loses or adds a character, whatever the ranges are', () => {
    const range = fc.tuple(fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(range), range, (text, ranges, [from, length]) => {
        const start = Math.min(from, text.length);
        const end = Math.min(start + length, text.length);
        const joined = pieces(text, ranges, start, end)
          .map((piece) => piece.text)
          .join('');
        expect(joined).toBe(text.slice(start, end));
      }),
    );
  });
});

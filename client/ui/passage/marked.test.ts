import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, pieces, trimmed } from './marked.ts';

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
      pieces(text, { hits: ranges }).map((piece) => (piece.hit === null ? piece.text : `[${piece.text}]`)),
    ).toEqual(drawn);
  });

  it('numbers the hits as the ranges are numbered, so that the reader can step through them', () => {
    expect(
      pieces('甲乙甲', {
        hits: [
          [0, 1],
          [2, 3],
        ],
      }).map((piece) => piece.hit),
    ).toEqual([0, null, 1]);
  });

  it('clips a hit to the part that is shown', () => {
    expect(pieces('一二三四五', { hits: [[1, 4]] }, 2, 5)).toMatchObject([
      { text: '三四', hit: 0 },
      { text: '五', hit: null },
    ]);
  });

  it('lays marks of several kinds over each other', () => {
    const drawn = pieces('学习枫桥经验20件', { hits: [[2, 6]], under: [[0, 4]], figures: [[6, 9]] });
    expect(drawn.map(({ text, hit, under, figure }) => [text, hit, under, figure])).toEqual([
      ['学习', null, true, false],
      ['枫桥', 0, true, false],
      ['经验', 0, false, false],
      ['20件', null, false, true],
    ]);
  });

  it('never loses or adds a character, whatever the ranges are', () => {
    const range = fc.tuple(fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        fc.array(range),
        fc.array(range),
        range,
        (text, hits, under, [from, length]) => {
          const start = Math.min(from, text.length);
          const end = Math.min(start + length, text.length);
          const joined = pieces(text, { hits, under }, start, end)
            .map((piece) => piece.text)
            .join('');
          expect(joined).toBe(text.slice(start, end));
        },
      ),
    );
  });
});

describe('what lies between ranges', () => {
  it.each([
    ['甲乙丙丁', [[1, 2]], ['甲', '丙丁']],
    [
      '甲，乙',
      [
        [0, 1],
        [2, 3],
      ],
      [],
    ],
    ['甲乙', [], ['甲乙']],
    ['甲乙', [[0, 2]], []],
  ] as const)('of %s and %j', (text, ranges, expected) => {
    expect(between(text, ranges).map(([start, end]) => text.slice(start, end))).toEqual(expected);
  });
});

describe('trimmed ranges', () => {
  it.each([
    ['好。坚持枫桥经验”，推', [[1, 10]], ['坚持枫桥经验']],
    ['成功率97.9%。', [[0, 8]], ['成功率97.9%']],
    ['甲，乙', [[0, 3]], ['甲，乙']],
    ['，。', [[0, 2]], ['，。']],
    ['更亮。坚持和发展新时代枫桥经验，推', [[1, 15]], ['坚持和发展新时代枫桥经验']],
    ['坚持和发展新时代枫桥经验。全镇共调', [[0, 15]], ['坚持和发展新时代枫桥经验']],
    ['一心为民。二心为公。', [[0, 10]], ['一心为民。二心为公']],
  ] as const)('of %s and %j', (text, ranges, expected) => {
    expect(trimmed(text, ranges).map(([start, end]) => text.slice(start, end))).toEqual(expected);
  });
});

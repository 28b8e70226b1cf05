import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapsBetween, segments, trimmedRanges } from './segments.ts';

describe('segments', () => {
  test.each([
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
  ] as const)('segments marks %s at %j', (text, ranges, drawn) => {
    expect(
      segments(text, { hits: ranges }).map((segment) =>
        segment.hit === null ? segment.text : `[${segment.text}]`,
      ),
    ).toEqual(drawn);
  });

  test('segments carry the index of their hit, so that the reader can step through the hits', () => {
    expect(
      segments('甲乙甲', {
        hits: [
          [0, 1],
          [2, 3],
        ],
      }).map((segment) => segment.hit),
    ).toEqual([0, null, 1]);
  });

  test('segments clips a hit to the visible part', () => {
    expect(segments('一二三四五', { hits: [[1, 4]] }, 2, 5)).toMatchObject([
      { text: '三四', hit: 0 },
      { text: '五', hit: null },
    ]);
  });

  test('segments combines overlapping hits, underlines and figures', () => {
    const drawn = segments('学习枫桥经验20件', {
      hits: [[2, 6]],
      under: [{ range: [0, 4], differences: [[1, 2]] }],
      figures: [[6, 9]],
    });
    expect(
      drawn.map(({ text, hit, under, differs, figure }) => [text, hit, under !== null, differs, figure]),
    ).toEqual([
      ['学', null, true, false, false],
      ['习', null, true, true, false],
      ['枫桥', 0, true, false, false],
      ['经验', 0, false, false, false],
      ['20件', null, false, false, true],
    ]);
  });

  test('segments never loses or adds a character, whatever the ranges are', () => {
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
          const joined = segments(text, { hits, under: under.map((range) => ({ range })) }, start, end)
            .map((segment) => segment.text)
            .join('');
          expect(joined).toBe(text.slice(start, end));
        },
      ),
    );
  });
});

describe('gapsBetween', () => {
  test.each([
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
  ] as const)('gapsBetween finds the gaps in %s around %j', (text, ranges, expected) => {
    expect(gapsBetween(text, ranges).map(([start, end]) => text.slice(start, end))).toEqual(expected);
  });
});

describe('trimmedRanges', () => {
  test.each([
    ['好。坚持枫桥经验”，推', [[1, 10]], ['坚持枫桥经验']],
    ['成功率97.9%。', [[0, 8]], ['成功率97.9%']],
    ['甲，乙', [[0, 3]], ['甲，乙']],
    ['，。', [[0, 2]], ['，。']],
    ['更亮。坚持和发展新时代枫桥经验，推', [[1, 15]], ['坚持和发展新时代枫桥经验']],
    ['坚持和发展新时代枫桥经验。全镇共调', [[0, 15]], ['坚持和发展新时代枫桥经验']],
    ['一心为民。二心为公。', [[0, 10]], ['一心为民。二心为公']],
  ] as const)('trimmedRanges trims in %s the ranges %j', (text, ranges, expected) => {
    expect(trimmedRanges(text, ranges).map(([start, end]) => text.slice(start, end))).toEqual(expected);
  });
});

import { describe, expect, test } from 'vitest';
import { isTruncated, visibleParts } from './visible-parts.ts';

const TEXT = '一二三四五六七八九十';
const drawn = (...args: Parameters<typeof visibleParts>) =>
  visibleParts(...args).map(
    (part) => `${part.cutBefore ? '…' : ''}${args[0].slice(part.from, part.to)}${part.cutAfter ? '…' : ''}`,
  );

describe('visibleParts', () => {
  test.each([
    ['all of a passage without excerpts', [], false, [TEXT]],
    ['an excerpt of the whole text without …', [[0, 10]], false, [TEXT]],
    ['… on both sides of an excerpt from the middle', [[2, 4]], false, ['…三四…']],
    [
      'no … at the ends of the text',
      [
        [0, 2],
        [8, 10],
      ],
      false,
      ['一二…', '九十'],
    ],
    [
      'a single … between two parts',
      [
        [1, 2],
        [4, 5],
      ],
      false,
      ['…二…', '五…'],
    ],
    [
      'adjacent excerpts as one part',
      [
        [1, 3],
        [3, 5],
      ],
      false,
      ['…二三四五…'],
    ],
    ['the whole text once expanded', [[2, 4]], true, [TEXT]],
  ] as const)('visibleParts shows %s', (_, excerpts, isExpanded, parts) => {
    expect(drawn(TEXT, excerpts, isExpanded)).toEqual(parts);
  });

  test('isTruncated tells whether any text is omitted', () => {
    expect(isTruncated(visibleParts(TEXT, [[0, 10]], false))).toBe(false);
    expect(isTruncated(visibleParts(TEXT, [[0, 9]], false))).toBe(true);
  });
});

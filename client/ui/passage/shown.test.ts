import { describe, expect, it } from 'vitest';
import { isCut, shownParts } from './shown.ts';

const TEXT = '一二三四五六七八九十';
const drawn = (...args: Parameters<typeof shownParts>) =>
  shownParts(...args).map(
    (part) => `${part.cutBefore ? '…' : ''}${args[0].slice(part.from, part.to)}${part.cutAfter ? '…' : ''}`,
  );

describe('shownParts', () => {
  it.each([
    ['a passage without excerpts whole', [], false, [TEXT]],
    ['an excerpt that is the whole text without …', [[0, 10]], false, [TEXT]],
    ['… on both sides of a part from the middle', [[2, 4]], false, ['…三四…']],
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
      'one … between two parts',
      [
        [1, 2],
        [4, 5],
      ],
      false,
      ['…二…', '五…'],
    ],
    [
      'touching parts as one',
      [
        [1, 3],
        [3, 5],
      ],
      false,
      ['…二三四五…'],
    ],
    ['all of it when unfolded', [[2, 4]], true, [TEXT]],
  ] as const)('shows %s', (_, excerpts, unfolded, parts) => {
    expect(drawn(TEXT, excerpts, unfolded)).toEqual(parts);
  });

  it('knows whether anything was left out', () => {
    expect(isCut(shownParts(TEXT, [[0, 10]], false))).toBe(false);
    expect(isCut(shownParts(TEXT, [[0, 9]], false))).toBe(true);
  });
});

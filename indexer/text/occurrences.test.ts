import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldToString } from './fold.ts';
import { occurrences, toOriginal } from './occurrences.ts';

describe('occurrences', () => {
  test.each([
    ['坚持枫桥经验，学枫桥经验', '枫桥经验', 2],
    ['新时代“枫桥经验”', '时代枫桥', 1],
    ['楓橋經驗', '枫桥经验', 1],
    ['法治法治法治法', '法治法', 2],
    ['化解120件', '20件', 0],
    ['化解120件，另20件', '20件', 1],
    ['化解20件', '2', 0],
    ['20 20', '20', 2],
    ['64 113', '64113', 0],
    ['64 113', '6 4', 0],
    ['LawDay', 'law', 0],
    ['Law Day', 'law', 1],
    ['A4纸', 'a', 1],
    ['3.5万', '3.5', 1],
    ['13.5万', '3.5', 0],
    ['2021—2025年', '2021-2025', 1],
    ['一。二', '一。二', 1],
    ['枫桥', '枫桥经验', 0],
    ['枫桥', '', 0],
    ['', '枫', 0],
  ])('in %j, %j occurs %i times', (text, phrase, times) => {
    expect(occurrences(foldToString(text), foldToString(phrase))).toHaveLength(times);
  });
});

test('toOriginal maps a match to the text that a reader sees', () => {
  const original = '坚持新时代“枫 桥經驗”（全文）';
  const folded = fold(original);
  const [match = [0, 0] as const] = occurrences(folded.text, '枫桥经验');
  expect(original.slice(...toOriginal(folded, match))).toBe('枫 桥經驗');
});

/**
 * Oracle without substring search: splits both texts into units by a pattern and slides a window over them.
 */
function oracle(text: string, phrase: string): [number, number][] {
  const unit = /[0-9]+|\p{Script=Latin}+|[^ ]/gu;
  const [hay, needle] = [[...text.matchAll(unit)], [...phrase.matchAll(unit)]];
  const ranges: [number, number][] = [];
  for (let at = 0; needle.length > 0 && at + needle.length <= hay.length; ) {
    const window = hay.slice(at, at + needle.length);
    if (window.every(([word], index) => word === needle[index]?.[0])) {
      const last = window.at(-1);
      ranges.push([window[0]?.index ?? 0, (last?.index ?? 0) + (last?.[0].length ?? 0)]);
      at += needle.length;
    } else at++;
  }
  return ranges;
}

test('occurrences agrees with an oracle that compares arrays of units', () => {
  // A small alphabet, so that phrases do occur, also next to each other.
  const text = fc
    .array(fc.constantFrom(...'枫桥枫桥12 a，𠮷'), { minLength: 12, maxLength: 24 })
    .map((c) => c.join(''));
  const phrase = fc.array(fc.constantFrom(...'枫桥12 a，𠮷'), { maxLength: 3 }).map((c) => c.join(''));
  let hits = 0;
  fc.assert(
    fc.property(text, phrase, (text, phrase) => {
      const [hay, needle] = [foldToString(text), foldToString(phrase)];
      const ranges = occurrences(hay, needle);
      expect(ranges).toEqual(oracle(hay, needle));
      hits += ranges.length;
    }),
    { seed: 20240131, numRuns: 5000 },
  );
  expect(hits).toBeGreaterThan(1000);
});

test('a phrase cut from a text at unit boundaries is found in it', () => {
  const text = fc.array(fc.constantFrom(...'枫桥经验0 12abc，。“”（）'), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (characters, i, j) => {
      const folded = foldToString(characters.join(''));
      const all = [...folded.matchAll(/[0-9]+|[a-z]+|[^ ]/gu)];
      const [from, to] = [all[i % all.length], all[j % all.length]];
      if (!from || !to || from.index > to.index) return;
      const phrase = folded.slice(from.index, to.index + to[0].length);
      expect(occurrences(folded, phrase)).not.toEqual([]);
    }),
    { seed: 20240131, numRuns: 1000 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random } from '../../indexer/bench/random.ts';
import { GRAM, GUARANTEED, gramHashes, WINDOW, winnow } from './winnow.ts';

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from(text, (character) => character.charCodeAt(0));
}

function gramsOf(text: string): [hash: number, at: number][] {
  return [...gramHashes(unitsOf(text), 0, text.length)].map((hash, at) => [hash, at]);
}

function chosenOf(text: string, start = 0, end = text.length): [hash: number, at: number][] {
  const chosen: [number, number][] = [];
  winnow(unitsOf(text), start, end, (hash, at) => chosen.push([hash, at]));
  return chosen;
}

/** Few characters, so that grams recur. */
const text = fc
  .array(fc.constantFrom('法', '治', '政', '府'), { maxLength: 80 })
  .map((characters) => characters.join(''));

test('equal grams have equal hashes, wherever they stand', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const gram = '依法行政执法监督';
      const whole = before + gram + after;
      const found = gramsOf(whole).filter(([, at]) => at === before.length);
      expect(found).toEqual([[gramsOf(gram)[0]?.[0], before.length]]);
    }),
  );
});

test(`every window of ${WINDOW} grams has a fingerprint, and none is chosen twice`, () => {
  fc.assert(
    fc.property(text, (whole) => {
      const chosen = chosenOf(whole).map(([, at]) => at);
      expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b));
      for (let at = 0; at + GUARANTEED <= whole.length; at++)
        expect(chosen.some((gram) => gram >= at && gram < at + WINDOW)).toBe(true);
      const hashes = new Map(gramsOf(whole).map(([hash, at]) => [at, hash]));
      for (const [hash, at] of chosenOf(whole)) expect(hashes.get(at)).toBe(hash);
    }),
    { numRuns: 300 },
  );
});

test('a text shorter than a window has one fingerprint, and one shorter than a gram none', () => {
  expect(chosenOf('法治政府建设报告'.slice(0, GRAM - 1))).toEqual([]);
  for (let length = GRAM; length <= GUARANTEED; length++)
    expect(chosenOf('年度法治政府建设情况的报告全文'.slice(0, length))).toHaveLength(1);
});

test('only the range that is asked for is read', () => {
  const whole = '年度法治政府建设情况的报告\n年度法治政府建设情况的报告';
  const second = chosenOf(whole, 14, whole.length);
  expect(second.map(([hash, at]) => [hash, at - 14])).toEqual(chosenOf(whole.slice(14)));
});

test('two fingerprints are chosen to seven characters, and fewer of a text that repeats itself', () => {
  const next = random(1);
  const drawn = Array.from({ length: 20_000 }, () => String.fromCharCode(0x4e00 + next() * 3000)).join('');
  expect(chosenOf(drawn).length / drawn.length).toBeCloseTo(2 / 7, 2);
  expect(chosenOf('的'.repeat(6000)).length).toBeLessThan(6000 / WINDOW);
});

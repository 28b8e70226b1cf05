import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldToString, sameRun } from './fold.ts';

const SEED = 20240131;
const RUNS = 2000;

describe('what the fold makes one', () => {
  it.each([
    ['width', '１２３ＡＢｃ％，：；！？', '123abc%,:;!?'],
    ['case', 'Party CPC', 'party cpc'],
    ['half-width marks of Japanese fonts', '､｡', '、。'],
    ['traditional characters', '楓橋經驗，發展後產鄉黨', '枫桥经验,发展后产乡党'],
    ['variants of a region', '裏裡', '里里'],
    ['compatibility ideographs', '\uf9dc\uf967', '隆不'],
    ['radicals for whole characters', '⼈⼤', '人大'],
    ['dashes of every length and ~', '-‐–—―~～〜－', '---------'],
    ['opening brackets of every shape', '（(〔[【［｛{〖', '((((((((('],
    ['closing brackets of every shape', '）)〕]】］｝}〗', ')))))))))'],
    [
      'quotation marks and book titles',
      '“枫”‘桥’"经"\'验\'「一」『二』《三》〈四〉＂五＇',
      '枫桥经验一二三四五',
    ],
    ['zero-width characters', '枫\u200b桥\ufeff经\u00ad验\u200e', '枫桥经验'],
    ['white space between Han characters', '枫 桥\u3000经\t\n验', '枫桥经验'],
    ['white space between Han and figures', '2023 年 12 件', '2023年12件'],
    ['middle dots', '3•15 4・15', '3·15 4·15'],
  ])('%s', (_, written, folded) => {
    expect(foldToString(written)).toBe(folded);
  });
});

describe('what the fold keeps apart', () => {
  it.each([
    ['a space between two digits', '64 113', '64 113'],
    ['one space for many', '64 \u3000\n113', '64 113'],
    ['a space between two digits across a quotation mark', '64” “113', '64 113'],
    ['a space between two Latin letters', 'Law  Day', 'law day'],
    ['no space between a letter and a digit', 'A 4', 'a4'],
    ['no space before a mark', '12 ,5', '12,5'],
    ['no space at the ends', ' 12 ', '12'],
    ['sentence marks', '一，二。三；四、五！六？七：', '一,二。三;四、五!六?七:'],
    ['a comma and an enumeration comma', '，、', ',、'],
    ['characters outside the BMP', '𠮷𠮷', '𠮷𠮷'],
    ['emoji', '枫🍁', '枫🍁'],
    ['a letter whose lower case is longer', 'İ', 'İ'],
  ])('%s', (_, written, folded) => {
    expect(foldToString(written)).toBe(folded);
  });
});

const character = fc.oneof(
  fc.constantFrom(...'枫桥经验法治政府一二三年件次'),
  fc.constantFrom(...'楓橋經驗發後產鄉黨裏乾著'),
  fc.constantFrom(...'0123456789０１２'),
  fc.constantFrom(...'abcXYZéßＡｂＣ'),
  fc.constantFrom(...'，。、；：！？,.;:!?%％'),
  fc.constantFrom(...'—–-~～（）()〔〕【】“”‘’"《》「」'),
  fc.constantFrom(...' \u3000\t\n\u200b\ufeff\u00a0'),
  fc.constantFrom('𠮷', '𪚥', '\u{2f800}', '🍁', '👨‍👩‍👧', 'ﬁ', '①', '〇', 'İ', '々', 'あ'),
);
const text = fc.array(character, { maxLength: 30 }).map((characters) => characters.join(''));
const check = (property: fc.IRawProperty<unknown>): void =>
  fc.assert(property as fc.IProperty<unknown>, { seed: SEED, numRuns: RUNS });

it('folding what is folded changes nothing, for every code point there is', () => {
  const changed: string[] = [];
  for (let code = 0; code <= 0x3ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const once = foldToString(String.fromCodePoint(code));
    if (foldToString(once) !== once) changed.push(`U+${code.toString(16)} ${once}`);
  }
  expect(changed).toEqual([]);
});

it('folding what is folded changes nothing, for any text', () => {
  check(
    fc.property(text, (original) => {
      const once = foldToString(original);
      expect(foldToString(once)).toBe(once);
    }),
  );
});

it('a text folded in two parts is the text folded whole, but for a space that separates at the seam', () => {
  check(
    fc.property(text, text, (left, right) => {
      const [a, b, whole] = [foldToString(left), foldToString(right), foldToString(left + right)];
      expect([a + b, `${a} ${b}`]).toContain(whole);
      if (whole !== a + b) expect(sameRun(a.slice(-1), b.slice(0, 1))).toBe(true);
    }),
  );
});

it('each unit knows the characters that it came from, in order', () => {
  check(
    fc.property(text, (original) => {
      const { text: folded, starts, ends } = fold(original);
      expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
      for (let i = 0; i < folded.length; i++) {
        const [start = -1, end = -1] = [starts[i], ends[i]];
        expect(start).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
        expect(end).toBeGreaterThanOrEqual(ends[i - 1] ?? 0);
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(original.length);
      }
    }),
  );
});

it('the original, cut where a folded stretch came from, folds to that stretch', () => {
  check(
    fc.property(text, fc.nat(), fc.nat(), (original, one, other) => {
      const { text: folded, starts, ends } = fold(original);
      const borders = [...Array(folded.length + 1).keys()].filter((at) => isBorder(folded, at));
      const i = borders[one % borders.length] ?? 0;
      const j = borders[other % borders.length] ?? 0;
      if (i >= j) return;
      expect(foldToString(original.slice(starts[i], ends[j - 1]))).toBe(folded.slice(i, j));
    }),
  );
});

it('a text longer than what is folded at a time folds as a whole does', () => {
  const seam = '一'.repeat(8192 - 15);
  check(
    fc.property(text, fc.nat(15), (tail, less) => {
      const long = seam.slice(less) + tail;
      expect(foldToString(long)).toBe(seam.slice(less) + foldToString(tail));
      expect(foldToString(long)).toBe(fold(long).text);
    }),
  );
});

it('lone surrogates fold without an error', () => {
  const unit = fc.oneof(character, fc.constantFrom('\ud800', '\udbff', '\udc00', '\udfff'));
  check(
    fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
      const original = units.join('');
      const { text: folded, starts } = fold(original);
      expect(starts).toHaveLength(folded.length);
    }),
  );
});

/** Where a phrase may begin or end: not inside a pair of surrogates, and not beside a space. */
function isBorder(folded: string, at: number): boolean {
  const [left = '', right = ''] = [folded[at - 1], folded[at]];
  return !/[\udc00-\udfff]/.test(right) && left !== ' ' && right !== ' ' && !sameRun(left, right);
}

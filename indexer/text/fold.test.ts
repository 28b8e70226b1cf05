import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldToString, sameRun } from './fold.ts';

const SEED = 20240131;
const RUNS = 2000;

describe('fold equates', () => {
  test.each([
    ['widths', '１２３ＡＢｃ％，：；！？', '123abc%,:;!?'],
    ['cases', 'Party CPC', 'party cpc'],
    ['half-width Japanese punctuation', '､｡', '、。'],
    ['traditional and simplified characters', '楓橋經驗，發展後產鄉黨', '枫桥经验,发展后产乡党'],
    ['regional variants', '裏裡', '里里'],
    ['compatibility ideographs and their originals', '\uf9dc\uf967', '隆不'],
    ['radicals and ideographs', '⼈⼤', '人大'],
    ['dashes of every length and tildes', '-‐–—―~～〜－', '---------'],
    ['opening brackets of every shape', '（(〔[【［｛{〖', '((((((((('],
    ['closing brackets of every shape', '）)〕]】］｝}〗', ')))))))))'],
    [
      'text with and without quotation marks and book-title marks',
      '“枫”‘桥’"经"\'验\'「一」『二』《三》〈四〉＂五＇',
      '枫桥经验一二三四五',
    ],
    ['text with and without zero-width characters', '枫\u200b桥\ufeff经\u00ad验\u200e', '枫桥经验'],
    ['text with and without white space between Han characters', '枫 桥\u3000经\t\n验', '枫桥经验'],
    ['text with and without white space between Han characters and digits', '2023 年 12 件', '2023年12件'],
    ['middle dots and bullets', '3•15 4・15', '3·15 4·15'],
  ])('the fold equates %s', (_, written, folded) => {
    expect(foldToString(written)).toBe(folded);
  });
});

describe('fold preserves', () => {
  test.each([
    ['digits separated by a space', '64 113', '64 113'],
    ['digits separated by several spaces, kept as one space', '64 \u3000\n113', '64 113'],
    ['digits separated by a space and quotation marks', '64” “113', '64 113'],
    ['Latin words separated by spaces', 'Law  Day', 'law day'],
    ['nothing by a space between a letter and a digit', 'A 4', 'a4'],
    ['nothing by a space before punctuation', '12 ,5', '12,5'],
    ['nothing by leading or trailing space', ' 12 ', '12'],
    ['sentence punctuation', '一，二。三；四、五！六？七：', '一,二。三;四、五!六?七:'],
    ['commas and enumeration commas', '，、', ',、'],
    ['characters outside the BMP', '𠮷𠮷', '𠮷𠮷'],
    ['emoji', '枫🍁', '枫🍁'],
    ['letters whose lower case is longer', 'İ', 'İ'],
  ])('the fold distinguishes %s', (_, written, folded) => {
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

test('the fold is idempotent for every code point', () => {
  const changed: string[] = [];
  for (let code = 0; code <= 0x3ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const once = foldToString(String.fromCodePoint(code));
    if (foldToString(once) !== once) changed.push(`U+${code.toString(16)} ${once}`);
  }
  expect(changed).toEqual([]);
});

test('the fold is idempotent for any text', () => {
  check(
    fc.property(text, (original) => {
      const once = foldToString(original);
      expect(foldToString(once)).toBe(once);
    }),
  );
});

test('a text folded in two parts equals the text folded whole, except for a separating space at the seam', () => {
  check(
    fc.property(text, text, (left, right) => {
      const [a, b, whole] = [foldToString(left), foldToString(right), foldToString(left + right)];
      expect([a + b, `${a} ${b}`]).toContain(whole);
      if (whole !== a + b) expect(sameRun(a.slice(-1), b.slice(0, 1))).toBe(true);
    }),
  );
});

test('every folded unit has ascending offsets of its original characters', () => {
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

test('the original text at the offsets of a folded range folds to that range', () => {
  check(
    fc.property(text, fc.nat(), fc.nat(), (original, from, to) => {
      const { text: folded, starts, ends } = fold(original);
      const boundaries = [...Array(folded.length + 1).keys()].filter((at) => isBoundary(folded, at));
      const i = boundaries[from % boundaries.length] ?? 0;
      const j = boundaries[to % boundaries.length] ?? 0;
      if (i >= j) return;
      expect(foldToString(original.slice(starts[i], ends[j - 1]))).toBe(folded.slice(i, j));
    }),
  );
});

test('a text longer than one chunk folds like a single chunk', () => {
  const seam = '一'.repeat(8192 - 15);
  check(
    fc.property(text, fc.nat(15), (tail, less) => {
      const long = seam.slice(less) + tail;
      expect(foldToString(long)).toBe(seam.slice(less) + foldToString(tail));
      expect(foldToString(long)).toBe(fold(long).text);
    }),
  );
});

test('lone surrogates fold without error', () => {
  const unit = fc.oneof(character, fc.constantFrom('\ud800', '\udbff', '\udc00', '\udfff'));
  check(
    fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
      const original = units.join('');
      const { text: folded, starts } = fold(original);
      expect(starts).toHaveLength(folded.length);
    }),
  );
});

/** Whether a phrase may begin or end here: not inside a surrogate pair or a run, and not next to a space. */
function isBoundary(folded: string, at: number): boolean {
  const [left = '', right = ''] = [folded[at - 1], folded[at]];
  return !/[\udc00-\udfff]/.test(right) && left !== ' ' && right !== ' ' && !sameRun(left, right);
}

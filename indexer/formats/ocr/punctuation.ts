/**
 * Writes the punctuation of recognised text as Chinese is printed: the recogniser tells `，` from `,` by chance, as
 * their glyphs are alike.
 */

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '〈': '（',
  '〉': '）',
};
/** Beside a Han character, or the mark after one: 1,205 and 9:30 keep theirs. */
const BEFORE_HAN = /[,;:?!(〈)〉]\s*(?=[\p{Script=Han}《“])/gu;
const AFTER_HAN = /(?<=[\p{Script=Han}》”%）)〉])\s*[,;:?!)〉(〈]/gu;

export function chinesePunctuation(text: string): string {
  const full = (mark: string): string => FULL_WIDTH[mark.trim()] ?? mark;
  return text.replace(AFTER_HAN, full).replace(BEFORE_HAN, full);
}

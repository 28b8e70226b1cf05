/** Words as the engine holds them: tokens of ASCII letters and digits, which it neither cuts again nor folds. */
import { COMMON_CHARACTERS } from './common-characters.ts';
import { isDigit, isLatin } from './fold.ts';
import { token } from './tokens.ts';

/**
 * Three quarters of the text of reports take two places instead of three: a digit and a letter, which no other
 * token begins with.
 */
const SHORT = new Map(
  [...COMMON_CHARACTERS]
    .slice(0, 260)
    .map((character, rank) => [character, `${Math.floor(rank / 26)}${letter(rank % 26)}`]),
);
/** Each of these characters has exactly three places in base 36, the first of them a letter from `a` to `v`. */
const FIRST_OF_THREE = 0x3400;
const LAST_OF_THREE = 0x9fff;
const HAN = /\p{Script=Han}/u;

/**
 * The token of a word: its characters one after another, so encoded that no two words share a token. Rarer
 * Han characters take a `y` and four places in base 36. A run of digits or of Latin letters has the token it
 * has as a unit.
 */
export function wordToken(word: string): string {
  const first = word.charAt(0);
  if (isDigit(first) || isLatin(first)) return token(word);
  let places = '';
  for (const character of word) places += SHORT.get(character) ?? longToken(character.codePointAt(0) ?? 0);
  return places;
}

/** Whether a piece of a segmented text is a word: punctuation is not. */
export function isWord(piece: string): boolean {
  const first = String.fromCodePoint(piece.codePointAt(0) ?? 0);
  return HAN.test(first) || isDigit(first) || isLatin(first);
}

function longToken(code: number): string {
  const places = code.toString(36);
  return code >= FIRST_OF_THREE && code <= LAST_OF_THREE ? places : `y${places.padStart(4, '0')}`;
}

function letter(at: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + at);
}

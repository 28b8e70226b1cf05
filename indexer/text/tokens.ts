/**
 * Encodes folded text as tokens for Meilisearch, one per unit. Indexing and queries both use these functions.
 *
 * A unit is a Han character, a run of digits, a run of Latin letters, or any other single character. Each
 * becomes a token of ASCII letters and digits. Given raw text, the engine ignores most punctuation and
 * matches phrases across it (measured: precision 0.16 for phrases with punctuation), conflates variant
 * characters, segments words again, and spends half of its time on that (`bench/RESULTS.md`).
 */
import { COMMON_CHARACTERS } from './common-characters.ts';
import { isDigit, isLatin, sameRun } from './fold.ts';

const HAN = /^\p{Script=Han}$/u;
/** `a0`; there are 864 codes up to `xz`. */
const FIRST_OF_TWO = 360;
const RANKS = new Map([...COMMON_CHARACTERS].map((character, rank) => [character, rank]));
/** CJK Extension A and the basic block: `a9s` to `vlr`. */
const FIRST_OF_THREE = 0x3400;
const LAST_OF_THREE = 0x9fff;
/** Cache of the tokens of single characters, by code point. */
const TOKEN_CACHE = new Array<string | undefined>(LAST_OF_THREE + 1);
const A = 'a'.charCodeAt(0);

/** Splits a folded text into units. A space only separates units. */
export function units(folded: string): string[] {
  const result: string[] = [];
  let previous = '';
  for (const character of folded) {
    const tail = result.length - 1;
    if (character !== ' ') {
      if (sameRun(previous, character)) result[tail] += character;
      else result.push(character);
    }
    previous = character;
  }
  return result;
}

/** Tokens of a folded text, joined by spaces: the `chars` attribute of a passage. */
export function tokens(folded: string): string {
  const result: string[] = [];
  for (let start = 0, end = 0; start < folded.length; start = end) {
    end = start + 1;
    const code = folded.charCodeAt(start);
    if (isBasicHan(code)) {
      result.push(TOKEN_CACHE[code] ?? token(String.fromCharCode(code)));
      continue;
    }
    while (end < folded.length && !isBasicHan(folded.charCodeAt(end))) end++;
    for (const unit of units(folded.slice(start, end))) result.push(token(unit));
  }
  return result.join(' ');
}

/** Nearly all units are basic Han characters: one UTF-16 unit each and never part of a run. */
function isBasicHan(code: number): boolean {
  return code >= FIRST_OF_THREE && code <= LAST_OF_THREE;
}

/** Encodes one unit. Distinct units have distinct tokens. */
export function token(unit: string): string {
  const code = unit.codePointAt(0) ?? 0;
  const first = String.fromCodePoint(code);
  if (isDigit(first)) return unit;
  if (isLatin(first)) return latinToken(unit);
  const encoded = TOKEN_CACHE[code] ?? (HAN.test(first) ? hanToken(first) : markToken(first));
  TOKEN_CACHE[code] = encoded;
  return encoded;
}

/**
 * Common characters take two places: a letter up to `x` and a letter or digit. All others take their code
 * point in base 36: three places from `a` to `v`, except rare characters, which take a `y` and at least four
 * more places.
 */
function hanToken(character: string): string {
  const rank = RANKS.get(character);
  if (rank !== undefined) return (FIRST_OF_TWO + rank).toString(36);
  const code = character.codePointAt(0) ?? 0;
  return isBasicHan(code) ? code.toString(36) : `y${code.toString(36)}`;
}

/** `z` and the letters. Non-ASCII letters become six digits each: the engine would conflate é and e. */
function latinToken(run: string): string {
  const ascii = run.replace(/[^a-z]/gu, (letter) => String(letter.codePointAt(0)).padStart(6, '0'));
  return `z${ascii}`;
}

/** One character in ten of a report is one of these, as they are folded. */
const COMMON_MARKS = ',。、;:()-.%!?·/[]';

/**
 * A zero and a letter for the common marks. `ppp` and the code point in base 26 for the others: at least four
 * places, unlike every other token that begins with `p`.
 */
function markToken(mark: string): string {
  const common = COMMON_MARKS.indexOf(mark);
  if (common >= 0) return `0${String.fromCharCode(A + common)}`;
  let code = mark.codePointAt(0) ?? 0;
  let letters = '';
  do {
    letters = String.fromCharCode(A + (code % 26)) + letters;
    code = Math.floor(code / 26);
  } while (code > 0);
  return `ppp${letters}`;
}

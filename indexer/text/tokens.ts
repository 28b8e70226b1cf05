/**
 * Folded text in, the tokens out that stand for it in the engine: a unit a token.
 *
 * A unit is a Han character, a run of digits, a run of Latin letters, or one mark of anything else. Each becomes a
 * token of ASCII letters and digits. As they are, the engine ignores most marks and runs phrases across them
 * (measured: precision 0.16 for phrases with punctuation), takes variants of a character for one, cuts words again,
 * and spends half of its time on that (`bench/RESULTS.md`). Indexing and asking use these same functions.
 */
import { COMMON_CHARACTERS } from './common-characters.ts';
import { isDigit, isLatin, sameRun } from './fold.ts';

const HAN = /^\p{Script=Han}$/u;
/** `a0`; up to `xz` there are 864. */
const FIRST_OF_TWO = 360;
const RANKS = new Map([...COMMON_CHARACTERS].map((character, rank) => [character, rank]));
/** From the first extension to the last common character: `a9s` to `vlr`. */
const FIRST_OF_THREE = 0x3400;
const LAST_OF_THREE = 0x9fff;
/** Tokens of single characters by their code, as far as they have been met. */
const KNOWN = new Array<string | undefined>(LAST_OF_THREE + 1);
const A = 'a'.charCodeAt(0);

/** The units of a folded text, in order. A space only separates and is no unit. */
export function units(folded: string): string[] {
  const found: string[] = [];
  let last = '';
  for (const character of folded) {
    const tail = found.length - 1;
    if (character !== ' ') {
      if (sameRun(last, character)) found[tail] += character;
      else found.push(character);
    }
    last = character;
  }
  return found;
}

/** The tokens of a folded text, joined by spaces: the `chars` attribute of a passage. */
export function tokens(folded: string): string {
  const found: string[] = [];
  for (let start = 0, end = 0; start < folded.length; start = end) {
    end = start + 1;
    const code = folded.charCodeAt(start);
    if (isBasicHan(code)) {
      found.push(KNOWN[code] ?? token(String.fromCharCode(code)));
      continue;
    }
    while (end < folded.length && !isBasicHan(folded.charCodeAt(end))) end++;
    for (const unit of units(folded.slice(start, end))) found.push(token(unit));
  }
  return found.join(' ');
}

/** Nearly all units are these, of one UTF-16 unit each and no run. */
function isBasicHan(code: number): boolean {
  return code >= FIRST_OF_THREE && code <= LAST_OF_THREE;
}

/** No two units of a text have the same token. */
export function token(unit: string): string {
  const code = unit.codePointAt(0) ?? 0;
  const first = String.fromCodePoint(code);
  if (isDigit(first)) return unit;
  if (isLatin(first)) return latinToken(unit);
  const made = KNOWN[code] ?? (HAN.test(first) ? hanCode(first) : markToken(first));
  KNOWN[code] = made;
  return made;
}

/**
 * Of the commonest two places, a letter up to `x` and a letter or digit. Of the others the code point in base 36: three
 * places that begin with a letter from `a` to `v` for all but rare ones, which have a `y` and at least four places more.
 */
function hanCode(character: string): string {
  const rank = RANKS.get(character);
  if (rank !== undefined) return (FIRST_OF_TWO + rank).toString(36);
  const code = character.codePointAt(0) ?? 0;
  return isBasicHan(code) ? code.toString(36) : `y${code.toString(36)}`;
}

/** `z` and the letters, those beyond ASCII as six digits: the engine would take é for e. */
function latinToken(run: string): string {
  const plain = run.replace(/[^a-z]/gu, (letter) => String(letter.codePointAt(0)).padStart(6, '0'));
  return `z${plain}`;
}

/** `ppp` and the mark's code point in base 26: four places at least, which no other token has that begins so. */
function markToken(mark: string): string {
  let code = mark.codePointAt(0) ?? 0;
  let letters = '';
  do {
    letters = String.fromCharCode(A + (code % 26)) + letters;
    code = Math.floor(code / 26);
  } while (code > 0);
  return `ppp${letters}`;
}

/**
 * Folded text in, the tokens out that stand for it in the engine: a unit a token.
 *
 * A unit is a Han character, a run of digits, a run of Latin letters, or one mark of anything else. The engine
 * ignores most marks and runs phrases across them (measured: precision 0.16 for phrases with punctuation), so
 * a mark is written as a token of letters of its own. Indexing and asking use this same function.
 */
import { isDigit, isLatin, sameRun } from './fold.ts';

const HAN = /^\p{Script=Han}$/u;
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
  return units(folded).map(token).join(' ');
}

/** The token of one unit: itself where the engine keeps it whole, letters where it would be ignored. */
export function token(unit: string): string {
  const first = String.fromCodePoint(unit.codePointAt(0) ?? 0);
  return HAN.test(first) || isDigit(first) || isLatin(first) ? unit : markToken(first);
}

/** `ppp` and the mark's code point in base 26: no word of any language begins so. */
function markToken(mark: string): string {
  let code = mark.codePointAt(0) ?? 0;
  let letters = '';
  do {
    letters = String.fromCharCode(A + (code % 26)) + letters;
    code = Math.floor(code / 26);
  } while (code > 0);
  return `ppp${letters}`;
}

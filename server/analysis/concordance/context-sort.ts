/**
 * Occurrences in their passages in; which of them stand on a page of those sorted by what is on one side, out.
 *
 * The first three characters beside the keyword fit one number: all lines are sorted as numbers, and only the lines
 * that share theirs with one of the page are looked at three characters further, and so on.
 */
import type { Range } from '../../../indexer/text/occurrences.ts';
import { PinyinOrder } from './pinyin-order.ts';

export type Side = 'left' | 'right';

/** Hit and occurrence, both counted from 0. */
export type LineAt = readonly [hit: number, occurrence: number];

/** UTF-16 units that fit a double without loss. */
const AT_ONCE = 3;
/** Units beside the keyword that are compared; lines that agree in all of them keep the order they came in. */
const COMPARED = 8 * AT_ONCE;
const UNIT = 0x1_0000;
const ORDER = new PinyinOrder();

export class NearbyLines {
  private readonly hits: number[] = [];
  private readonly occurrences: number[] = [];
  private readonly starts: number[] = [];
  /** Of the first units, so that each text is cut out once. */
  private readonly keys: number[] = [];

  /** @param text folded text of a hit by its number */
  constructor(
    private readonly side: Side,
    private readonly text: (hit: number) => string,
  ) {}

  add(hit: number, ranges: readonly Range[]): void {
    const text = this.text(hit);
    ranges.forEach(([start, end], occurrence) => {
      const from = this.side === 'left' ? start - 1 : end;
      this.hits.push(hit);
      this.occurrences.push(occurrence);
      this.starts.push(from);
      this.keys.push(this.key(text, from, 0));
    });
  }

  page(offset: number, limit: number): LineAt[] {
    const all = Float64Array.from(this.keys.keys());
    return this.select(all, Float64Array.from(this.keys), 0, offset, limit).map((line) => [
      this.hits[line] ?? 0,
      this.occurrences[line] ?? 0,
    ]);
  }

  /** @param keys the next units of each of the lines, which agree in all before them */
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
    const [least = 0, most = 0] = [sorted[offset], sorted[end - 1]];
    const near = [...ranks.keys()].filter((at) => (ranks[at] ?? 0) >= least && (ranks[at] ?? 0) <= most);
    const page: number[] = [];
    for (let at = offset; at < end; ) {
      const rank = sorted[at] ?? 0;
      const same = Float64Array.from(
        near.filter((line) => ranks[line] === rank),
        (line) => lines[line] ?? 0,
      );
      const first = sorted.indexOf(rank);
      page.push(...this.further(same, depth + AT_ONCE, at - first, end - at));
      at = first + same.length;
    }
    return page;
  }

  private further(lines: Float64Array, depth: number, offset: number, limit: number): number[] {
    if (lines.length === 1 || depth === COMPARED) return [...lines.subarray(offset, offset + limit)];
    const keys = lines.map((line) =>
      this.key(this.text(this.hits[line] ?? 0), this.starts[line] ?? 0, depth),
    );
    return this.select(lines, keys, depth, offset, limit);
  }

  /** Three units so many steps away from the keyword; beyond the passage they are 0. */
  private key(text: string, from: number, steps: number): number {
    let key = 0;
    for (let at = steps; at < steps + AT_ONCE; at++)
      key = key * UNIT + (text.charCodeAt(this.side === 'left' ? from - at : from + at) || 0);
    return key;
  }
}

/** Units become ranks, so that keys sort as a dictionary does. */
function ranked(keys: Float64Array): Float64Array {
  const unknown = new Set<number>();
  const learn = (unit: number): void => {
    if (unit !== 0 && ORDER.rank(unit) === 0) unknown.add(unit);
  };
  for (const key of keys) {
    learn(first(key));
    learn(second(key));
    learn(third(key));
  }
  ORDER.learn(unknown);
  return keys.map(
    (key) => (ORDER.rank(first(key)) * UNIT + ORDER.rank(second(key))) * UNIT + ORDER.rank(third(key)),
  );
}

function first(key: number): number {
  return Math.floor(key / (UNIT * UNIT));
}

function second(key: number): number {
  return Math.floor(key / UNIT) % UNIT;
}

function third(key: number): number {
  return key % UNIT;
}

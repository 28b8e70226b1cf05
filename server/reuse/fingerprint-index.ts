/**
 * The fingerprints of some reports in typed arrays, by hash: six bytes each, half as many as a table of hashes
 * and offsets with links would take. It never changes; `fingerprints.ts` keeps several of them up to date.
 */
import type { FoldedReport } from '../corpus/folded-report.ts';
import type { TimeSlice } from '../corpus/time-slice.ts';
import { winnow } from './winnow.ts';

/** A report by id, with the text that was fingerprinted. */
export type IndexedReport = readonly [id: string, FoldedReport];

/** The upper half of a hash names its bucket, the lower half is stored. */
const BUCKETS = 0x10000;
/** Offsets are of 32 bits; this leaves room to add the length of a text to them. */
export const MAX_UNITS = 2 ** 31;
/** Reports are found from offsets by the block that these lie in, of so many units (as a power of two). */
const BLOCK_BITS = 12;

export class FingerprintIndex {
  private constructor(
    readonly reports: readonly IndexedReport[],
    /** The folded text of each report. */
    readonly texts: readonly Uint16Array[],
    /** Where each report begins when all are numbered one after another, and the end of the last. */
    readonly bases: Uint32Array,
    /** For each block of units, the report in which it begins. */
    private readonly blocks: Uint32Array,
    /** Where each bucket begins among the fingerprints. */
    private readonly buckets: Uint32Array,
    /** The lower halves of the hashes, ascending within a bucket. */
    private readonly tags: Uint16Array,
    /** Offset of each fingerprint, ascending where hashes are equal. */
    readonly offsets: Uint32Array,
  ) {}

  /** Reads the texts twice, to count and to fill: a list of all hashes in between would take more than the index. */
  static async of(reports: readonly IndexedReport[], slice: TimeSlice): Promise<FingerprintIndex> {
    const texts = reports.map(([, report]) => report.units);
    const bases = new Uint32Array(reports.length + 1);
    texts.forEach(({ length }, at) => {
      bases[at + 1] = (bases[at] ?? 0) + length;
    });
    const next = new Uint32Array(BUCKETS + 1);
    const count = await forEachFingerprint(reports, texts, slice, (hash) => {
      const bucket = (hash >>> 16) + 1;
      next[bucket] = (next[bucket] as number) + 1;
    });
    for (let bucket = 0; bucket < BUCKETS; bucket++)
      next[bucket + 1] = (next[bucket + 1] as number) + (next[bucket] as number);
    const buckets = next.slice();
    const tags = new Uint16Array(count);
    const offsets = new Uint32Array(count);
    await forEachFingerprint(reports, texts, slice, (hash, at, report) => {
      const bucket = hash >>> 16;
      const place = next[bucket] as number;
      next[bucket] = place + 1;
      tags[place] = hash & 0xffff;
      offsets[place] = (bases[report] as number) + at;
    });
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      sortBucket(tags, offsets, buckets[bucket] as number, buckets[bucket + 1] as number);
      if (slice.isOver()) await slice.next();
    }
    return new FingerprintIndex(reports, texts, bases, blocksOf(bases), buckets, tags, offsets);
  }

  /** UTF-16 units of folded text, separators included. */
  get units(): number {
    return this.bases.at(-1) ?? 0;
  }

  get bytes(): number {
    const arrays = [this.bases, this.blocks, this.buckets, this.tags, this.offsets];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** The fingerprints with a hash, as a range of `offsets`. Their grams may differ all the same. */
  find(hash: number): readonly [from: number, to: number] {
    const [start, end] = [this.buckets[hash >>> 16] as number, this.buckets[(hash >>> 16) + 1] as number];
    const from = this.firstFrom(hash & 0xffff, start, end);
    return [
      from,
      this.tags[from] === (hash & 0xffff) && from < end
        ? this.firstFrom((hash & 0xffff) + 1, from, end)
        : from,
    ];
  }

  /** The report, by its number here, that an offset lies in. */
  reportAt(offset: number): number {
    let report = this.blocks[offset >>> BLOCK_BITS] as number;
    while ((this.bases[report + 1] as number) <= offset) report++;
    return report;
  }

  /** The first fingerprint of `[start, end)` whose tag is `tag` or greater. */
  private firstFrom(tag: number, start: number, end: number): number {
    let [low, high] = [start, end];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.tags[middle] as number) < tag) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** @returns the number of fingerprints */
async function forEachFingerprint(
  reports: readonly IndexedReport[],
  texts: readonly Uint16Array[],
  slice: TimeSlice,
  visit: (hash: number, at: number, report: number) => void,
): Promise<number> {
  let count = 0;
  for (const [number, [, report]] of reports.entries()) {
    const units = texts[number] as Uint16Array;
    for (let position = 1; position <= report.passages; position++) {
      winnow(units, report.startOf(position), report.endOf(position), (hash, at) => {
        count++;
        visit(hash, at, number);
      });
      if (slice.isOver()) await slice.next();
    }
  }
  return count;
}

/** Sorts by tag, and where tags are equal, leaves the ascending order of the offsets. */
function sortBucket(tags: Uint16Array, offsets: Uint32Array, start: number, end: number): void {
  let isSorted = true;
  for (let at = start + 1; at < end && isSorted; at++)
    isSorted = (tags[at - 1] as number) <= (tags[at] as number);
  if (isSorted) return;
  const keys = new Float64Array(end - start);
  for (let at = start; at < end; at++)
    keys[at - start] = (tags[at] as number) * 2 ** 32 + (offsets[at] as number);
  keys.sort();
  keys.forEach((key, at) => {
    tags[start + at] = Math.floor(key / 2 ** 32);
    offsets[start + at] = key % 2 ** 32;
  });
}

function blocksOf(bases: Uint32Array): Uint32Array {
  const blocks = new Uint32Array(((bases.at(-1) ?? 0) >>> BLOCK_BITS) + 1);
  let report = 0;
  for (let block = 0; block < blocks.length; block++) {
    while (report + 2 < bases.length && (bases[report + 1] as number) <= block * 2 ** BLOCK_BITS) report++;
    blocks[block] = report;
  }
  return blocks;
}

/**
 * Which words the passages of a report have, and how often, packed: some 2.3 bytes for each word of a passage. From the
 * text it would take ten times as long to count them.
 *
 * A passage's words are sorted by number. Each takes 16 bits: its distance from the one before, doubled, plus one if a count
 * other than 1 follows. The largest distance only leads nearer to a word that is further away. Bytes with a continuation
 * bit would take a fifth less, and half as long again to read.
 */
import type { FoldedReport } from '../../corpus/folded-report.ts';
import type { StringTable } from '../../corpus/string-table.ts';
import type { TimeSlice } from '../../corpus/time-slice.ts';
import { forEachPiece, pieceOf } from './passage-words.ts';

/** Stands for no word: the next one is as far away again, and more. */
const MAX_DISTANCE = 0x7fff;
/** A larger count has its upper part in 16 bits more. */
const COUNT_BITS = 15;
const MAX_COUNT = 0x7fff;

/** The words of one passage, by number, with how often each occurs; read again and again into the same arrays. */
export class PassageWords {
  /** Of the arrays, so many are of the passage read last. */
  length = 0;
  words = new Uint32Array(1024);
  counts = new Uint32Array(1024);

  reserve(length: number): void {
    if (length <= this.words.length) return;
    this.words = new Uint32Array(2 * length);
    this.counts = new Uint32Array(2 * length);
  }
}

export class ReportWords {
  private constructor(
    private readonly packed: Uint16Array,
    /** Where each passage begins, and the end of the last. */
    private readonly starts: Uint32Array,
  ) {}

  /** @returns null if the report does not know its words */
  static async of(report: FoldedReport, table: StringTable, slice: TimeSlice): Promise<ReportWords | null> {
    if (!report.hasWords) return null;
    const starts = new Uint32Array(report.passages + 1);
    const { units } = report;
    const packed: number[] = [];
    const found: number[] = [];
    for (let position = 1; position <= report.passages; position++) {
      found.length = 0;
      forEachPiece(report, position, (start, end) => {
        if (pieceOf(units, start) === 'word') found.push(table.add(units, start, end));
      });
      pack(found, packed);
      starts[position] = packed.length;
      if (slice.isOver()) await slice.next();
    }
    return new ReportWords(Uint16Array.from(packed), starts);
  }

  get size(): number {
    return this.packed.byteLength + this.starts.byteLength;
  }

  /** Reads the words of a passage. */
  read(position: number, into: PassageWords): void {
    const { packed } = this;
    const end = this.starts[position] as number;
    let at = this.starts[position - 1] as number;
    into.reserve(end - at);
    const { words, counts } = into;
    let [word, length] = [0, 0];
    while (at < end) {
      const value = packed[at++] as number;
      word += value >>> 1;
      if (value >>> 1 === MAX_DISTANCE) continue;
      let count = 1;
      if ((value & 1) === 1) {
        count = packed[at++] as number;
        if (count > MAX_COUNT) count = (count & MAX_COUNT) | ((packed[at++] as number) << COUNT_BITS);
      }
      words[length] = word;
      counts[length++] = count;
    }
    into.length = length;
  }
}

/** @param words numbers in any order, repeated as the words are */
function pack(words: number[], packed: number[]): void {
  words.sort((a, b) => a - b);
  let before = 0;
  for (let at = 0, next = 0; at < words.length; at = next) {
    const word = words[at] as number;
    for (next = at + 1; words[next] === word; ) next++;
    const count = next - at;
    for (; word - before >= MAX_DISTANCE; before += MAX_DISTANCE) packed.push(MAX_DISTANCE << 1);
    packed.push(((word - before) << 1) | (count > 1 ? 1 : 0));
    if (count > MAX_COUNT) packed.push((count & MAX_COUNT) | (MAX_COUNT + 1), count >>> COUNT_BITS);
    else if (count > 1) packed.push(count);
    before = word;
  }
}

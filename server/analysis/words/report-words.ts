/**
 * Which words the passages of a report have, and how often, packed: some 1.7 bytes for each word of a passage. From the
 * text it would take ten times as long to count them.
 *
 * A passage's words are sorted by number. Each is stored as its distance from the one before, doubled, plus one if a
 * count other than 1 follows; both in seven bits a byte, the lowest first.
 */
import type { FoldedReport } from '../../corpus/folded-report.ts';
import type { TimeSlice } from '../../corpus/time-slice.ts';
import { forEachPiece, pieceOf } from './passage-words.ts';
import type { WordTable } from './word-table.ts';

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
    private readonly bytes: Uint8Array,
    /** Where each passage begins among the bytes, and the end of the last. */
    private readonly starts: Uint32Array,
  ) {}

  /** @returns null if the report does not know its words */
  static async of(report: FoldedReport, table: WordTable, slice: TimeSlice): Promise<ReportWords | null> {
    if (report.passages > 0 && report.startsWord(1, 0) === undefined) return null;
    const starts = new Uint32Array(report.passages + 1);
    const { units } = report;
    const bytes: number[] = [];
    const found: number[] = [];
    for (let position = 1; position <= report.passages; position++) {
      found.length = 0;
      forEachPiece(report, position, (start, end) => {
        if (pieceOf(units, start) === 'word') found.push(table.add(units, start, end));
      });
      pack(found, bytes);
      starts[position] = bytes.length;
      if (slice.isOver()) await slice.next();
    }
    return new ReportWords(Uint8Array.from(bytes), starts);
  }

  get size(): number {
    return this.bytes.length + this.starts.byteLength;
  }

  /** Reads the words of a passage. */
  read(position: number, into: PassageWords): void {
    const { bytes } = this;
    const end = this.starts[position] as number;
    let at = this.starts[position - 1] as number;
    into.reserve(end - at);
    const { words, counts } = into;
    let [word, length] = [0, 0];
    while (at < end) {
      let byte = bytes[at++] as number;
      let value = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++] as number;
        value |= (byte & 0x7f) << shift;
      }
      word += value >>> 1;
      let count = 1;
      if ((value & 1) === 1) {
        byte = bytes[at++] as number;
        count = byte & 0x7f;
        for (let shift = 7; byte > 0x7f; shift += 7) {
          byte = bytes[at++] as number;
          count |= (byte & 0x7f) << shift;
        }
      }
      words[length] = word;
      counts[length++] = count;
    }
    into.length = length;
  }
}

/** @param words numbers in any order, repeated as the words are */
function pack(words: number[], bytes: number[]): void {
  words.sort((a, b) => a - b);
  let before = 0;
  for (let at = 0, next = 0; at < words.length; at = next) {
    const word = words[at] as number;
    for (next = at + 1; words[next] === word; ) next++;
    const count = next - at;
    packNumber(((word - before) << 1) | (count > 1 ? 1 : 0), bytes);
    if (count > 1) packNumber(count, bytes);
    before = word;
  }
}

function packNumber(value: number, bytes: number[]): void {
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}

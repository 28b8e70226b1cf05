/** The folded text of one report, packed: its passages, their sections, and where their words begin. */
import { SECTION_KINDS, type SectionKind } from '../../indexer/domain/passage.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import type { Candidate } from '../engine/engine-reader.ts';
import type { TimeSlice } from './time-slice.ts';

/** Separates passages; occurs in no folded text and no phrase. */
const SEPARATOR = '\n';
/**
 * Two bytes a UTF-16 unit, in a Buffer: outside the V8 heap, where it costs the garbage collector nothing.
 */
const ENCODING = 'utf16le';
const UNIT_BYTES = 2;

/**
 * UTF-16 units of a block at most, unless one passage is longer: even the slowest phrase, two thousand
 * characters of which only the first does not fit, is looked for in some 30 ms.
 */
const BLOCK_UNITS = 0x8000;

/** Passages in a row that are searched at a stretch. */
export interface Block {
  /** Positions, both included. */
  readonly first: number;
  readonly last: number;
}

/** Size of one section kind within a report. */
export interface Size {
  readonly passages: number;
  /** Of the original text, in UTF-16 units. */
  readonly characters: number;
}

/** Positions count from 1. */
export class FoldedReport {
  private constructor(
    private readonly folded: Buffer,
    /** Start of each passage, and the end of the last, in UTF-16 units. */
    private readonly starts: Uint32Array,
    /** Of each passage, as an index of `SECTION_KINDS`: JSON brings a string for each. */
    private readonly sections: Uint8Array,
    /** One bit a UTF-16 unit, set where a word begins; null where the words are not known. */
    private readonly wordStarts: Buffer | null,
    /** Only of the section kinds that occur in the report. */
    readonly sizes: ReadonlyMap<SectionKind, Size>,
  ) {}

  /**
   * @param passages all passages of the report, in order
   * @param wordStarts as the engine has them, by passage id
   */
  static async of(
    passages: readonly Pick<Candidate, 'id' | 'text' | 'section'>[],
    wordStarts: ReadonlyMap<string, string>,
    slice: TimeSlice,
  ): Promise<FoldedReport> {
    const starts = new Uint32Array(passages.length + 1);
    let length = 0;
    const texts: string[] = [];
    for (const { text } of passages) {
      const folded = foldToString(text) + SEPARATOR;
      length += folded.length;
      texts.push(folded);
      starts[texts.length] = length;
      if (slice.isOver()) await slice.next();
    }
    const folded = Buffer.allocUnsafeSlow(length * UNIT_BYTES);
    texts.forEach((text, at) => {
      folded.write(text, (starts[at] ?? 0) * UNIT_BYTES, ENCODING);
    });
    if (slice.isOver()) await slice.next();
    return new FoldedReport(
      folded,
      starts,
      Uint8Array.from(passages, ({ section }) => SECTION_KINDS.indexOf(section)),
      joinedBits(
        starts,
        passages.map(({ id }) => wordStarts.get(id)),
      ),
      sizesOf(passages),
    );
  }

  /** Whether it is known where its words begin. */
  get hasWords(): boolean {
    return this.wordStarts !== null;
  }

  get passages(): number {
    return this.sections.length;
  }

  /** Of text and bits. */
  get bytes(): number {
    return this.folded.length + this.starts.byteLength + (this.wordStarts?.length ?? 0);
  }

  /** UTF-16 units of folded text, without separators. */
  get length(): number {
    return this.folded.length / UNIT_BYTES - this.passages;
  }

  section(position: number): SectionKind {
    return SECTION_KINDS[this.sections[position - 1] ?? -1] ?? 'other';
  }

  text(position: number): string {
    return this.folded.toString(
      ENCODING,
      this.startOf(position) * UNIT_BYTES,
      this.endOf(position) * UNIT_BYTES,
    );
  }

  /** The folded text of all passages, each followed by a separator, as `startOf` and `endOf` number it. */
  get units(): Uint16Array {
    const { buffer, byteOffset, length } = this.folded;
    return new Uint16Array(buffer, byteOffset, length / UNIT_BYTES);
  }

  /** Where a passage begins among the units. */
  startOf(position: number): number {
    return this.starts[position - 1] ?? 0;
  }

  /** Where a passage ends among the units, without its separator. */
  endOf(position: number): number {
    return (this.starts[position] ?? 1) - 1;
  }

  /** The passage that a unit belongs to. */
  positionAt(unit: number): number {
    let [low, high] = [1, this.passages];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** UTF-16 units of folded text before a passage, without separators. */
  lengthBefore(position: number): number {
    return this.startOf(position) - (position - 1);
  }

  /** Whether a word or a mark begins at an offset of a passage; undefined where the words are not known. */
  startsWord(position: number, offset: number): boolean | undefined {
    if (this.wordStarts === null) return undefined;
    const at = this.startOf(position) + offset;
    return (((this.wordStarts[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
  }

  /** All passages in order, in blocks short enough that other requests can be served between two of them. */
  *blocks(): Generator<Block> {
    if (this.passages > 0 && this.length <= BLOCK_UNITS) {
      yield { first: 1, last: this.passages };
      return;
    }
    for (let first = 1; first <= this.passages; ) {
      const end = (this.starts[first - 1] ?? 0) + BLOCK_UNITS;
      let last = first;
      while (last < this.passages && (this.starts[last + 1] ?? 0) <= end) last++;
      yield { first, last };
      first = last + 1;
    }
  }

  /**
   * Ascending positions of the passages of a block that contain any of the phrases as a substring, with the
   * number of phrases. Unit borders are not checked: 20件 is also found in 120件, so that callers must verify.
   */
  *positionsOf(
    phrases: readonly string[],
    block: Block,
  ): Generator<readonly [position: number, phrases: number]> {
    const [only = ''] = phrases;
    if (phrases.length === 1) {
      for (const position of this.positionsOfOne(only, block)) yield [position, 1];
      return;
    }
    const counts = new Map<number, number>();
    for (const phrase of phrases)
      for (const position of this.positionsOfOne(phrase, block))
        counts.set(position, (counts.get(position) ?? 0) + 1);
    yield* [...counts].sort(([a], [b]) => a - b);
  }

  private *positionsOfOne(phrase: string, { first, last }: Block): Generator<number> {
    const isWhole = first === 1 && last === this.passages;
    const base = isWhole ? 0 : (this.starts[first - 1] ?? 0);
    const folded = isWhole
      ? this.folded
      : this.folded.subarray(base * UNIT_BYTES, (this.starts[last] ?? 0) * UNIT_BYTES);
    let position = first;
    for (let from = base; ; from = this.starts[position++] ?? 0) {
      const offset = folded.indexOf(phrase, (from - base) * UNIT_BYTES, ENCODING);
      if (offset < 0) return;
      const at = base + offset / UNIT_BYTES;
      while ((this.starts[position] ?? Infinity) <= at) position++;
      yield position;
      if (position >= last) return;
    }
  }
}

/**
 * The bits of all passages in a row, at the offsets of the report's text.
 *
 * @returns null where those of a passage are missing
 */
function joinedBits(starts: Uint32Array, encoded: readonly (string | undefined)[]): Buffer | null {
  const joined = Buffer.alloc(((starts.at(-1) ?? 0) >> 3) + 2);
  for (const [at, bits] of encoded.entries()) {
    if (bits === undefined) return null;
    const start = starts[at] ?? 0;
    let to = start >> 3;
    for (const byte of Buffer.from(bits, 'base64')) {
      const shifted = byte << (start & 7);
      joined[to] = (joined[to] ?? 0) | (shifted & 0xff);
      to++;
      joined[to] = (joined[to] ?? 0) | (shifted >> 8);
    }
  }
  return joined;
}

function sizesOf(passages: readonly Pick<Candidate, 'text' | 'section'>[]): Map<SectionKind, Size> {
  const sizes = new Map<SectionKind, Size>();
  for (const { section, text } of passages) {
    const before = sizes.get(section);
    sizes.set(section, {
      passages: (before?.passages ?? 0) + 1,
      characters: (before?.characters ?? 0) + text.length,
    });
  }
  return sizes;
}

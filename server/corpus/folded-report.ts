/** The folded text of one report, packed: its passages, their sections, and where their words begin. */
import type { SectionKind } from '../../indexer/domain/passage.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import type { Candidate } from '../engine/engine-reader.ts';

/** Separates passages; occurs in no folded text and no phrase. */
const SEPARATOR = '\n';
/**
 * Two bytes a UTF-16 unit, in a Buffer: outside the V8 heap, where it costs the garbage collector nothing.
 */
const ENCODING = 'utf16le';
const UNIT_BYTES = 2;

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
    private readonly sections: readonly SectionKind[],
    /** One bit a UTF-16 unit, set where a word begins; null where the words are not known. */
    private readonly wordStarts: Buffer | null,
    /** Only of the section kinds that occur in the report. */
    readonly sizes: ReadonlyMap<SectionKind, Size>,
  ) {}

  /**
   * @param passages all passages of the report, in order
   * @param wordStarts as the engine has them, by passage id
   */
  static of(
    passages: readonly Pick<Candidate, 'id' | 'text' | 'section'>[],
    wordStarts: ReadonlyMap<string, string> = new Map(),
  ): FoldedReport {
    const starts = new Uint32Array(passages.length + 1);
    let length = 0;
    const texts = passages.map(({ text }, at) => {
      const folded = foldToString(text) + SEPARATOR;
      length += folded.length;
      starts[at + 1] = length;
      return folded;
    });
    const folded = Buffer.allocUnsafeSlow(length * UNIT_BYTES);
    texts.forEach((text, at) => {
      folded.write(text, (starts[at] ?? 0) * UNIT_BYTES, ENCODING);
    });
    return new FoldedReport(
      folded,
      starts,
      passages.map(({ section }) => section),
      joinedBits(
        starts,
        passages.map(({ id }) => wordStarts.get(id)),
      ),
      sizesOf(passages),
    );
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
    return this.sections[position - 1] ?? 'other';
  }

  text(position: number): string {
    const start = (this.starts[position - 1] ?? 0) * UNIT_BYTES;
    return this.folded.toString(ENCODING, start, ((this.starts[position] ?? 1) - 1) * UNIT_BYTES);
  }

  /** Whether a word or a mark begins at an offset of a passage; undefined where the words are not known. */
  startsWord(position: number, offset: number): boolean | undefined {
    if (this.wordStarts === null) return undefined;
    const at = (this.starts[position - 1] ?? 0) + offset;
    return (((this.wordStarts[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
  }

  /**
   * Ascending positions of the passages that contain the phrase as a substring. Unit borders are not checked:
   * 20件 is also found in 120件, so that callers must verify.
   */
  *positionsOf(phrase: string): Generator<number> {
    let position = 1;
    for (let from = 0; ; from = this.starts[position] ?? 0) {
      const offset = this.folded.indexOf(phrase, from * UNIT_BYTES, ENCODING);
      if (offset < 0) return;
      while ((this.starts[position] ?? Infinity) * UNIT_BYTES <= offset) position++;
      yield position;
      if (position >= this.passages) return;
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

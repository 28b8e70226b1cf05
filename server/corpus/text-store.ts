/**
 * The folded text of all reports in memory, 2 bytes a character: 70 MB for 200,000 passages. Verifying a candidate
 * then takes a microsecond, where asking the engine for its text takes fifteen and folding it as many again.
 *
 * A cache and nothing more: what is not in it yet is asked of the engine.
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { SectionKind } from '../../indexer/domain/passage.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import type { Candidate } from '../engine/engine-reader.ts';

/** Reports that are asked for at a time: some ten milliseconds of work, so that searches come between. */
const REPORTS_AT_ONCE = 5;
/** Stands between passages; no folded text and no phrase holds it. */
const BETWEEN = '\n';

/** How much there is of a section; characters of the text as it is, in UTF-16 units. */
export interface Size {
  readonly passages: number;
  readonly characters: number;
}

/** How text lies in memory: two bytes a UTF-16 unit, outside the heap, where it costs the collector nothing. */
const ENCODING = 'utf16le';
const UNIT_BYTES = 2;

/** The passages of one report; the first has position 1. */
export class FoldedReport {
  private constructor(
    private readonly folded: Buffer,
    /** Of each passage, and of the end, in UTF-16 units. */
    private readonly starts: Uint32Array,
    private readonly sections: readonly SectionKind[],
    /** Of those sections that the report has. */
    readonly sizes: ReadonlyMap<SectionKind, Size>,
  ) {}

  /** @param passages all of a report, in their order */
  static of(passages: readonly Pick<Candidate, 'text' | 'section'>[]): FoldedReport {
    const starts = new Uint32Array(passages.length + 1);
    let length = 0;
    const texts = passages.map(({ text }, at) => {
      const folded = foldToString(text) + BETWEEN;
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
      sizesOf(passages),
    );
  }

  get passages(): number {
    return this.sections.length;
  }

  /** UTF-16 units of folded text. */
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

  /** The positions of passages in which the phrase stands, wherever units are cut. */
  *positionsOf(phrase: string): Generator<number> {
    let position = 1;
    for (let from = 0; ; from = this.starts[position] ?? 0) {
      const found = this.folded.indexOf(phrase, from * UNIT_BYTES, ENCODING);
      if (found < 0) return;
      while ((this.starts[position] ?? Infinity) * UNIT_BYTES <= found) position++;
      yield position;
      if (position >= this.passages) return;
    }
  }
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

interface Kept {
  /** Of the record that it was read for: another one means other passages. */
  readonly digest: string;
  readonly foldedReport: FoldedReport;
}

type Read = (reports: readonly string[]) => Promise<readonly Candidate[]>;

export class TextStore {
  private readonly kept = new Map<string, Kept>();
  private wanted: readonly ReportRecord[] = [];
  private reading: Promise<void> | null = null;
  private characters = 0;

  /** @param read the passages of some reports, in their order */
  constructor(private readonly read: Read) {}

  /** UTF-16 units of folded text in memory. */
  get length(): number {
    return this.characters;
  }

  get(record: ReportRecord): FoldedReport | undefined {
    const kept = this.kept.get(record.id);
    return kept?.digest === record.digest ? kept.foldedReport : undefined;
  }

  /** Lets go of reports that have left, and reads those that are new or changed; resolves when all are read. */
  follow(records: readonly ReportRecord[]): Promise<void> {
    this.wanted = records;
    const ids = new Set(records.map(({ id }) => id));
    for (const id of this.kept.keys()) if (!ids.has(id)) this.put(id, null);
    this.reading ??= this.readWanted().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  /** Resolves when nothing is being read any more; rejects where reading failed. */
  async settled(): Promise<void> {
    await this.reading;
  }

  private async readWanted(): Promise<void> {
    let wanted: readonly ReportRecord[];
    do {
      wanted = this.wanted;
      const missing = wanted.filter((record) => !this.get(record));
      for (let at = 0; at < missing.length; at += REPORTS_AT_ONCE)
        await this.readSome(missing.slice(at, at + REPORTS_AT_ONCE));
    } while (wanted !== this.wanted);
  }

  private async readSome(records: readonly ReportRecord[]): Promise<void> {
    const passages = new Map(records.map(({ id }) => [id, [] as Candidate[]]));
    for (const passage of await this.read([...passages.keys()])) passages.get(passage.report)?.push(passage);
    for (const { id, digest, passages: count } of records) {
      const all = passages.get(id) ?? [];
      // While a report is being indexed its passages are not all there yet: the next reading finds them.
      if (all.length === count) this.put(id, { digest, foldedReport: FoldedReport.of(all) });
    }
  }

  private put(id: string, kept: Kept | null): void {
    this.characters += (kept?.foldedReport.length ?? 0) - (this.kept.get(id)?.foldedReport.length ?? 0);
    if (kept) this.kept.set(id, kept);
    else this.kept.delete(id);
  }
}

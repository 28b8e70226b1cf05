/**
 * Keeps the folded text of all reports in memory, 2 bytes a character: 70 MB for 200,000 passages. Verifying
 * a candidate takes 1 µs this way; fetching its text from the engine takes 15 µs, and folding it another 15.
 *
 * Only a cache: texts it does not hold yet are fetched from the engine.
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { SectionKind } from '../../indexer/domain/passage.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import type { Candidate } from '../engine/engine-reader.ts';

/** Reports fetched and folded per batch: about 10 ms of work, so that searches can run in between. */
const BATCH_SIZE = 5;
/** Separates passages; occurs in no folded text and no phrase. */
const SEPARATOR = '\n';

/** Size of one section kind within a report. */
export interface Size {
  readonly passages: number;
  /** Of the original text, in UTF-16 units. */
  readonly characters: number;
}

/**
 * Two bytes a UTF-16 unit, in a Buffer: outside the V8 heap, where it costs the garbage collector nothing.
 */
const ENCODING = 'utf16le';
const UNIT_BYTES = 2;

/** The folded passages of one report; positions count from 1. */
export class FoldedReport {
  private constructor(
    private readonly folded: Buffer,
    /** Start of each passage, and the end of the last, in UTF-16 units. */
    private readonly starts: Uint32Array,
    private readonly sections: readonly SectionKind[],
    /** Only of the section kinds that occur in the report. */
    readonly sizes: ReadonlyMap<SectionKind, Size>,
  ) {}

  /** @param passages all passages of the report, in order */
  static of(passages: readonly Pick<Candidate, 'text' | 'section'>[]): FoldedReport {
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
      sizesOf(passages),
    );
  }

  get passages(): number {
    return this.sections.length;
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

interface StoredReport {
  /** Digest of the record when the text was read; another digest means that the text is outdated. */
  readonly digest: string;
  readonly foldedReport: FoldedReport;
}

type ReadPassages = (reports: readonly string[]) => Promise<readonly Candidate[]>;

export class TextStore {
  private readonly stored = new Map<string, StoredReport>();
  /** The records of the latest `sync`. */
  private target: readonly ReportRecord[] = [];
  private syncing: Promise<void> | null = null;
  private characters = 0;

  /** @param read returns all passages of the given reports, each report's in order */
  constructor(private readonly read: ReadPassages) {}

  /** UTF-16 units of folded text in memory. */
  get length(): number {
    return this.characters;
  }

  get(record: ReportRecord): FoldedReport | undefined {
    const stored = this.stored.get(record.id);
    return stored?.digest === record.digest ? stored.foldedReport : undefined;
  }

  /** Drops reports that are gone and reads those that are new or changed; resolves when all are read. */
  sync(records: readonly ReportRecord[]): Promise<void> {
    this.target = records;
    const ids = new Set(records.map(({ id }) => id));
    for (const id of this.stored.keys()) if (!ids.has(id)) this.put(id, null);
    this.syncing ??= this.readMissing().finally(() => {
      this.syncing = null;
    });
    return this.syncing;
  }

  /** Resolves when no sync is running; rejects if the running one fails. */
  async settled(): Promise<void> {
    await this.syncing;
  }

  private async readMissing(): Promise<void> {
    let target: readonly ReportRecord[];
    do {
      target = this.target;
      const missing = target.filter((record) => !this.get(record));
      for (let at = 0; at < missing.length; at += BATCH_SIZE)
        await this.readBatch(missing.slice(at, at + BATCH_SIZE));
    } while (target !== this.target);
  }

  private async readBatch(records: readonly ReportRecord[]): Promise<void> {
    const passages = new Map(records.map(({ id }) => [id, [] as Candidate[]]));
    for (const passage of await this.read([...passages.keys()])) passages.get(passage.report)?.push(passage);
    for (const { id, digest, passages: count } of records) {
      const all = passages.get(id) ?? [];
      // A report that is still being indexed is incomplete: the next sync reads it.
      if (all.length === count) this.put(id, { digest, foldedReport: FoldedReport.of(all) });
    }
  }

  private put(id: string, report: StoredReport | null): void {
    this.characters += (report?.foldedReport.length ?? 0) - (this.stored.get(id)?.foldedReport.length ?? 0);
    if (report) this.stored.set(id, report);
    else this.stored.delete(id);
  }
}

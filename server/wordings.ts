/**
 * The folded text of all reports in memory, 2 bytes a character: 70 MB for 200,000 passages. Verifying a candidate
 * then takes a microsecond, where asking the engine for its text takes fifteen and folding it as many again.
 *
 * A cache and nothing more: what is not in it yet is asked of the engine.
 */
import type { ReportRecord } from '../indexer/document.ts';
import type { SectionKind } from '../indexer/report.ts';
import { foldToString } from '../indexer/text/fold.ts';
import type { Candidate } from './engine-reader.ts';

/** Reports that are asked for at a time: some ten milliseconds of work, so that searches come between. */
const REPORTS_AT_ONCE = 5;
/** Stands between passages; no folded text and no phrase holds it. */
const BETWEEN = '\n';

/** How much there is of a section; characters of the text as it is, in UTF-16 units. */
export interface Size {
  readonly passages: number;
  readonly characters: number;
}

/** The passages of one report; the first has index 0 and position 1. */
export class Wording {
  private constructor(
    private readonly folded: string,
    private readonly starts: Uint32Array,
    private readonly sections: readonly SectionKind[],
    /** Of those sections that the report has. */
    readonly sizes: ReadonlyMap<SectionKind, Size>,
  ) {}

  /** @param passages all of a report, in their order */
  static of(passages: readonly Pick<Candidate, 'text' | 'section'>[]): Wording {
    const starts = new Uint32Array(passages.length + 1);
    let length = 0;
    const texts = passages.map(({ text }, at) => {
      const folded = foldToString(text) + BETWEEN;
      length += folded.length;
      starts[at + 1] = length;
      return folded;
    });
    return new Wording(
      texts.join(''),
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
    return this.folded.length - this.passages;
  }

  section(position: number): SectionKind {
    return this.sections[position - 1] ?? 'other';
  }

  text(position: number): string {
    return this.folded.slice(this.starts[position - 1], (this.starts[position] ?? 1) - 1);
  }

  /** Whether the phrase stands anywhere in the report, wherever units are cut: false only where it surely does not. */
  mayHave(phrase: string): boolean {
    return this.folded.includes(phrase);
  }

  /** The positions of passages in which the phrase stands, wherever units are cut. */
  *positionsOf(phrase: string): Generator<number> {
    let position = 1;
    for (let at = this.folded.indexOf(phrase); at >= 0; ) {
      while ((this.starts[position] ?? Infinity) <= at) position++;
      yield position;
      at = this.folded.indexOf(phrase, this.starts[position] ?? Infinity);
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
  readonly wording: Wording;
}

type Read = (reports: readonly string[]) => Promise<readonly Candidate[]>;

export class Wordings {
  private readonly kept = new Map<string, Kept>();
  private wanted: readonly ReportRecord[] = [];
  private reading: Promise<void> | null = null;

  /** @param read the passages of some reports, in their order */
  constructor(private readonly read: Read) {}

  get(record: ReportRecord): Wording | undefined {
    const kept = this.kept.get(record.id);
    return kept?.digest === record.digest ? kept.wording : undefined;
  }

  /** Lets go of reports that have left, and reads those that are new or changed; resolves when all are read. */
  follow(records: readonly ReportRecord[]): Promise<void> {
    this.wanted = records;
    const ids = new Set(records.map(({ id }) => id));
    for (const id of this.kept.keys()) if (!ids.has(id)) this.kept.delete(id);
    this.reading ??= this.readWanted().finally(() => {
      this.reading = null;
    });
    return this.reading;
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
      if (all.length === count) this.kept.set(id, { digest, wording: Wording.of(all) });
    }
  }
}

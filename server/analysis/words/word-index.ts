/**
 * Keeps the words of all reports in memory up to date, and which passages are copies of one another. A new report is added
 * to what is there; what a report that is gone leaves behind is a few words that nobody has any more, until all are
 * read anew, as they are when the lexicon changes.
 */
import type { FoldedReport } from '../../corpus/folded-report.ts';
import { Follower } from '../../corpus/follower.ts';
import { StringTable } from '../../corpus/string-table.ts';
import { timeSlice } from '../../corpus/time-slice.ts';
import { type CopiedReport, groupCopies, newCopiedReport } from './copies.ts';
import { PassageWords, ReportWords } from './report-words.ts';
import { WordTally } from './word-tally.ts';

interface Texts {
  inMemory(): Iterable<readonly [id: string, FoldedReport]>;
}

export interface IndexedWords extends CopiedReport {
  readonly words: ReportWords;
}

/** What is known at one time; it does not change, except that its table may come to know more words. */
export interface KnownWords {
  readonly table: StringTable;
  /** By text: each stays the same object for as long as its report does. */
  readonly reports: ReadonlyMap<FoldedReport, IndexedWords>;
  /** Groups of copies; a passage of which there is no copy is a group of its own. */
  readonly groups: number;
  /** Of all reports, each counted as a place of its own. */
  readonly totals: WordTally;
}

const NOTHING = (): KnownWords => ({
  table: new StringTable(),
  reports: new Map(),
  groups: 0,
  totals: new WordTally(0),
});

export class WordIndex {
  private state = NOTHING();
  private readonly follower = new Follower(() => this.follow());

  constructor(private readonly texts: Texts) {}

  /** What is known now; the next sync makes a new one. */
  get current(): KnownWords {
    return this.state;
  }

  /** Beside the text. */
  get bytes(): number {
    const { table, reports, totals } = this.state;
    let bytes = table.bytes + totals.bytes;
    for (const { words, sketches, groups } of reports.values())
      bytes += words.size + sketches.byteLength + groups.byteLength;
    return bytes;
  }

  /** Follows the texts in memory, in turns; resolves when the words of all are known. */
  sync(): Promise<void> {
    return this.follower.sync();
  }

  /** Resolves when no sync is running; rejects if the running one fails. */
  settled(): Promise<void> {
    return this.follower.settled();
  }

  private async follow(): Promise<void> {
    const texts = [...this.texts.inMemory()].map(([, report]) => report);
    const kept = texts.flatMap((report) => this.state.reports.get(report) ?? []);
    if (kept.length === texts.length && kept.length === this.state.reports.size) return;
    const { table, groups, reports } = kept.length === 0 ? NOTHING() : this.state;
    const slice = timeSlice(undefined);
    const fresh: IndexedWords[] = [];
    for (const report of texts) {
      if (reports.has(report)) continue;
      const words = await ReportWords.of(report, table, slice);
      if (words) fresh.push({ ...newCopiedReport(report), words });
    }
    const grouped = await groupCopies(kept, fresh, groups, slice);
    const all = [...kept, ...fresh];
    const totals = new WordTally(table.size);
    const passage = new PassageWords();
    for (const { report, words } of all) {
      for (let position = 1; position <= report.passages; position++) {
        words.read(position, passage);
        totals.add(passage);
        if (slice.isOver()) await slice.next();
      }
    }
    this.state = {
      table,
      reports: new Map(all.map((indexed) => [indexed.report, indexed])),
      groups: grouped,
      totals,
    };
  }
}

/**
 * Finds wording of a text in the passages of the collection: verbatim, or with words inserted, left out or
 * replaced. Every run of `GUARANTEED` characters that a passage in memory shares with the text is found, however
 * frequent it is, as long as the work stays within the budget; where it does not, the result says so.
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { codeUnits } from '../../indexer/text/code-units.ts';
import { type FoldedText, fold } from '../../indexer/text/fold.ts';
import type { Range } from '../../indexer/text/occurrences.ts';
import type { Filters } from '../contract/parameters.ts';
import type { ReuseBand } from '../contract/reuse.ts';
import type { Catalogue } from '../corpus/catalogue.ts';
import type { FoldedReport } from '../corpus/folded-report.ts';
import { patientSlice } from '../corpus/giving-way.ts';
import type { TextStore } from '../corpus/text-store.ts';
import type { TimeSlice } from '../corpus/time-slice.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { searchableReports } from '../search/hits/scan.ts';
import type { Alignment } from './alignment.ts';
import { type Difference, differencesOf } from './differences.ts';
import type { Block, Side } from './extension.ts';
import type { FingerprintIndex } from './fingerprint-index.ts';
import type { Fingerprints } from './fingerprints.ts';
import { alignmentsWith } from './report-alignments.ts';
import { type Budget, findRuns, type Run } from './runs.ts';

export interface ReuseContext {
  readonly catalogue: Pick<Catalogue, 'list'>;
  readonly texts: Pick<TextStore, 'get'>;
  readonly fingerprints: Pick<Fingerprints, 'indexes'>;
}

export interface ReuseOptions {
  readonly filters?: Filters;
  /** Reports that are not looked into, such as the one that the text is from. */
  readonly isLeftOut?: (record: ReportRecord) => boolean;
  /**
   * The weakest band that is asked for of a report; null if none of its wording is. Of every report all bands are
   * unless this says otherwise. Where formulas are not asked for, which are most of what is found, they cost little.
   */
  readonly leastBand?: (record: ReportRecord) => ReuseBand | null;
  readonly budget?: Budget;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A draft of 20,000 characters of frequent wording takes some two million comparisons; ten times as many take
 * some two seconds.
 */
const BUDGET: Budget = { seeds: 20_000_000, runs: 500_000 };

/** Wording of the text that one passage has as well. Ranges are of the folded text and of the folded passage. */
export interface SharedWording {
  readonly record: ReportRecord;
  readonly position: number;
  readonly text: Range;
  readonly passage: Range;
  readonly band: ReuseBand;
  /** Equal characters. */
  readonly matched: number;
  /** From above 0 to 1: twice the equal characters, divided by the characters of both ranges. */
  readonly similarity: number;
  /** In order; made when asked for. `source` is a range of the folded passage. */
  differences(): Difference[];
}

export interface Reuse {
  readonly folded: FoldedText;
  /** By passage, in no order that means anything. */
  readonly found: readonly SharedWording[];
  /** Reports that could be looked into, and those that should have been: the text of the others is not in memory. */
  readonly searched: { readonly reports: number; readonly of: number };
  /** False if the budget ended before everything was compared. */
  readonly isWithinBudget: boolean;
}

export async function findReuse(
  context: ReuseContext,
  text: string,
  {
    filters = NO_FILTERS,
    isLeftOut = () => false,
    leastBand = () => 'formula',
    budget = BUDGET,
    signal,
  }: ReuseOptions = {},
): Promise<Reuse> {
  const slice = patientSlice(signal);
  const folded = fold(text);
  const units = codeUnits(folded.text);
  const wanted = new Map(
    searchableReports(context.catalogue, filters)
      .filter((record) => !isLeftOut(record))
      .map((record) => [record.id, record]),
  );
  const left = { ...budget };
  const found: SharedWording[] = [];
  let [reports, isWithinBudget] = [0, true];
  for (const index of context.fingerprints.indexes) {
    const records = recordsOf(index, wanted, context.texts);
    reports += records.filter((record) => record !== null).length;
    const least = records.map((record) => record && leastBand(record));
    const isSearched = Uint8Array.from(least, (band) => (band ? 1 : 0));
    const { runs, isComplete } = await findRuns(units, index, isSearched, left, slice);
    if (!isComplete) isWithinBudget = false;
    for (const [number, ofReport] of runs) {
      const [record, [, report]] = [
        records[number] as ReportRecord,
        index.reports[number] as readonly [string, FoldedReport],
      ];
      const band = least[number] ?? 'formula';
      await addShared(found, units, record, report, ofReport, band, filters, slice);
    }
  }
  return { folded, found, searched: { reports, of: wanted.size }, isWithinBudget };
}

/** The record of each report of an index; null if it is not wanted, or no longer the one that was fingerprinted. */
function recordsOf(
  index: FingerprintIndex,
  wanted: ReadonlyMap<string, ReportRecord>,
  texts: ReuseContext['texts'],
): (ReportRecord | null)[] {
  return index.reports.map(([id, report]) => {
    const record = wanted.get(id);
    return record && texts.get(record) === report ? record : null;
  });
}

async function addShared(
  found: SharedWording[],
  text: Uint16Array,
  record: ReportRecord,
  report: FoldedReport,
  runs: readonly Run[],
  leastBand: ReuseBand,
  { section }: Filters,
  slice: TimeSlice,
): Promise<void> {
  const isWanted = (position: number): boolean =>
    section.length === 0 || section.includes(report.section(position));
  for (const aligned of alignmentsWith(text, report, runs, { leastBand, isWanted })) {
    if (aligned === null) {
      if (slice.isOver()) await slice.next();
    } else {
      const { position, band, alignment, passage } = aligned;
      found.push(new FoundWording(record, position, band, alignment, text, passage));
    }
  }
}

/** A class, since a text may have a hundred thousand of them: closures take twice the time to make and to collect. */
class FoundWording implements SharedWording {
  readonly text: Range;
  readonly passage: Range;

  constructor(
    readonly record: ReportRecord,
    readonly position: number,
    readonly band: ReuseBand,
    private readonly alignment: Alignment,
    private readonly units: Uint16Array,
    private readonly side: Side,
  ) {
    const { blocks } = alignment;
    const [first, last] = [blocks[0] as Block, blocks.at(-1) as Block];
    this.text = [first.text, last.text + last.length];
    this.passage = [first.source - side.start, last.source + last.length - side.start];
  }

  get matched(): number {
    return this.alignment.matched;
  }

  get similarity(): number {
    return this.alignment.similarity;
  }

  differences(): Difference[] {
    const { start, units } = this.side;
    return differencesOf(this.alignment.blocks, this.units, units).map(({ text, source: [from, to] }) => ({
      text,
      source: [from - start, to - start],
    }));
  }
}

/**
 * Hits of a query by reading the wordings in memory: all of them in 20 ms for 33 million characters, where asking the
 * engine for the ids of ten thousand candidates takes a hundred; and the first of a frequent phrase in no time.
 */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { Filters } from '../../contract/parameters.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import type { ReportOrder } from '../../corpus/report-order.ts';
import type { FoldedReport, TextStore } from '../../corpus/text-store.ts';
import { type Clause, type Query, termsOf } from '../../query/query.ts';
import { matched, type VerifiedHit } from '../hits/hits.ts';
import { match } from '../hits/match.ts';
import { timeSlice } from '../hits/time-slice.ts';

/**
 * The reports whose passages may pass the filters. Not by the sections that a report is listed with: those are of its
 * parts, and title and imprint are passages of the kind `other` too.
 */
export function searchable(
  catalogue: Catalogue,
  filters: Filters,
  order?: ReportOrder,
): readonly ReportRecord[] {
  return catalogue.list({ ...filters, section: [] }, order);
}

/** When a scan may stop, at the end of a report. */
export interface Enough {
  readonly hits: number;
  /** UTF-16 units of folded text that are read. */
  readonly read: number;
}

export const ALL: Enough = { hits: Infinity, read: Infinity };

/**
 * @param records in whose order the hits come
 * @returns null where the wording of a report is not in memory yet
 */
export async function scan(
  texts: TextStore,
  records: readonly ReportRecord[],
  { section }: Pick<Filters, 'section'>,
  query: Query,
  enough: Enough,
  signal?: AbortSignal,
): Promise<VerifiedHit[] | null> {
  const hits: VerifiedHit[] = [];
  const phrases = soughtPhrases(query);
  const slice = timeSlice(signal);
  let read = 0;
  for (const record of records) {
    const foldedReport = texts.get(record);
    if (!foldedReport) return null;
    for (const position of positions(foldedReport, phrases)) {
      const kind = foldedReport.section(position);
      if (section.length > 0 && !section.includes(kind)) continue;
      hits.push(...matched(record, position, kind, match(foldedReport.text(position), query)));
    }
    read += foldedReport.length;
    if (hits.length >= enough.hits || read >= enough.read) break;
    if (slice.isOver()) await slice.next();
  }
  return hits;
}

/** One of the clauses is looked for: the one with the fewest alternatives, and of them the longest. */
function soughtPhrases({ required }: Query): string[] {
  const [clause = []] = [...required].sort((a, b) => a.length - b.length || length(b) - length(a));
  return clause.map((chain) => longest(termsOf(chain).map(({ folded }) => folded)));
}

function positions(foldedReport: FoldedReport, phrases: readonly string[]): Iterable<number> {
  const [only] = phrases;
  if (phrases.length === 1 && only !== undefined) return foldedReport.positionsOf(only);
  const found = new Set(phrases.flatMap((phrase) => [...foldedReport.positionsOf(phrase)]));
  return [...found].sort((a, b) => a - b);
}

function length(clause: Clause): number {
  return Math.min(...clause.map((chain) => longest(termsOf(chain).map(({ folded }) => folded)).length));
}

function longest(phrases: readonly string[]): string {
  return phrases.reduce((a, b) => (b.length > a.length ? b : a), '');
}

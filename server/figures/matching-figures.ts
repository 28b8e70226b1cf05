/** Goes through the figures of the reports, passages and numbers that a request is about. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import type { Filters } from '../contract/parameters.ts';
import type { FoldedReport } from '../corpus/folded-report.ts';
import type { ReportOrder } from '../corpus/report-order.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import { parseQuery } from '../query/parse.ts';
import { termsOf } from '../query/query.ts';
import { searchableReports } from '../search/hits/scan.ts';
import { createRetriever, findAll, type Retriever } from '../search/retriever.ts';
import type { Services } from '../services.ts';
import type { Language } from '../web/errors.ts';
import type { ColumnMatcher } from './column.ts';
import type { PackedFigures } from './figure-index.ts';

export interface FigureScope extends Filters {
  readonly q?: string | undefined;
  readonly within: 'passage' | 'report';
}

/** One figure by its number in its report. */
export interface FigureRef {
  readonly record: ReportRecord;
  readonly figures: PackedFigures;
  readonly at: number;
}

/** The figures of one report, or those of them that the query is about. */
export interface FiguresOfReport {
  readonly record: ReportRecord;
  readonly figures: PackedFigures;
  /** Whether a figure belongs to the sections and passages asked for; null if all do. */
  readonly isInScope: ((at: number) => boolean) | null;
}

/** What the query of a scope finds, and how it was understood. */
export interface QueryScope {
  readonly understood: string | null;
  /** Positions of the passages by report; null without a query. */
  readonly positions: ReadonlyMap<string, ReadonlySet<number>> | null;
  /** Present if the query names units: then only the numbers that it marks count. */
  readonly marking: Pick<Retriever, 'match'> | null;
}

/** @throws ApiError if the query has no meaning */
export async function queryScope(
  services: Services,
  { q, within, ...filters }: FigureScope,
  language: Language,
  signal?: AbortSignal,
): Promise<QueryScope> {
  if (q === undefined || foldToString(q) === '') return { understood: null, positions: null, marking: null };
  const retriever = await createRetriever(services, { q, within }, signal);
  const positions = new Map<string, Set<number>>();
  for (const { record, position } of await findAll(retriever, filters, 'place', signal)) {
    const known = positions.get(record.id);
    if (known) known.add(position);
    else positions.set(record.id, new Set([position]));
  }
  const { required } = parseQuery(q, services.grammar.units);
  const namesUnits = required.flat().some((chain) => termsOf(chain).some(({ unit }) => unit !== undefined));
  return { understood: retriever.understood(language), positions, marking: namesUnits ? retriever : null };
}

/** The figures of each report under the filters, in the given order, in turns with other requests. */
export async function* figuresOfReports(
  services: Services,
  filters: Filters,
  { positions, marking }: QueryScope,
  order: ReportOrder,
  signal?: AbortSignal,
): AsyncGenerator<FiguresOfReport> {
  const slice = timeSlice(signal);
  const records = searchableReports(services.catalogue, filters, order).filter(
    ({ id }) => positions === null || positions.has(id),
  );
  for await (const [record, report] of services.texts.reports(records, signal)) {
    const figures = await services.figures.of(report);
    const found = positions?.get(record.id);
    const marked = marking && markedStarts(marking, record, report, found ?? new Set());
    const isInScope = (at: number): boolean => {
      const position = figures.positions[at] ?? 0;
      if (filters.section.length > 0 && !filters.section.includes(report.section(position))) return false;
      if (found && !found.has(position)) return false;
      return !marked || (marked.get(position)?.has(figures.starts[at] ?? -1) ?? false);
    };
    const isWhole = filters.section.length === 0 && !found;
    yield { record, figures, isInScope: isWhole ? null : isInScope };
    if (slice.isOver()) await slice.next();
  }
}

/** The numbers of the figures that are in scope and that the column takes, ascending. */
export function matching(
  { figures, isInScope }: FiguresOfReport,
  column: Pick<ColumnMatcher, 'in'>,
): readonly number[] {
  const found = column.in(figures);
  return isInScope ? found.filter(isInScope) : found;
}

function markedStarts(
  marking: Pick<Retriever, 'match'>,
  record: ReportRecord,
  report: FoldedReport,
  positions: ReadonlySet<number>,
): ReadonlyMap<number, ReadonlySet<number>> {
  return new Map(
    [...positions].map((position) => [
      position,
      new Set((marking.match(record, position, report.text(position)) ?? []).map(([start]) => start)),
    ]),
  );
}

/**
 * Exact search with `within=report`: all clauses must occur in one report, not necessarily in one passage.
 * Hits are the passages of such reports that contain any of the clauses.
 *
 * The engine narrows the search to reports that have candidates for every clause; the text of those reports
 * decides.
 */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { Filters } from '../../contract/parameters.ts';
import type { FoldedReport } from '../../corpus/folded-report.ts';
import { type TimeSlice, timeSlice } from '../../corpus/time-slice.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import { clauseQueries } from '../../query/engine-query.ts';
import { type Clause, containsTerm, phrasesOf, type Query } from '../../query/query.ts';
import type { VerifiedHit } from '../hits/hits.ts';
import { containsClause, partialMatch } from '../hits/match.ts';
import type { SearchContext } from '../hits/search-context.ts';

export async function hitsWithinReports(
  context: SearchContext,
  query: Query,
  filters: Filters,
  signal?: AbortSignal,
): Promise<VerifiedHit[]> {
  const { catalogue } = context;
  const ids = await reportsWithEveryClause(context, query.required, filterExpression(filters), signal);
  await catalogue.ensureLoaded(ids);
  const records = ids.flatMap((id) => catalogue.get(id) ?? []);
  const hits: VerifiedHit[] = [];
  const slice = timeSlice(signal);
  for await (const [record, foldedReport] of context.texts.reports(records, signal))
    for (const hit of await hitsOf(record, foldedReport, query, filters, slice)) hits.push(hit);
  return hits;
}

async function reportsWithEveryClause(
  { reader }: SearchContext,
  required: readonly Clause[],
  filter: string | undefined,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const reportsByClause = await Promise.all(
    required.map(async (clause) => {
      const counts = await reader.candidatesOfEach(
        clauseQueries(clause).map((engineQuery) => ({ engineQuery, filter, limit: 0, facets: ['report'] })),
        signal,
      );
      return new Set(counts.flatMap(({ facets }) => Object.keys(facets['report'] ?? {})));
    }),
  );
  const [first, ...others] = reportsByClause;
  return [...(first ?? [])].filter((id) => others.every((reports) => reports.has(id)));
}

async function hitsOf(
  record: ReportRecord,
  foldedReport: FoldedReport,
  { required, excluded }: Query,
  filters: Filters,
  slice: TimeSlice,
): Promise<VerifiedHit[]> {
  const positionsWithAny = async (
    phrases: readonly string[],
    holds: (folded: string) => boolean,
  ): Promise<number[]> => {
    const positions: number[] = [];
    for (const block of foldedReport.blocks()) {
      for (const [position] of foldedReport.positionsOf(phrases, block)) {
        if (inSection(foldedReport, position, filters) && holds(foldedReport.text(position)))
          positions.push(position);
        if (slice.isOver()) await slice.next();
      }
      if (slice.isOver()) await slice.next();
    }
    return positions;
  };
  for (const term of excluded) {
    const positions = await positionsWithAny(phrasesOf(term), (text) => containsTerm(text, term));
    if (positions.length > 0) return [];
  }
  const hitPositions = new Set<number>();
  for (const clause of required) {
    const positions = await positionsWithAny(
      clause.flatMap(({ first }) => phrasesOf(first)),
      (text) => containsClause(text, clause),
    );
    if (positions.length === 0) return [];
    for (const position of positions) hitPositions.add(position);
  }
  const hits: VerifiedHit[] = [];
  for (const position of [...hitPositions].sort((a, b) => a - b)) {
    const { length: occurrences } = partialMatch(foldedReport.text(position), { required });
    hits.push({ record, position, section: foldedReport.section(position), occurrences });
    if (slice.isOver()) await slice.next();
  }
  return hits;
}

function inSection(foldedReport: FoldedReport, position: number, { section }: Filters): boolean {
  return section.length === 0 || section.includes(foldedReport.section(position));
}

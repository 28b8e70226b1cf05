/**
 * Hits of a query whose words may stand anywhere in one report: the passages of such reports that say any of them.
 *
 * The engine tells which reports have candidates for each clause; the text of the reports decides.
 */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { has } from '../../../indexer/text/occurrences.ts';
import type { Filters } from '../../contract/parameters.ts';
import { FoldedReport } from '../../corpus/text-store.ts';
import { filterExpression } from '../../engine/filter-expression.ts';
import { clauseQueries } from '../../query/engine-query.ts';
import type { Clause, Query } from '../../query/query.ts';
import type { VerifiedHit } from '../hits/hits.ts';
import { clauseRanges, partial } from '../hits/match.ts';
import type { SearchContext } from '../hits/search-context.ts';

/** Reports whose passages are asked of the engine at a time, where they are not in memory. */
const REPORTS_AT_ONCE = 20;

export async function hitsWithinReports(
  context: SearchContext,
  query: Query,
  filters: Filters,
  signal?: AbortSignal,
): Promise<VerifiedHit[]> {
  const { catalogue } = context;
  const ids = await reportsWithAll(context, query.required, filterExpression(filters), signal);
  await catalogue.require(ids);
  const records = ids.flatMap((id) => catalogue.get(id) ?? []);
  const hits: VerifiedHit[] = [];
  for (let at = 0; at < records.length; at += REPORTS_AT_ONCE) {
    signal?.throwIfAborted();
    const some = records.slice(at, at + REPORTS_AT_ONCE);
    const texts = await foldedReports(context, some);
    for (const [record, foldedReport] of texts)
      hits.push(
        ...hitsOf(record, foldedReport, query, (position) => inSection(foldedReport, position, filters)),
      );
  }
  return hits;
}

async function reportsWithAll(
  { reader }: SearchContext,
  required: readonly Clause[],
  filter: string | undefined,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const having = await Promise.all(
    required.map(async (clause) => {
      const counts = await Promise.all(
        clauseQueries(clause).map((phrases) => reader.counts({ phrases, filter }, ['report'], signal)),
      );
      return new Set(counts.flatMap(({ facets }) => Object.keys(facets['report'] ?? {})));
    }),
  );
  const [first, ...others] = having;
  return [...(first ?? [])].filter((id) => others.every((reports) => reports.has(id)));
}

async function foldedReports(
  { reader, texts }: SearchContext,
  records: readonly ReportRecord[],
): Promise<[ReportRecord, FoldedReport][]> {
  const unread = records.filter((record) => !texts.get(record));
  const passages = await reader.passagesOf(unread.map(({ id }) => id));
  return records.map((record) => [
    record,
    texts.get(record) ?? FoldedReport.of(passages.filter(({ report }) => report === record.id)),
  ]);
}

function hitsOf(
  record: ReportRecord,
  foldedReport: FoldedReport,
  { required, excluded }: Query,
  counts: (position: number) => boolean,
): VerifiedHit[] {
  const among = (phrases: readonly string[]): number[] => {
    const positions = new Set(phrases.flatMap((phrase) => [...foldedReport.positionsOf(phrase)]));
    return [...positions].filter(counts).sort((a, b) => a - b);
  };
  for (const { folded } of excluded)
    if (among([folded]).some((position) => has(foldedReport.text(position), folded))) return [];
  const saying = new Set<number>();
  for (const clause of required) {
    const found = among(clause.map(({ first }) => first.folded)).filter(
      (position) => clauseRanges(foldedReport.text(position), clause).length > 0,
    );
    if (found.length === 0) return [];
    for (const position of found) saying.add(position);
  }
  return [...saying]
    .sort((a, b) => a - b)
    .map((position) => ({
      record,
      position,
      section: foldedReport.section(position),
      occurrences: partial(foldedReport.text(position), { required }).length,
    }));
}

function inSection(foldedReport: FoldedReport, position: number, { section }: Filters): boolean {
  return section.length === 0 || section.includes(foldedReport.section(position));
}

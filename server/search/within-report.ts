/**
 * Hits of a query whose words may stand anywhere in one report: the passages of such reports that say any of them.
 *
 * The engine tells which reports have candidates for each clause; the text of the reports decides.
 */
import type { ReportRecord } from '../../indexer/document.ts';
import { has } from '../../indexer/text/occurrences.ts';
import type { Filters } from '../contract.ts';
import type { Clause, Query } from '../query/query.ts';
import { Wording } from '../wordings.ts';
import { clauseQuestions } from './asking.ts';
import { filterExpression } from './filter.ts';
import type { VerifiedHit } from './hits.ts';
import { clauseRanges, partial } from './match.ts';
import type { Searching } from './searching.ts';

/** Reports whose passages are asked of the engine at a time, where they are not in memory. */
const REPORTS_AT_ONCE = 20;

export async function hitsWithinReports(
  searching: Searching,
  query: Query,
  filters: Filters,
  signal?: AbortSignal,
): Promise<VerifiedHit[]> {
  const { catalogue } = searching;
  const ids = await reportsWithAll(searching, query.required, filterExpression(filters), signal);
  await catalogue.require(ids);
  const records = ids.flatMap((id) => catalogue.get(id) ?? []);
  const hits: VerifiedHit[] = [];
  for (let at = 0; at < records.length; at += REPORTS_AT_ONCE) {
    signal?.throwIfAborted();
    const some = records.slice(at, at + REPORTS_AT_ONCE);
    const wordings = await wordingsOf(searching, some);
    for (const [record, wording] of wordings)
      hits.push(...hitsOf(record, wording, query, (position) => inSection(wording, position, filters)));
  }
  return hits;
}

async function reportsWithAll(
  { reader }: Searching,
  required: readonly Clause[],
  filter: string | undefined,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const having = await Promise.all(
    required.map(async (clause) => {
      const counts = await Promise.all(
        clauseQuestions(clause).map((phrases) => reader.counts({ phrases, filter }, ['report'], signal)),
      );
      return new Set(counts.flatMap(({ facets }) => Object.keys(facets['report'] ?? {})));
    }),
  );
  const [first, ...others] = having;
  return [...(first ?? [])].filter((id) => others.every((reports) => reports.has(id)));
}

async function wordingsOf(
  { reader, wordings }: Searching,
  records: readonly ReportRecord[],
): Promise<[ReportRecord, Wording][]> {
  const unread = records.filter((record) => !wordings.get(record));
  const passages = await reader.passagesOf(unread.map(({ id }) => id));
  return records.map((record) => [
    record,
    wordings.get(record) ?? Wording.of(passages.filter(({ report }) => report === record.id)),
  ]);
}

function hitsOf(
  record: ReportRecord,
  wording: Wording,
  { required, excluded }: Query,
  counts: (position: number) => boolean,
): VerifiedHit[] {
  const among = (phrases: readonly string[]): number[] => {
    const positions = new Set(phrases.flatMap((phrase) => [...wording.positionsOf(phrase)]));
    return [...positions].filter(counts).sort((a, b) => a - b);
  };
  for (const { folded } of excluded)
    if (among([folded]).some((position) => has(wording.text(position), folded))) return [];
  const saying = new Set<number>();
  for (const clause of required) {
    const found = among(clause.map(({ first }) => first.folded)).filter(
      (position) => clauseRanges(wording.text(position), clause).length > 0,
    );
    if (found.length === 0) return [];
    for (const position of found) saying.add(position);
  }
  return [...saying]
    .sort((a, b) => a - b)
    .map((position) => ({
      record,
      position,
      section: wording.section(position),
      occurrences: partial(wording.text(position), { required }).length,
    }));
}

function inSection(wording: Wording, position: number, { section }: Filters): boolean {
  return section.length === 0 || section.includes(wording.section(position));
}

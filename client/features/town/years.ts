/** The years of a place: which reports follow each other, and where years are missing. */
import type { ReportSummary } from '../../../server/contract/report.ts';

type Dated = Pick<ReportSummary, 'id' | 'year' | 'genre'>;

/** Reports of one genre that follow each other, however many years lie between them. @param reports oldest first */
export function pairsToCompare<R extends Dated>(reports: readonly R[]): { from: R; to: R }[] {
  const last = new Map<string, R>();
  return reports.flatMap((to) => {
    if (to.year === null) return [];
    const from = last.get(to.genre);
    last.set(to.genre, to);
    return from && from.year !== to.year ? [{ from, to }] : [];
  });
}

/** A row of the table: the reports of a year, or years in a row without one. */
export type YearRow<R> =
  | { readonly year: number | null; readonly reports: readonly R[] }
  | { readonly missing: readonly [first: number, last: number] };

/** Newest first, those without a year last. */
export function yearRows<R extends Dated>(reports: readonly R[]): YearRow<R>[] {
  const years = [...new Set(reports.map(({ year }) => year))];
  const dated = years.filter((year) => year !== null).sort((a, b) => b - a);
  const rows: YearRow<R>[] = [];
  for (const [at, year] of dated.entries()) {
    rows.push({ year, reports: reports.filter((report) => report.year === year) });
    const next = dated[at + 1];
    if (next !== undefined && next < year - 1) rows.push({ missing: [next + 1, year - 1] });
  }
  if (years.includes(null)) rows.push({ year: null, reports: reports.filter(({ year }) => year === null) });
  return rows;
}

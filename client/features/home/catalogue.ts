/** Arranges reports as a catalogue: a row per place, a column per year, rows grouped by region. Pure. */
import type { ReportSummary } from '../../../server/contract/report.ts';
import { fullName, regionName, shortName } from '../../messages/place-name.ts';

export interface CatalogueRow {
  readonly key: string;
  readonly name: string;
  readonly reports: readonly ReportSummary[];
}

export interface CatalogueGroup {
  readonly region: string;
  readonly rows: readonly CatalogueRow[];
}

export interface Catalogue {
  /** Ascending; null, last, for reports without a year. */
  readonly years: readonly (number | null)[];
  /** Whether there are years too old for a column of their own. */
  readonly earlier: boolean;
  readonly groups: readonly CatalogueGroup[];
  readonly places: number;
}

/** Year columns that fit beside the names without scrolling. */
const MAX_YEAR_COLUMNS = 8;

const byName = new Intl.Collator('zh-Hans-CN').compare;

export function catalogueOf(reports: readonly ReportSummary[]): Catalogue {
  const rows = new Map<string, { name: string; region: string; reports: ReportSummary[] }>();
  const years = new Set<number>();
  let undated = false;
  for (const report of reports) {
    if (report.year === null) undated = true;
    else years.add(report.year);
    const key = report.place.key || fullName(report.place);
    const row = rows.get(key) ?? {
      name: shortName(report.place),
      region: regionName(report.place),
      reports: [],
    };
    row.reports.push(report);
    rows.set(key, row);
  }
  const groups = new Map<string, CatalogueRow[]>();
  const sorted = [...rows].sort(([, a], [, b]) => byName(a.region, b.region) || byName(a.name, b.name));
  for (const [key, { name, region, reports: rowReports }] of sorted)
    groups.set(region, [...(groups.get(region) ?? []), { key, name, reports: rowReports }]);
  const ascending = [...years].sort((a, b) => a - b);
  const shown = ascending.slice(-MAX_YEAR_COLUMNS);
  return {
    years: undated ? [...shown, null] : shown,
    earlier: ascending.length > shown.length,
    groups: [...groups].map(([region, groupRows]) => ({ region, rows: groupRows })),
    places: rows.size,
  };
}

export function reportsOf(row: CatalogueRow, year: number | null): ReportSummary[] {
  return row.reports.filter((report) => report.year === year);
}

/** Reports older than the first column, newest first. */
export function earlierReports(row: CatalogueRow, years: readonly (number | null)[]): ReportSummary[] {
  const first = years[0] ?? null;
  if (first === null) return [];
  return row.reports
    .filter((report) => report.year !== null && report.year < first)
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
}

/** The first `count` rows, still grouped. */
export function firstRows(groups: readonly CatalogueGroup[], count: number): CatalogueGroup[] {
  let left = count;
  const kept: CatalogueGroup[] = [];
  for (const group of groups) {
    if (left <= 0) break;
    const rows = group.rows.slice(0, left);
    left -= rows.length;
    kept.push({ region: group.region, rows });
  }
  return kept;
}

export interface YearCoverage {
  /** Oldest first. */
  readonly perYear: readonly { readonly year: number; readonly reports: number }[];
  /** Number of places with a report for every year in the collection, and of those without. */
  readonly complete: number;
  readonly withGaps: number;
}

export function yearCoverage(reports: readonly ReportSummary[]): YearCoverage {
  const perYear = new Map<number, number>();
  const yearsByPlace = new Map<string, Set<number>>();
  for (const { year, place } of reports) {
    if (year === null) continue;
    perYear.set(year, (perYear.get(year) ?? 0) + 1);
    yearsByPlace.set(place.key, (yearsByPlace.get(place.key) ?? new Set()).add(year));
  }
  const complete = [...yearsByPlace.values()].filter((years) => years.size === perYear.size).length;
  return {
    perYear: [...perYear].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, reports: count })),
    complete,
    withGaps: yearsByPlace.size - complete,
  };
}

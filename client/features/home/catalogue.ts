/** Reports → the catalogue: a row for each place, a column for each year, regions as groups of rows. Pure. */
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
  /** Newest last, as time runs; null stands for reports without a year. */
  readonly years: readonly (number | null)[];
  /** Years too old for a column of their own. */
  readonly earlier: boolean;
  readonly groups: readonly CatalogueGroup[];
  readonly places: number;
}

/** Columns that fit beside the names without scrolling. */
const YEAR_COLUMNS = 8;

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
  for (const [key, { name, region, reports: own }] of sorted)
    groups.set(region, [...(groups.get(region) ?? []), { key, name, reports: own }]);
  const ascending = [...years].sort((a, b) => a - b);
  const shown = ascending.slice(-YEAR_COLUMNS);
  return {
    years: undated ? [...shown, null] : shown,
    earlier: ascending.length > shown.length,
    groups: [...groups].map(([region, own]) => ({ region, rows: own })),
    places: rows.size,
  };
}

export function reportsOf(row: CatalogueRow, year: number | null): ReportSummary[] {
  return row.reports.filter((report) => report.year === year);
}

/** Those older than the first column, newest first. */
export function earlierReports(row: CatalogueRow, years: readonly (number | null)[]): ReportSummary[] {
  const first = years[0] ?? null;
  if (first === null) return [];
  return row.reports
    .filter((report) => report.year !== null && report.year < first)
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
}

/** The first rows of the catalogue, at most `most`, their groups kept. */
export function firstRows(groups: readonly CatalogueGroup[], most: number): CatalogueGroup[] {
  let left = most;
  const kept: CatalogueGroup[] = [];
  for (const group of groups) {
    if (left <= 0) break;
    const rows = group.rows.slice(0, left);
    left -= rows.length;
    kept.push({ region: group.region, rows });
  }
  return kept;
}

export interface YearsHeld {
  /** Oldest first. */
  readonly perYear: readonly { readonly year: number; readonly reports: number }[];
  /** Places that have a report of every year that any place has one of, and those that do not. */
  readonly complete: number;
  readonly withGaps: number;
}

export function yearsHeld(reports: readonly ReportSummary[]): YearsHeld {
  const perYear = new Map<number, number>();
  const ofPlace = new Map<string, Set<number>>();
  for (const { year, place } of reports) {
    if (year === null) continue;
    perYear.set(year, (perYear.get(year) ?? 0) + 1);
    ofPlace.set(place.key, (ofPlace.get(place.key) ?? new Set()).add(year));
  }
  const complete = [...ofPlace.values()].filter((years) => years.size === perYear.size).length;
  return {
    perYear: [...perYear].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, reports: count })),
    complete,
    withGaps: ofPlace.size - complete,
  };
}

/** Arranges reports as a catalogue: a row per place, a column per year, rows grouped by region. Pure. */
import type { HealthAnswer } from '../../../server/contract/health.ts';
import type { ReportSummary } from '../../../server/contract/report.ts';
import type { CatalogueFilters } from '../../address/address.ts';
import { regionName, shortName } from '../../messages/place-name.ts';

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
  /** Newest first, so that they are in view beside the names; null, last, for reports without a year. */
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
    const { key } = report.place;
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
  const newestFirst = [...years].sort((a, b) => b - a);
  const shown = newestFirst.slice(0, MAX_YEAR_COLUMNS);
  return {
    years: undated ? [...shown, null] : shown,
    earlier: newestFirst.length > shown.length,
    groups: [...groups].map(([region, groupRows]) => ({ region, rows: groupRows })),
    places: rows.size,
  };
}

export function reportsOf(row: CatalogueRow, year: number | null): ReportSummary[] {
  return row.reports.filter((report) => report.year === year);
}

/** Reports older than the last column of a year, newest first. */
export function earlierReports(row: CatalogueRow, years: readonly (number | null)[]): ReportSummary[] {
  const oldest = years.findLast((year) => year !== null) ?? null;
  if (oldest === null) return [];
  return row.reports
    .filter((report) => report.year !== null && report.year < oldest)
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

/** How many places have a report for every year of the collection, and how many lack some. */
export interface YearCoverage {
  readonly complete: number;
  readonly withGaps: number;
}

/** @returns null where there are too many years, or too few, for a gap to mean anything */
export function yearCoverage(reports: readonly ReportSummary[]): YearCoverage | null {
  const years = new Set<number>();
  const yearsByPlace = new Map<string, Set<number>>();
  for (const { year, place } of reports) {
    if (year === null) continue;
    years.add(year);
    yearsByPlace.set(place.key, (yearsByPlace.get(place.key) ?? new Set()).add(year));
  }
  if (years.size < 2 || years.size > MAX_YEAR_COLUMNS) return null;
  const complete = [...yearsByPlace.values()].filter((own) => own.size === years.size).length;
  return { complete, withGaps: yearsByPlace.size - complete };
}

export interface YearCount {
  readonly year: number;
  readonly reports: number;
}

/** Reports of each year from the first to the last, those without a report included; of one level, or of all. */
export function reportsByYear(levels: HealthAnswer['levels'], level: CatalogueFilters['level']): YearCount[] {
  const counts = new Map<number, number>();
  for (const holding of levels) {
    if (level !== '' && holding.level !== level) continue;
    for (const { year, reports } of holding.years) counts.set(year, (counts.get(year) ?? 0) + reports);
  }
  const years = [...counts.keys()];
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, at) => ({
    year: first + at,
    reports: counts.get(first + at) ?? 0,
  }));
}

/** Finds the report that another is compared with if none is chosen. */
import type { ReportSummary } from '../../../server/contract/report.ts';

export const byYear = (a: ReportSummary, b: ReportSummary): number =>
  (a.year ?? 0) - (b.year ?? 0) || a.title.localeCompare(b.title, 'zh');

/** The report of the nearest earlier year of the same place, of the same genre if there is one. */
export function earlierReport(
  report: ReportSummary,
  reports: readonly ReportSummary[],
): ReportSummary | undefined {
  const earlier = reports.filter(
    ({ year, place }) =>
      place.key === report.place.key && year !== null && report.year !== null && year < report.year,
  );
  const ofGenre = earlier.filter(({ genre }) => genre === report.genre);
  return (ofGenre.length > 0 ? ofGenre : earlier).toSorted(byYear).at(-1);
}

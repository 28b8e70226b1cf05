/** Who wrote first: when reports were written, as far as they tell. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { compare } from '../corpus/report-order.ts';

/** Sorts after every date. */
const UNDATED = 'undated';

/**
 * The date under a report, or else the year in which it was due: one on 法治政府建设 tells of the year before, the
 * others are given in the year that their title names.
 *
 * @returns an ISO 8601 date or a year alone; null if the report tells neither
 */
export function writtenOn({
  issuedOn,
  year,
  genre,
}: Pick<ReportRecord, 'issuedOn' | 'year' | 'genre'>): string | null {
  if (issuedOn !== null) return issuedOn;
  if (year === null) return null;
  return String(genre === '法治政府建设报告' ? year + 1 : year);
}

/**
 * The place of each report among those that have the same wording: earliest first, a year alone before its dates,
 * and what has no date last.
 */
export function earliestFirst(records: Iterable<ReportRecord>): ReadonlyMap<ReportRecord, number> {
  const dated = [...new Set(records)].map((record) => ({ record, date: writtenOn(record) ?? UNDATED }));
  dated.sort(
    (a, b) =>
      compare(a.date, b.date) ||
      compare(a.record.place.key, b.record.place.key) ||
      compare(a.record.id, b.record.id),
  );
  return new Map(dated.map(({ record }, at) => [record, at]));
}

/** Orders of reports that do not depend on a query. Reports without a year come last. */
import type { ReportRecord } from '../../indexer/domain/document.ts';

export type ReportOrder = 'newest' | 'oldest' | 'place';
type Comparison = (a: ReportRecord, b: ReportRecord) => number;

/** Sorts after every year. */
const NO_YEAR = 9999;

const byPlace: Comparison = (a, b) => compare(a.place.key, b.place.key);
const newest: Comparison = (a, b) => (b.year ?? 0) - (a.year ?? 0);
const oldest: Comparison = (a, b) => (a.year ?? NO_YEAR) - (b.year ?? NO_YEAR);
const byId: Comparison = (a, b) => compare(a.id, b.id);

export const REPORT_ORDERS: Readonly<Record<ReportOrder, Comparison>> = {
  newest: (a, b) => newest(a, b) || byPlace(a, b) || byId(a, b),
  oldest: (a, b) => oldest(a, b) || byPlace(a, b) || byId(a, b),
  place: (a, b) => byPlace(a, b) || newest(a, b) || byId(a, b),
};

/** By UTF-16 code units, as the engine sorts. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

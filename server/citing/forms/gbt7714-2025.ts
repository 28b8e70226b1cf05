/**
 * GB/T 7714-2025, in force since 2026-07-01, as far as public text shows it (the standard itself is not free; the
 * examples that zotero-chinese prints for it are). Against 2015, of a report: all signs but `.` `[ ]` `/` are of
 * full width; the date of issue is whole; neither a date of access nor one of updating stands with it, since those
 * belong to web pages, data sets and preprints.
 */
import { bracketed, headOf } from './gbt7714.ts';
import type { Reference } from './reference.ts';

const SIGNS = { comma: '，', colon: '：' };

/** @param pinpoint null where the entry is of the report as a whole */
export function gbt7714In2025(reference: Reference, pinpoint: string | null): string {
  const { issued, url } = reference;
  const date = issued === null ? null : bracketed(issued.date, issued.isEstimate);
  const where = [date, pinpoint].filter((part) => part !== null).join(SIGNS.colon);
  const parts = [headOf(reference, SIGNS), where, url ?? ''];
  return `${parts.filter((part) => part !== '').join('. ')}.`;
}

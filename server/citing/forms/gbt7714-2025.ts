/**
 * Formats an entry by GB/T 7714-2025, in force since 2026-07-01, to the extent that public sources show it
 * (the standard itself is not free; the examples that zotero-chinese prints for it are). Differences from
 * 2015 for a report: all punctuation except `.` `[ ]` `/` is full-width; the date of issue is complete; there
 * are no dates of access or update, since those belong to web pages, data sets and preprints.
 */
import { bracketed, headOf } from './gbt7714.ts';
import type { Reference } from './reference.ts';

const PUNCTUATION = { comma: '，', colon: '：' };

/** @param pinpoint null to cite the report as a whole */
export function gbt7714In2025(reference: Reference, pinpoint: string | null): string {
  const { issued, url } = reference;
  const date = issued === null ? null : bracketed(issued.date, issued.isEstimate);
  const where = [date, pinpoint].filter((part) => part !== null).join(PUNCTUATION.colon);
  const parts = [headOf(reference, PUNCTUATION), where, url ?? ''];
  return `${parts.filter((part) => part !== '').join('. ')}.`;
}

/** A report's record in; what every citation of it is made of, in whatever form, out. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';

export interface Reference {
  readonly report: string;
  readonly issuers: readonly string[];
  readonly title: string;
  readonly number: string | null;
  /** The document's kind in words; null where it is none that is known. */
  readonly kind: string | null;
  readonly issued: Issued | null;
  /** ISO 8601 date on which the page was put up, or the report issued. */
  readonly updated: string | null;
  readonly url: string | null;
  /** ISO 8601 date of access. */
  readonly accessed: string;
}

export interface Issued {
  /** ISO 8601: a date, or a year alone. */
  readonly date: string;
  /** The report has no date: this is the year that it reports on, and it came out then or soon after. */
  readonly isEstimate: boolean;
}

/** @param today ISO 8601 date of access, which an online source is cited with */
export function referenceOf(record: ReportRecord, today: string): Reference {
  const { id, issuers, title, documentNumber, genre, issuedOn, publishedOn, sources } = record;
  return {
    report: id,
    issuers: issuers.map(oneLine),
    title: oneLine(title),
    number: documentNumber === null ? null : oneLine(documentNumber),
    kind: genre === 'other' ? null : genre,
    issued: issuedOf(record),
    updated: publishedOn ?? issuedOn,
    url: sources.find((source) => source.url !== null)?.url ?? null,
    accessed: today,
  };
}

function issuedOf({ issuedOn, publishedOn, year }: ReportRecord): Issued | null {
  const date = issuedOn ?? publishedOn;
  if (date !== null) return { date, isEstimate: false };
  return year === null ? null : { date: String(year), isEstimate: true };
}

/** `2023-01-16` → [2023, 1, 16], `2023` → [2023]. */
export function datePartsOf(date: string): number[] {
  return date.split('-').map(Number);
}

/** A form of one line a field would be broken by a title of two. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim();
}

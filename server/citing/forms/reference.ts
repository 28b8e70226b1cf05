/** Extracts from a report's record the bibliographic data that every citation format is built from. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';

export interface Reference {
  readonly report: string;
  readonly issuers: readonly string[];
  readonly title: string;
  readonly number: string | null;
  /** The document's genre in words, null if unknown. */
  readonly kind: string | null;
  readonly issued: Issued | null;
  /** ISO 8601 date on which the web page was published or, failing that, the report was issued. */
  readonly updated: string | null;
  readonly url: string | null;
  /** ISO 8601 date of access. */
  readonly accessed: string;
}

export interface Issued {
  /** ISO 8601: a date, or a year alone. */
  readonly date: string;
  /** The report has no date; `date` is the year that it covers, in or soon after which it was issued. */
  readonly isEstimate: boolean;
}

/** @param today ISO 8601 date, cited as the access date of online sources */
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

/** A line break in a title would break formats with one field per line. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim();
}

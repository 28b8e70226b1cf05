/** Makes the permanent link of a passage, which resolves even after its report has changed. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { Candidate } from '../engine/engine-reader.ts';
import { checksum, selectorOf } from './selector.ts';

/** A passage with its neighbours, null at either end of the report. */
export interface PassageInContext {
  readonly passage: Candidate;
  readonly before: Candidate | null;
  readonly after: Candidate | null;
  readonly record: ReportRecord;
}

/** @returns path and query; the server redirects from there to the current position of the passage */
export function linkTo({ passage, before, after, record }: PassageInContext): string {
  const { quote, prefix, suffix } = selectorOf(passage.text, before?.text ?? '', after?.text ?? '');
  const words = new URLSearchParams(
    Object.entries({
      quote,
      prefix,
      suffix,
      // Towns copy each other and repeat paragraphs from year to year; place and year tell the copies apart.
      place: record.place.key,
      year: record.year === null ? '' : String(record.year),
      sum: checksum(passage.text),
    }).filter(([, value]) => value !== ''),
  );
  return `/passages/${passage.id}?${words}`;
}

/** The same by the id alone, short enough to be read beside a citation. */
export function shortLinkTo({ id }: Pick<Candidate, 'id'>): string {
  return `/passages/${id}`;
}

/** Path of the passage in the full text of its report. */
export function readingPath(
  { report, position }: Pick<Candidate, 'report' | 'position'>,
  query = '',
): string {
  return `/reports/${report}${query}#p${position}`;
}

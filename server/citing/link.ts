/** A passage among its neighbours in, the address out under which it is found even after its report has changed. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { Candidate } from '../engine/engine-reader.ts';
import { selectorOf, sumOf } from './selector.ts';

/** A passage and those beside it, where there are any. */
export interface PassageInContext {
  readonly passage: Candidate;
  readonly before: Candidate | null;
  readonly after: Candidate | null;
  readonly record: ReportRecord;
}

/** Path and query; the server leads on from it to where the passage stands now. */
export function linkTo({ passage, before, after, record }: PassageInContext): string {
  const { quote, prefix, suffix } = selectorOf(passage.text, before?.text ?? '', after?.text ?? '');
  const words = new URLSearchParams(
    Object.entries({
      quote,
      prefix,
      suffix,
      // Towns copy each other and repeat last year's paragraph: these tell the copies apart.
      place: record.place.key,
      year: record.year === null ? '' : String(record.year),
      sum: sumOf(passage.text),
    }).filter(([, value]) => value !== ''),
  );
  return `/passages/${passage.id}?${words}`;
}

/** Where it is read: its report, scrolled to it. */
export function placeOf({ report, position }: Pick<Candidate, 'report' | 'position'>, query = ''): string {
  return `/reports/${report}${query}#p${position}`;
}

/** What a report is to another one whose wording it has: above it, before it, or neither. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { isNation, PLACE_LEVELS, type Place } from '../../../indexer/domain/place.ts';
import type { SourceClass } from '../../contract/ledger.ts';
import { writtenOn } from '../written-on.ts';

type Source = Pick<ReportRecord, 'place' | 'issuedOn' | 'year' | 'genre'>;

/** @returns null if the source was written later, so that nothing can come from it */
export function sourceClassOf(source: Source, report: Source): SourceClass | null {
  const order = orderOf(source, report);
  if (order === 'later') return null;
  if (order === 'unknown') return 'sameTime';
  if (isAbove(source.place, report.place)) return 'higher';
  return source.place.key === report.place.key ? 'ownEarlier' : 'elsewhereEarlier';
}

/**
 * A place writes its reports of a genre year by year, whether they are dated or not. Otherwise the dates decide; of
 * two of which one is a year alone, and of equal ones, no order is known.
 */
function orderOf(source: Source, report: Source): 'earlier' | 'later' | 'unknown' {
  const isSeries = source.place.key === report.place.key && source.genre === report.genre;
  if (isSeries && source.year !== null && report.year !== null && source.year !== report.year)
    return source.year < report.year ? 'earlier' : 'later';
  const [first, second] = [writtenOn(source), writtenOn(report)];
  if (first === null || second === null) return 'unknown';
  if (first.startsWith(second) || second.startsWith(first)) return 'unknown';
  return first < second ? 'earlier' : 'later';
}

/** The nation is above every place, a county above its own towns alone. */
function isAbove(source: Place, place: Place): boolean {
  if (isNation(place)) return false;
  if (isNation(source)) return true;
  const named = PLACE_LEVELS.filter((level) => source[level] !== null);
  return (
    named.length > 0 &&
    named.every((level) => source[level] === place[level]) &&
    PLACE_LEVELS.some((level) => source[level] === null && place[level] !== null)
  );
}

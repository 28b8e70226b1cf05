/** Totals of a search: exact from all hits, or extrapolated from a sample. */
import type { Total } from '../../contract/passage.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import { isRecognised } from '../../corpus/recognised.ts';
import { forEachInTurns, timeSlice } from '../../corpus/time-slice.ts';
import { facetsOfHits } from './facets.ts';
import type { VerifiedHit } from './hits.ts';
import type { PageRequest, SearchResult } from './search-context.ts';

/** A page of hits that are all known and sorted. */
export async function exactResult(
  hits: readonly VerifiedHit[],
  { offset, limit }: Pick<PageRequest, 'offset' | 'limit'>,
  catalogue: Catalogue,
  signal?: AbortSignal,
): Promise<SearchResult> {
  return {
    page: offset === 0 && limit >= hits.length ? hits : hits.slice(offset, offset + limit),
    total: await exactTotal(hits, signal),
    facets: await facetsOfHits(hits, catalogue, signal),
  };
}

export async function exactTotal(hits: readonly VerifiedHit[], signal?: AbortSignal): Promise<Total> {
  let [occurrences, recognised] = [0, 0];
  const reports = new Set<string>();
  const places = new Set<string>();
  await forEachInTurns(
    hits,
    (hit) => {
      occurrences += hit.occurrences;
      reports.add(hit.record.id);
      places.add(hit.record.place.key);
      if (isRecognised(hit.record, hit.position)) recognised++;
    },
    timeSlice(signal),
  );
  return {
    passages: hits.length,
    occurrences,
    reports: reports.size,
    places: places.size,
    recognised,
    exact: true,
  };
}

/** A total of what the servers that answered hold: with any missing, it is not exact. */
export function totalWithout(missing: readonly string[], total: Total): Total {
  return missing.length === 0 ? total : { ...total, exact: false };
}

/**
 * Scales the counts of a sample up to the whole. Reports and places never exceed the collection's.
 *
 * @param size of the population that the sample was drawn from
 * @param sample.size number of its members that were examined
 * @param sample.hits those that turned out to be hits
 */
export async function estimatedTotal(
  size: number,
  sample: { readonly size: number; readonly hits: readonly VerifiedHit[] },
  catalogue: Catalogue,
): Promise<Total> {
  const scale = sample.size === 0 ? 1 : size / sample.size;
  const counted = await exactTotal(sample.hits);
  const max = catalogue.facts();
  return {
    passages: Math.round(counted.passages * scale),
    occurrences: Math.round(counted.occurrences * scale),
    reports: Math.min(max.reports, Math.round(counted.reports * scale)),
    places: Math.min(max.places, Math.round(counted.places * scale)),
    recognised: Math.round(counted.recognised * scale),
    exact: false,
  };
}

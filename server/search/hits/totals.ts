/** Totals of a search: exact from all hits, or extrapolated from a sample. */
import type { Total } from '../../contract/passage.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import { facetsOfHits } from './facets.ts';
import type { VerifiedHit } from './hits.ts';
import type { PageRequest, SearchResult } from './search-context.ts';

/** A page of hits that are all known and sorted. */
export function exactResult(
  hits: readonly VerifiedHit[],
  { offset, limit }: Pick<PageRequest, 'offset' | 'limit'>,
  catalogue: Catalogue,
): SearchResult {
  return {
    page: hits.slice(offset, offset + limit),
    total: exactTotal(hits),
    facets: facetsOfHits(hits, catalogue),
  };
}

export function exactTotal(hits: readonly VerifiedHit[]): Total {
  return {
    passages: hits.length,
    occurrences: hits.reduce((sum, hit) => sum + hit.occurrences, 0),
    reports: new Set(hits.map((hit) => hit.record.id)).size,
    places: new Set(hits.map((hit) => hit.record.place.key)).size,
    exact: true,
  };
}

/**
 * Scales the counts of a sample up to the whole. Reports and places never exceed the collection's.
 *
 * @param size of the population that the sample was drawn from
 * @param sample.size number of its members that were examined
 * @param sample.hits those that turned out to be hits
 */
export function estimatedTotal(
  size: number,
  sample: { readonly size: number; readonly hits: readonly VerifiedHit[] },
  catalogue: Catalogue,
): Total {
  const scale = sample.size === 0 ? 1 : size / sample.size;
  const counted = exactTotal(sample.hits);
  const max = catalogue.facts();
  return {
    passages: Math.round(counted.passages * scale),
    occurrences: Math.round(counted.occurrences * scale),
    reports: Math.min(max.reports, Math.round(counted.reports * scale)),
    places: Math.min(max.places, Math.round(counted.places * scale)),
    exact: false,
  };
}

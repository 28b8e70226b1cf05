/** Facets of a search: counted from hits or by the engine, then labelled in the language of a request. */
import type { FacetDistribution } from 'meilisearch';
import { FACET_NAMES, type FacetName } from '../../../indexer/domain/filters.ts';
import { PLACE_LEVELS } from '../../../indexer/domain/place.ts';
import type { Facets } from '../../contract/passage.ts';
import { type Catalogue, placeLabel } from '../../corpus/catalogue.ts';
import { compare } from '../../corpus/report-order.ts';
import type { Language } from '../../web/errors.ts';
import { genreLabel, sectionLabel } from '../../web/labels.ts';
import type { VerifiedHit } from './hits.ts';

/** Facets before they are labelled in the language of a request. */
export type FacetCounts = Readonly<
  Record<FacetName, readonly { readonly value: string; readonly passages: number }[]>
>;

/** Distinct place values that the engine may be asked to count: it takes up to 20 µs for each. */
const MAX_ENGINE_VALUES = 200;
/**
 * Values returned for each facet, those with the most passages: nobody reads the tail of thousands of towns.
 */
const MAX_FACET_VALUES = 200;

/**
 * Facets to request from the engine: `place`, from which the levels above follow, or, if there are too many
 * places, the levels with few values from the province down. Levels left out are only counted by an exact
 * search.
 */
export function engineFacetNames(catalogue: Catalogue): readonly string[] {
  const always = ['year', 'section', 'genre'];
  if (catalogue.countValues('place') <= MAX_ENGINE_VALUES) return [...always, 'place'];
  let budget = MAX_ENGINE_VALUES;
  const levels = PLACE_LEVELS.filter((level) => {
    budget -= catalogue.countValues(level);
    return budget >= 0;
  });
  return [...always, ...levels];
}

export function facetsOfHits(hits: readonly VerifiedHit[], catalogue: Catalogue): FacetCounts {
  const byRecord = new Map<VerifiedHit['record'], number>();
  const counts = { place: {}, year: {}, section: {}, genre: {} } satisfies FacetDistribution;
  for (const { record, section } of hits) {
    byRecord.set(record, (byRecord.get(record) ?? 0) + 1);
    add(counts.section, section, 1);
  }
  for (const [{ place, year, genre }, passages] of byRecord) {
    add(counts.place, place.key, passages);
    if (year !== null) add(counts.year, String(year), passages);
    add(counts.genre, genre, passages);
  }
  return facetsOfCounts(counts, catalogue);
}

/**
 * Sorts and truncates facet counts, and adds up the levels of a place from the counts by place.
 *
 * @param counts of the facets that `engineFacetNames` lists
 */
export function facetsOfCounts(counts: FacetDistribution, catalogue: Catalogue): FacetCounts {
  const all: Record<string, Record<string, number>> = { ...counts };
  for (const [key, passages] of Object.entries(counts['place'] ?? {})) {
    const place = catalogue.place(key);
    for (const level of PLACE_LEVELS) {
      const name = place?.[level];
      if (!name) continue;
      all[level] ??= {};
      add(all[level], name, passages);
    }
  }
  const facet = (name: FacetName): FacetCounts[FacetName] =>
    Object.entries(all[name] ?? {})
      .map(([value, passages]) => ({ value, passages }))
      .sort((a, b) =>
        name === 'year' ? compare(b.value, a.value) : b.passages - a.passages || compare(a.value, b.value),
      )
      .slice(0, MAX_FACET_VALUES);
  return Object.fromEntries(FACET_NAMES.map((name) => [name, facet(name)])) as FacetCounts;
}

function add(counts: Record<string, number>, value: string, passages: number): void {
  counts[value] = (counts[value] ?? 0) + passages;
}

export function labelledFacets(counts: FacetCounts, catalogue: Catalogue, language: Language): Facets {
  const labelled = FACET_NAMES.map((name) => [
    name,
    counts[name].map(({ value, passages }) => ({
      value,
      label: labelOf(name, value, catalogue, language),
      passages,
    })),
  ]);
  return Object.fromEntries(labelled) as Facets;
}

function labelOf(name: FacetName, value: string, catalogue: Catalogue, language: Language): string {
  if (name === 'section') return sectionLabel(value, language);
  if (name === 'genre') return genreLabel(value, language);
  const place = name === 'place' ? catalogue.place(value) : undefined;
  return place ? placeLabel(place) : value;
}

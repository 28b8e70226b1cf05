/** Facets of a search: counted from hits or by the engine, then labelled in the language of a request. */
import type { FacetDistribution } from 'meilisearch';
import { FACET_NAMES, type FacetName } from '../../../indexer/domain/filters.ts';
import { GOVERNMENT_LEVELS, governmentLevel, PLACE_LEVELS } from '../../../indexer/domain/place.ts';
import type { Facets } from '../../contract/passage.ts';
import { type Catalogue, placeLabel } from '../../corpus/catalogue.ts';
import { compare } from '../../corpus/report-order.ts';
import { forEachInTurns, timeSlice } from '../../corpus/time-slice.ts';
import type { Language } from '../../web/errors.ts';
import { genreLabel, levelLabel, sectionLabel, UNKNOWN_PLACE } from '../../web/labels.ts';
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
 * places, the level of government and the levels with few values from the province down. Levels left out are only counted by an exact
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
  return [...always, 'level', ...levels];
}

const LEVEL_ORDER: readonly string[] = GOVERNMENT_LEVELS;

/** Passages by value. Maps, since keys of places look like numbers, which makes objects of them slow. */
type ValueCounts = Map<string, number>;

export async function facetsOfHits(
  hits: readonly VerifiedHit[],
  catalogue: Catalogue,
  signal?: AbortSignal,
): Promise<FacetCounts> {
  const byRecord = new Map<VerifiedHit['record'], number>();
  const section: ValueCounts = new Map();
  const place: ValueCounts = new Map();
  const year: ValueCounts = new Map();
  const genre: ValueCounts = new Map();
  const slice = timeSlice(signal);
  await forEachInTurns(
    hits,
    (hit) => {
      byRecord.set(hit.record, (byRecord.get(hit.record) ?? 0) + 1);
      add(section, hit.section, 1);
    },
    slice,
  );
  await forEachInTurns(
    byRecord,
    ([record, passages]) => {
      add(place, record.place.key, passages);
      if (record.year !== null) add(year, String(record.year), passages);
      add(genre, record.genre, passages);
    },
    slice,
  );
  return toFacetCounts(new Map(Object.entries({ section, place, year, genre })), catalogue);
}

/** @param counts of the facets that `engineFacetNames` lists */
export function facetsOfCounts(counts: FacetDistribution, catalogue: Catalogue): FacetCounts {
  const byName = Object.entries(counts).map(([name, values]): [string, ValueCounts] => [
    name,
    new Map(Object.entries(values)),
  ]);
  return toFacetCounts(new Map(byName), catalogue);
}

/** Adds up the levels of a place from the counts by place, sorts and truncates. */
function toFacetCounts(counts: Map<string, ValueCounts>, catalogue: Catalogue): FacetCounts {
  const byPlace = counts.get('place');
  if (byPlace)
    for (const level of PLACE_LEVELS) {
      const byName: ValueCounts = new Map();
      for (const [key, passages] of byPlace) {
        const name = catalogue.place(key)?.[level];
        if (name) add(byName, name, passages);
      }
      counts.set(level, byName);
    }
  if (byPlace) {
    const byLevel: ValueCounts = new Map();
    for (const [key, passages] of byPlace) {
      const place = catalogue.place(key);
      if (place) add(byLevel, governmentLevel(place), passages);
    }
    counts.set('level', byLevel);
  }
  const facet = (name: FacetName): FacetCounts[FacetName] =>
    [...(counts.get(name) ?? [])]
      .sort(([a, passages], [b, others]) => {
        if (name === 'level') return LEVEL_ORDER.indexOf(a) - LEVEL_ORDER.indexOf(b);
        return name === 'year' ? compare(b, a) : others - passages || compare(a, b);
      })
      .slice(0, MAX_FACET_VALUES)
      .map(([value, passages]) => ({ value, passages }));
  return Object.fromEntries(FACET_NAMES.map((name) => [name, facet(name)])) as FacetCounts;
}

function add(counts: ValueCounts, value: string, passages: number): void {
  counts.set(value, (counts.get(value) ?? 0) + passages);
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
  if (name === 'level') return levelLabel(value, language);
  const place = name === 'place' ? catalogue.place(value) : undefined;
  return place ? placeLabel(place) || UNKNOWN_PLACE[language] : value;
}

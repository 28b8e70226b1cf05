/** Verified hits in, or the engine's counts where there are too many to verify; totals and facets out. */
import type { FacetDistribution } from 'meilisearch';
import { type Catalogue, compare, placeLabel } from '../catalogue.ts';
import type { Facets, Total } from '../contract.ts';
import type { VerifiedHit } from './hits.ts';

type FacetName = keyof Facets;

const FACET_NAMES: readonly FacetName[] = [
  'province',
  'city',
  'county',
  'town',
  'year',
  'section',
  'genre',
  'place',
];
/** What is asked of the engine where its counts are used: the facets, and how many reports there are. */
export const ENGINE_FACETS: readonly string[] = [...FACET_NAMES, 'report'];

const SECTION_LABELS: Readonly<Record<string, string>> = {
  achievements: '举措成效',
  responsibility: '第一责任人职责',
  problems: '问题不足',
  plan: '下步安排',
  other: '其他',
};

export function exactTotal(hits: readonly VerifiedHit[]): Total {
  return {
    passages: hits.length,
    occurrences: hits.reduce((sum, hit) => sum + hit.ranges.length, 0),
    reports: new Set(hits.map((hit) => hit.record.id)).size,
    places: new Set(hits.map((hit) => hit.record.place.key)).size,
    exact: true,
  };
}

/** @param sample verified hits of some candidates, from which the others are estimated */
export function estimatedTotal(
  candidates: number,
  counts: FacetDistribution,
  sample: { readonly candidates: number; readonly hits: readonly VerifiedHit[] },
): Total {
  const share = sample.candidates === 0 ? 1 : candidates / sample.candidates;
  const { passages, occurrences } = exactTotal(sample.hits);
  return {
    passages: Math.round(passages * share),
    occurrences: Math.round(occurrences * share),
    reports: Object.keys(counts['report'] ?? {}).length,
    places: Object.keys(counts['place'] ?? {}).length,
    exact: false,
  };
}

export function facetsOf(hits: readonly VerifiedHit[], catalogue: Catalogue): Facets {
  const counts: Record<string, Record<string, number>> = {};
  for (const { candidate, record } of hits) {
    const { province, city, county, town, key } = record.place;
    const values = {
      province,
      city,
      county,
      town,
      year: record.year,
      section: candidate.section,
      genre: record.genre,
      place: key,
    };
    for (const [name, value] of Object.entries(values)) {
      if (value === null) continue;
      const facet = counts[name] ?? {};
      facet[value] = (facet[value] ?? 0) + 1;
      counts[name] = facet;
    }
  }
  return engineFacets(counts, catalogue);
}

export function engineFacets(counts: FacetDistribution, catalogue: Catalogue): Facets {
  const facet = (name: FacetName): Facets[FacetName] =>
    Object.entries(counts[name] ?? {})
      .map(([value, passages]) => ({ value, label: labelOf(name, value, catalogue), passages }))
      .sort((a, b) =>
        name === 'year' ? compare(b.value, a.value) : b.passages - a.passages || compare(a.value, b.value),
      );
  return Object.fromEntries(FACET_NAMES.map((name) => [name, facet(name)])) as Facets;
}

function labelOf(name: FacetName, value: string, catalogue: Catalogue): string {
  if (name === 'section') return SECTION_LABELS[value] ?? value;
  const place = name === 'place' ? catalogue.place(value) : undefined;
  return place ? placeLabel(place) : value;
}

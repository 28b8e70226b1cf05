/** Verified hits in, or the engine's counts where there are too many to verify; totals and facets out. */
import type { FacetDistribution } from 'meilisearch';
import type { Facets, Total } from '../../contract/passage.ts';
import { type Catalogue, placeLabel } from '../../corpus/catalogue.ts';
import { compare } from '../../corpus/report-order.ts';
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
/** Values of facets that the engine counts in some milliseconds: it takes up to 20 µs for each. */
const COUNTED_VALUES = 200;

/**
 * What is asked of the engine where its counts are used: places, from which their levels follow, or of these levels,
 * from the highest down, those that have few values. The others are counted only exactly.
 */
export function countedFacets(catalogue: Catalogue): readonly string[] {
  const always = ['year', 'section', 'genre'];
  if (catalogue.values('place') <= COUNTED_VALUES) return [...always, 'place'];
  let left = COUNTED_VALUES;
  const few = LEVELS.filter((level) => {
    left -= catalogue.values(level);
    return left >= 0;
  });
  return [...always, ...few];
}

/** Values of a facet in an answer, those with the most passages: of thousands of towns nobody reads the tail. */
const MOST_VALUES = 200;
const LEVELS = ['province', 'city', 'county', 'town'] as const;
export const SECTION_LABELS: Readonly<Record<string, string>> = {
  achievements: '举措成效',
  responsibility: '第一责任人职责',
  problems: '问题不足',
  plan: '下步安排',
  other: '其他',
};

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
 * Estimates from a sample of the candidates: of passages by the share that the text refused, of occurrences,
 * reports and places by how many of them a passage of the sample stands for.
 */
export function estimatedTotal(
  candidates: number,
  sample: { readonly candidates: number; readonly hits: readonly VerifiedHit[] },
  catalogue: Catalogue,
): Total {
  const share = sample.candidates === 0 ? 1 : candidates / sample.candidates;
  const counted = exactTotal(sample.hits);
  const most = catalogue.facts();
  return {
    passages: Math.round(counted.passages * share),
    occurrences: Math.round(counted.occurrences * share),
    reports: Math.min(most.reports, Math.round(counted.reports * share)),
    places: Math.min(most.places, Math.round(counted.places * share)),
    exact: false,
  };
}

export function facetsOf(hits: readonly VerifiedHit[], catalogue: Catalogue): Facets {
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
  return engineFacets(counts, catalogue);
}

/** @param counts of `countedFacets` */
export function engineFacets(counts: FacetDistribution, catalogue: Catalogue): Facets {
  const all: Record<string, Record<string, number>> = { ...counts };
  for (const [key, passages] of Object.entries(counts['place'] ?? {})) {
    const place = catalogue.place(key);
    for (const level of LEVELS) {
      const name = place?.[level];
      if (!name) continue;
      all[level] ??= {};
      add(all[level], name, passages);
    }
  }
  const facet = (name: FacetName): Facets[FacetName] =>
    Object.entries(all[name] ?? {})
      .map(([value, passages]) => ({ value, label: labelOf(name, value, catalogue), passages }))
      .sort((a, b) =>
        name === 'year' ? compare(b.value, a.value) : b.passages - a.passages || compare(a.value, b.value),
      )
      .slice(0, MOST_VALUES);
  return Object.fromEntries(FACET_NAMES.map((name) => [name, facet(name)])) as Facets;
}

function add(counts: Record<string, number>, value: string, passages: number): void {
  counts[value] = (counts[value] ?? 0) + passages;
}

function labelOf(name: FacetName, value: string, catalogue: Catalogue): string {
  if (name === 'section') return SECTION_LABELS[value] ?? value;
  const place = name === 'place' ? catalogue.place(value) : undefined;
  return place ? placeLabel(place) : value;
}

/**
 * What is typed, or a query, in; places of the collection out, with what it holds of each.
 *
 * Who never says a thing is a finding only where there was something to say it in: a place without a report under
 * the filters is named by neither `has=no` nor `has=yes`.
 */

import type { PlacesAnswer, PlacesQuery } from '../../contract/places.ts';
import { type PlaceUnit, PlaceUnits, UNIT_LEVELS, unitId } from '../../corpus/place-units.ts';
import { compare } from '../../corpus/report-order.ts';
import { answerTerms } from '../../query/answer-terms.ts';
import { explain } from '../../query/explain.ts';
import { parseQuery } from '../../query/parse.ts';
import { findAll } from '../../search/exact/find.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';
import { ApiError, type Language } from '../../web/errors.ts';
import { type Holding, holdings } from './holdings.ts';
import { namedPlaces } from './named-places.ts';

type Shown = PlacesAnswer['places'][number];
type Said = NonNullable<Shown['said']>;

const NEVER: Said = { occurrences: 0, passages: 0, reports: 0 };

/** @throws ApiError where `has` is asked without a query */
export async function listPlaces(
  context: SearchContext,
  asked: PlacesQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<PlacesAnswer> {
  const started = performance.now();
  if (asked.has !== undefined && asked.q === undefined) throw new ApiError('has_without_query');
  const query = asked.q === undefined ? null : parseQuery(asked.q);
  const typed = asked.typed?.trim() ?? '';
  const said = query && (await saidBy(context, query, asked, signal));
  const held = await holdings(context, asked, signal);
  const units = PlaceUnits.of(context.catalogue);
  const level = asked.level ?? (typed === '' ? 'place' : undefined);
  const among = [...(typed === '' ? units.all() : await namedPlaces(units, typed))].filter(
    (unit) => (level === undefined || unit.level === level) && held.has(unit.id),
  );
  const found = among.filter(({ id }) =>
    isAsked(said?.has(id) ?? false, said ? (asked.has ?? 'yes') : 'any'),
  );
  const places = found.map((unit) => shown(unit, held.get(unit.id), said && (said.get(unit.id) ?? NEVER)));
  if (typed === '') places.sort(order);
  return {
    query: query && { text: asked.q ?? '', terms: answerTerms(query), understood: explain(query, language) },
    total: places.length,
    among: among.length,
    places: places.slice(asked.offset, asked.offset + asked.limit),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

function isAsked(says: boolean, has: NonNullable<PlacesQuery['has']>): boolean {
  return has === 'any' || says === (has === 'yes');
}

/** By the id of the unit; who never says it is absent. */
async function saidBy(
  context: SearchContext,
  query: ReturnType<typeof parseQuery>,
  asked: PlacesQuery,
  signal: AbortSignal | undefined,
): Promise<Map<string, Said>> {
  const hits = await findAll(context, { query, filters: asked, within: asked.within }, 'place', signal);
  const counts = new Map<string, { occurrences: number; passages: number; records: Set<string> }>();
  for (const { record, occurrences } of hits) {
    for (const level of UNIT_LEVELS) {
      const id = unitId(record.place, level);
      if (id === null) continue;
      const count = counts.get(id) ?? { occurrences: 0, passages: 0, records: new Set() };
      count.occurrences += occurrences;
      count.passages++;
      count.records.add(record.id);
      counts.set(id, count);
    }
  }
  return new Map(
    [...counts].map(([id, { occurrences, passages, records }]) => [
      id,
      { occurrences, passages, reports: records.size },
    ]),
  );
}

function shown(unit: PlaceUnit, held: Holding | undefined, said: Said | null): Shown {
  return {
    name: unit.name,
    label: unit.path.join(' ') || '地区不明',
    level: unit.leaf,
    key: unit.level === 'place' ? (unit.filter['place'] ?? null) : null,
    filter: { ...unit.filter },
    reports: held?.reports ?? 0,
    passages: held?.passages ?? 0,
    characters: held?.characters ?? 0,
    years: [...(held?.years ?? [])].sort((a, b) => a - b),
    said,
  };
}

/** Who says it most often first; of equals, and where nothing is asked, as a gazetteer has them. */
function order(a: Shown, b: Shown): number {
  return (
    (b.said?.occurrences ?? 0) - (a.said?.occurrences ?? 0) || compare(a.key ?? a.label, b.key ?? b.label)
  );
}

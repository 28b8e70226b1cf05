/**
 * Lists places by name or by a query, with the size of their holdings.
 *
 * That a place never uses a phrase is a finding only if it has text: a place without a report under the
 * filters is listed by neither `has=no` nor `has=yes`.
 */
import type { PlacesAnswer, PlacesQuery } from '../../contract/places.ts';
import { type PlaceUnit, PlaceUnits, UNIT_LEVELS, unitId } from '../../corpus/place-units.ts';
import { compare } from '../../corpus/report-order.ts';
import { forEachInTurns, timeSlice } from '../../corpus/time-slice.ts';
import { onSteadyServers } from '../../engine/steady-servers.ts';
import { createRetriever, findAll, type Retriever } from '../../search/retriever.ts';
import type { SmartContext } from '../../search/smart/smart-context.ts';
import { ApiError, type Language } from '../../web/errors.ts';
import { UNKNOWN_PLACE } from '../../web/labels.ts';
import { perTenThousand } from '../frequency/rate.ts';
import { type Holding, holdings } from './holdings.ts';
import { namedPlaces } from './named-places.ts';

type PlaceRow = PlacesAnswer['places'][number];
type Counts = Omit<NonNullable<PlaceRow['said']>, 'perTenThousand'>;

const NEVER: Counts = { occurrences: 0, passages: 0, reports: 0 };

/** @throws ApiError if `has` is given without a query */
export async function listPlaces(
  context: SmartContext,
  request: PlacesQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<PlacesAnswer> {
  const started = performance.now();
  const { q, offset, limit } = request;
  if (request.has !== undefined && q === undefined) throw new ApiError('has_without_query');
  return onSteadyServers(context.reader, async (missing) => {
    const retriever =
      q === undefined ? null : await createRetriever(context, { q, within: request.within }, signal);
    const typed = request.typed?.trim() ?? '';
    const counts = retriever && (await countsByUnit(retriever, request, signal));
    const holdingsByUnit = await holdings(context, request, signal);
    const units = PlaceUnits.of(context.catalogue);
    const listed = request.unit ?? (typed === '' ? 'place' : undefined);
    const among = [...(typed === '' ? units.all() : await namedPlaces(units, typed))].filter(
      (unit) => (listed === undefined || unit.level === listed) && holdingsByUnit.has(unit.id),
    );
    const has = counts ? (request.has ?? 'yes') : 'any';
    const places = among
      .filter(({ id }) => isListed(counts?.has(id) ?? false, has))
      .map((unit) =>
        row(unit, holdingsByUnit.get(unit.id), counts && (counts.get(unit.id) ?? NEVER), language),
      );
    const { sort } = request;
    if (typed === '' || sort !== undefined) places.sort(order(sort ?? 'occurrences'));
    return {
      query: retriever && {
        text: q ?? '',
        terms: retriever.terms,
        understood: retriever.understood(language),
      },
      total: places.length,
      among: among.length,
      places: places.slice(offset, offset + limit),
      missing: [...missing],
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}

function isListed(hasHit: boolean, has: NonNullable<PlacesQuery['has']>): boolean {
  return has === 'any' || hasHit === (has === 'yes');
}

/** Keyed by unit id; units without a hit are absent. */
async function countsByUnit(
  retriever: Retriever,
  request: PlacesQuery,
  signal: AbortSignal | undefined,
): Promise<Map<string, Counts>> {
  const hits = await findAll(retriever, request, 'place', signal);
  const counts = new Map<string, { occurrences: number; passages: number; records: Set<string> }>();
  await forEachInTurns(
    hits,
    ({ record, occurrences }) => {
      for (const level of UNIT_LEVELS) {
        const id = unitId(record.place, level);
        if (id === null) continue;
        const count = counts.get(id) ?? { occurrences: 0, passages: 0, records: new Set() };
        count.occurrences += occurrences;
        count.passages++;
        count.records.add(record.id);
        counts.set(id, count);
      }
    },
    timeSlice(signal),
  );
  return new Map(
    [...counts].map(([id, { occurrences, passages, records }]) => [
      id,
      { occurrences, passages, reports: records.size },
    ]),
  );
}

function row(
  unit: PlaceUnit,
  holding: Holding | undefined,
  said: Counts | null,
  language: Language,
): PlaceRow {
  return {
    name: unit.name,
    label: unit.path.join(' ') || UNKNOWN_PLACE[language],
    level: unit.nameLevel,
    key: unit.level === 'place' ? (unit.filter['place'] ?? null) : null,
    filter: { ...unit.filter },
    reports: holding?.reports ?? 0,
    passages: holding?.passages ?? 0,
    characters: holding?.characters ?? 0,
    years: [...(holding?.years ?? [])].sort((a, b) => a - b),
    said: said && { ...said, perTenThousand: perTenThousand(said.occurrences, holding?.characters ?? 0) },
  };
}

type Sort = NonNullable<PlacesQuery['sort']>;

/** The figure that each order descends by. */
const FIGURES: Readonly<Record<Sort, (row: PlaceRow) => number>> = {
  occurrences: ({ said }) => said?.occurrences ?? 0,
  rate: ({ said }) => said?.perTenThousand ?? 0,
  reports: ({ said, reports }) => said?.reports || reports,
  place: () => 0,
};

/** Ties, and lists without a query, are in gazetteer order. */
function order(sort: Sort): (a: PlaceRow, b: PlaceRow) => number {
  const figure = FIGURES[sort];
  return (a, b) => figure(b) - figure(a) || compare(a.key ?? a.label, b.key ?? b.label);
}

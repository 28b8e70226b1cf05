/** Answers `/api/figures` and `/api/figures/concepts`: figures, and what there are figures of. */
import { unfold } from '../../indexer/text/unfold.ts';
import type {
  FigureConceptsAnswer,
  FigureConceptsQuery,
  FiguresAnswer,
  FiguresQuery,
} from '../contract/figures.ts';
import { sortInTurns, timeSlice } from '../corpus/time-slice.ts';
import { onSteadyServers } from '../engine/steady-servers.ts';
import type { Services } from '../services.ts';
import type { Language } from '../web/errors.ts';
import { type ColumnMatcher, columnMatcher, parseColumn, unitOf } from './column.ts';
import { type FigureRef, figuresOfReports, matching, queryScope } from './matching-figures.ts';
import { shownFigures } from './shown-figures.ts';

/** Numbers of units are kept in 16 bits. */
const MAX_UNITS = 2 ** 16;

export async function listFigures(
  services: Services,
  request: FiguresQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<FiguresAnswer> {
  const started = performance.now();
  return onSteadyServers(services.reader, async (missing) => {
    const { offset, limit, sort } = request;
    const matchers = matchersOf(services, request);
    const scope = await queryScope(services, request, language, signal);
    const isByValue = sort === 'value';
    const refs: FigureRef[] = [];
    let total = 0;
    const order = isByValue ? 'place' : sort;
    const isWanted = {
      matches: (concept: number, unit: number) => matchers.some((one) => one.matches(concept, unit)),
    };
    for await (const report of figuresOfReports(services, request, scope, order, signal))
      for (const at of matching(report, isWanted)) {
        const { record, figures } = report;
        if (isByValue || (total >= offset && total < offset + limit)) refs.push({ record, figures, at });
        total++;
      }
    const page = isByValue
      ? (await sortInTurns(refs, (a, b) => highOf(b) - highOf(a), timeSlice(signal))).slice(
          offset,
          offset + limit,
        )
      : refs;
    const shown = await shownFigures(services, page, signal);
    return {
      figures: page.flatMap((ref) => shown.get(ref) ?? []),
      total,
      understood: scope.understood,
      missing: [...missing],
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}

const highOf = ({ figures, at }: FigureRef): number => figures.highs[at] ?? 0;

/** One for each concept with each unit; any figure matches where neither is given. */
function matchersOf({ grammar, figures }: Services, { concept, unit }: FiguresQuery): ColumnMatcher[] {
  const units = unit.length === 0 ? [null] : unit.map((typed) => unitOf(typed, grammar));
  const columns = (concept.length === 0 ? [''] : concept).map((text) => parseColumn(text, grammar));
  return columns.flatMap((column) =>
    units.map((name) => columnMatcher({ ...column, unit: name ?? column.unit }, figures, grammar)),
  );
}

/** What there are figures of under the filters, by the number of places that have any. */
export async function listConcepts(
  services: Services,
  request: FigureConceptsQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<FigureConceptsAnswer> {
  return onSteadyServers(services.reader, async (missing) => {
    const { figures: index, grammar } = services;
    const matcher = columnMatcher(parseColumn(request.typed ?? '', grammar), index, grammar);
    const scope = await queryScope(services, request, language, signal);
    const counts = new Map<number, ConceptCount>();
    for await (const report of figuresOfReports(services, request, scope, 'place', signal))
      for (const at of matching(report, matcher)) {
        const { record, figures } = report;
        const [concept = 0, unit = 0] = [figures.concepts[at], figures.units[at]];
        if (index.concepts[concept] === '') continue;
        // A string for each figure would take most of the time.
        const key = concept * MAX_UNITS + unit;
        let count = counts.get(key);
        if (!count) {
          count = { concept, unit, figures: 0, places: 0, lastPlace: null };
          counts.set(key, count);
        }
        count.figures++;
        // Reports come by place.
        if (count.lastPlace !== record.place.key) count.places++;
        count.lastPlace = record.place.key;
      }
    const shown = leading(counts.values(), request.limit);
    return {
      concepts: shown.map(({ concept, unit, figures, places }) => ({
        concept: unfold(index.concepts[concept] ?? ''),
        unit: index.units[unit] || null,
        figures,
        places,
      })),
      total: counts.size,
      missing: [...missing],
    };
  });
}

interface ConceptCount {
  readonly concept: number;
  readonly unit: number;
  figures: number;
  places: number;
  lastPlace: string | null;
}

/** The first of all in their order. Hundreds of thousands are not sorted for the thirty that are shown. */
function leading(counts: Iterable<ConceptCount>, limit: number): ConceptCount[] {
  const first: ConceptCount[] = [];
  for (const count of counts) {
    const last = first[limit - 1];
    if (last && inOrder(last, count) <= 0) continue;
    const at = first.findIndex((other) => inOrder(count, other) < 0);
    first.splice(at < 0 ? first.length : at, 0, count);
    first.length = Math.min(first.length, limit);
  }
  return first;
}

/** Those of many places first, then those of many figures. */
function inOrder(a: ConceptCount, b: ConceptCount): number {
  return b.places - a.places || b.figures - a.figures || a.concept - b.concept || a.unit - b.unit;
}

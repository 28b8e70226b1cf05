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
import { ColumnMatcher, parseColumn, unitOf } from './column.ts';
import { type FigureRef, figuresOfReports, matching, queryScope } from './matching-figures.ts';
import { SeriesCounts } from './series-counts.ts';
import { shownFigures } from './shown-figures.ts';

export async function listFigures(
  services: Services,
  request: FiguresQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<FiguresAnswer> {
  const started = performance.now();
  return onSteadyServers(services.reader, async (missing) => {
    const { offset, limit, sort } = request;
    const matcher = matcherOf(services, request);
    const scope = await queryScope(services, request, language, signal);
    const isByValue = sort === 'value';
    const refs: FigureRef[] = [];
    let total = 0;
    const order = isByValue ? 'place' : sort;
    for await (const report of figuresOfReports(services, request, scope, order, signal))
      for (const at of matching(report, matcher)) {
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

/** Takes each concept with each unit; any figure where neither is given. */
function matcherOf({ grammar, figures }: Services, { concept, unit }: FiguresQuery): ColumnMatcher {
  const units = unit.length === 0 ? [null] : unit.map((typed) => unitOf(typed, grammar));
  const columns = (concept.length === 0 ? [''] : concept)
    .map((text) => parseColumn(text, grammar))
    .flatMap((column) => units.map((name) => ({ ...column, unit: name ?? column.unit })));
  return new ColumnMatcher(columns, figures, grammar);
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
    const matcher = new ColumnMatcher([parseColumn(request.typed ?? '', grammar)], index, grammar);
    const scope = await queryScope(services, request, language, signal);
    const counts = new SeriesCounts();
    // Reports come by place.
    for await (const report of figuresOfReports(services, request, scope, 'place', signal)) {
      counts.beginReport(report.record.place.key);
      for (const at of matching(report, matcher))
        counts.add(index.series.countedAs(report.figures.series[at] ?? 0));
    }
    const { total, leading } = counts.leading(request.limit, (series) => index.series.hasConcept(series));
    return {
      concepts: leading.map(({ series, figures, places }) => ({
        concept: unfold(index.series.concept(series)),
        unit: index.series.unit(series) || null,
        figures,
        places,
      })),
      total,
      missing: [...missing],
    };
  });
}

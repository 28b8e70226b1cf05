/** Answers `/api/figures/table`: places, or years, against concepts. Rows without a figure are there, too. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { FigureTableAnswer, FigureTableQuery } from '../contract/figures.ts';
import { placeLabel } from '../corpus/catalogue.ts';
import { onSteadyServers } from '../engine/steady-servers.ts';
import { searchableReports } from '../search/hits/scan.ts';
import type { Services } from '../services.ts';
import type { Language } from '../web/errors.ts';
import { UNKNOWN, UNKNOWN_PLACE } from '../web/labels.ts';
import { ColumnMatcher, parseColumn } from './column.ts';
import { type FigureRef, figuresOfReports, matching, queryScope } from './matching-figures.ts';
import { shownFigures } from './shown-figures.ts';

/** Figures of a cell that are shown at once. */
const SHOWN_IN_CELL = 4;

interface Row {
  readonly record: ReportRecord;
  reports: number;
  readonly cells: FigureRef[][];
}

export async function figureTable(
  services: Services,
  request: FigureTableQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<FigureTableAnswer> {
  const started = performance.now();
  return onSteadyServers(services.reader, async (missing) => {
    const { by, offset, limit } = request;
    const columns = request.column.map((text) => parseColumn(text, services.grammar));
    const matchers = columns.map((column) => new ColumnMatcher([column], services.figures, services.grammar));
    const scope = await queryScope(services, request, language, signal);
    const rows = emptyRows(services, request, columns.length);
    for await (const report of figuresOfReports(services, request, scope, 'newest', signal)) {
      const { record, figures } = report;
      const cells = rows.get(rowOf(record, by))?.cells;
      matchers.forEach((matcher, column) => {
        for (const at of matching(report, matcher)) cells?.[column]?.push({ record, figures, at });
      });
    }
    const all = [...rows.values()];
    const listed = sorted(request.has === 'yes' ? all.filter(hasFigures) : all, request);
    const page = listed.slice(offset, offset + limit);
    const shown = await shownFigures(
      services,
      page.flatMap(({ cells }) => cells.flatMap((refs) => refs.slice(0, SHOWN_IN_CELL))),
      signal,
    );
    return {
      by,
      understood: scope.understood,
      columns: columns.map(({ text, words, exactly, unit }, at) => ({
        text,
        concept: exactly ?? words.join(' '),
        unit,
        figures: all.reduce((sum, { cells }) => sum + (cells[at]?.length ?? 0), 0),
        rows: all.filter(({ cells }) => (cells[at]?.length ?? 0) > 0).length,
      })),
      rows: page.map(({ record, reports, cells }) => ({
        ...rowHead(record, by, language),
        reports,
        cells: cells.map((refs) => ({
          figures: refs.slice(0, SHOWN_IN_CELL).flatMap((ref) => shown.get(ref) ?? []),
          more: Math.max(0, refs.length - SHOWN_IN_CELL),
        })),
      })),
      total: listed.length,
      missing: [...missing],
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}

type By = FigureTableQuery['by'];

function rowOf({ place, year }: ReportRecord, by: By): string {
  return by === 'place' ? place.key : String(year);
}

/** A row for each place or year that has a report, in order of the places or years. */
function emptyRows({ catalogue }: Services, request: FigureTableQuery, columns: number): Map<string, Row> {
  const { by } = request;
  const rows = new Map<string, Row>();
  for (const record of searchableReports(catalogue, request, by === 'place' ? 'place' : 'oldest')) {
    const row = rows.get(rowOf(record, by));
    if (row) row.reports++;
    else
      rows.set(rowOf(record, by), { record, reports: 1, cells: Array.from({ length: columns }, () => []) });
  }
  return rows;
}

function hasFigures({ cells }: Row): boolean {
  return cells.some((refs) => refs.length > 0);
}

function sorted(rows: readonly Row[], { sort }: FigureTableQuery): readonly Row[] {
  if (sort === 'row') return rows;
  const greatest = ({ cells }: Row): number =>
    (cells[sort] ?? []).reduce((max, { figures, at }) => Math.max(max, figures.highs[at] ?? 0), -1);
  const values = new Map(rows.map((row) => [row, greatest(row)]));
  return rows.toSorted((a, b) => (values.get(b) ?? 0) - (values.get(a) ?? 0));
}

function rowHead(
  { place, year }: ReportRecord,
  by: By,
  language: Language,
): Pick<FigureTableAnswer['rows'][number], 'value' | 'label' | 'filter'> {
  if (by === 'year')
    return year === null
      ? { value: null, label: UNKNOWN[language], filter: null }
      : { value: String(year), label: String(year), filter: { year: String(year) } };
  return {
    value: place.key,
    label: placeLabel(place) || UNKNOWN_PLACE[language],
    filter: { place: place.key },
  };
}

/** Exports figures as a file: a row each, with its sentence, a citation and a link. */
import { passagesInContext } from '../citing/citations.ts';
import { cite } from '../citing/cite.ts';
import { MEDIA_TYPES } from '../contract/export.ts';
import type { Figure, FigureExportQuery } from '../contract/figures.ts';
import { toReportHead } from '../corpus/catalogue.ts';
import { onlyWhole, onSteadyServers } from '../engine/steady-servers.ts';
import { csvFile } from '../export/csv.ts';
import type { CitationOptions } from '../export/exported-hits.ts';
import { contentDisposition } from '../export/file-name.ts';
import { PLACE, type Placed, RECOGNITION, SOURCE, type Table } from '../export/table.ts';
import { xlsxFile } from '../export/xlsx.ts';
import type { Services } from '../services.ts';
import type { Language } from '../web/errors.ts';
import { streamOf } from '../web/stream.ts';
import { ColumnMatcher, parseColumn } from './column.ts';
import { type FigureRef, figuresOfReports, matching, queryScope } from './matching-figures.ts';
import { shownFigures } from './shown-figures.ts';

/** Figures per request to the engine. */
const PAGE_SIZE = 100;

interface ExportedFigure extends Omit<Figure, 'report'>, Placed {
  readonly column: string;
  readonly citation: string;
  readonly link: string;
  readonly recognised?: boolean;
  readonly page?: number;
}

const FIGURES: Table<ExportedFigure> = {
  name: '指标',
  columns: [
    { name: '列', of: ({ column }) => column, width: 18 },
    ...PLACE.slice(0, 5),
    { name: '指标', of: ({ concept }) => concept, width: 24 },
    { name: '数值', of: ({ value }) => value ?? '', width: 14 },
    { name: '单位', of: ({ unit }) => unit ?? '', width: 8 },
    { name: '下限', of: ({ value, low }) => (value === null ? low : ''), width: 10 },
    { name: '上限', of: ({ value, high }) => (value === null ? high : ''), width: 10 },
    { name: '约数', of: ({ qualifier }) => qualifier ?? '', width: 8 },
    { name: '变化', of: ({ change }) => change ?? '', width: 8 },
    { name: '比', of: ({ base }) => base ?? '', width: 10 },
    { name: '时期', of: ({ period }) => period ?? '', width: 12 },
    { name: '原文', of: ({ text }) => text, width: 14 },
    { name: '所在的句子', of: ({ sentence }) => sentence, width: 60 },
    ...PLACE.slice(5),
    ...SOURCE,
    { name: '编号', of: ({ passage }) => passage, width: 22 },
    RECOGNITION,
  ],
};

/** Finds all figures before the response starts, so that a failing query still yields an error response. */
export async function exportFigures(
  services: Services,
  request: FigureExportQuery,
  { today, origin }: Pick<CitationOptions, 'today' | 'origin'>,
  language: Language,
  signal?: AbortSignal,
): Promise<Response> {
  const { format, citation, column } = request;
  const { missing, begin } = await onSteadyServers(services.reader, async (missing) => {
    const refs = await columnRefs(services, request, language, signal);
    const rows = exportedFigures(services, refs, { citation, today, origin }, signal);
    const pages = onlyWhole(services.reader, missing, rows);
    return {
      missing,
      begin: () => (format === 'csv' ? csvFile(FIGURES, pages) : xlsxFile(FIGURES, pages, refs.length)),
    };
  });
  return new Response(streamOf(begin()), {
    headers: {
      'Content-Type': MEDIA_TYPES[format],
      'Content-Disposition': contentDisposition(`指标 ${column.join(' ')}`, today, format, missing.length),
      'Cache-Control': 'no-store, no-transform',
    },
  });
}

interface ColumnRef extends FigureRef {
  readonly column: string;
}

/** By place and report, so that the columns of one report stand together; all figures without a column. */
async function columnRefs(
  services: Services,
  request: FigureExportQuery,
  language: Language,
  signal: AbortSignal | undefined,
): Promise<ColumnRef[]> {
  const columns = (request.column.length === 0 ? [''] : request.column).map((text) => ({
    text,
    matcher: new ColumnMatcher([parseColumn(text, services.grammar)], services.figures, services.grammar),
  }));
  const scope = await queryScope(services, request, language, signal);
  const refs: ColumnRef[] = [];
  for await (const report of figuresOfReports(services, request, scope, 'place', signal))
    for (const { text, matcher } of columns)
      for (const at of matching(report, matcher))
        refs.push({ record: report.record, figures: report.figures, at, column: text });
  return refs;
}

async function* exportedFigures(
  services: Services,
  refs: readonly ColumnRef[],
  { citation: format, today, origin }: CitationOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly ExportedFigure[]> {
  for (let at = 0; at < refs.length; at += PAGE_SIZE) {
    signal?.throwIfAborted();
    const page = refs.slice(at, at + PAGE_SIZE);
    const shown = await shownFigures(services, page, signal);
    const ids = [...new Set([...shown.values()].map(({ passage }) => passage))];
    const located = new Map(
      (await passagesInContext(services, ids)).map((entry) => [entry.passage.id, entry]),
    );
    yield page.flatMap((ref) => {
      const figure = shown.get(ref);
      const entry = figure && located.get(figure.passage);
      if (!entry) return [];
      const { passage, record } = entry;
      const { text, link } = cite(entry, format, today);
      return [
        {
          ...figure,
          column: ref.column,
          report: toReportHead(record),
          section: { kind: passage.section, path: [...passage.path] },
          paragraph: passage.paragraph,
          role: passage.role,
          ...(passage.recognised && { recognised: true }),
          ...(passage.page !== undefined && { page: passage.page }),
          citation: text,
          link: `${origin}${link}`,
        },
      ];
    });
  }
}

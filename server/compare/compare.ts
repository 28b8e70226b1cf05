/** Compares reports or places side by side: one column each, optionally aligned by section kind. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { SECTION_KINDS } from '../../indexer/domain/passage.ts';
import type { Range } from '../../indexer/text/occurrences.ts';
import type { CompareAnswer, CompareQuery } from '../contract/compare.ts';
import type { Filters } from '../contract/parameters.ts';
import { toReportHead } from '../corpus/catalogue.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { notFound, onSteadyServers } from '../engine/steady-servers.ts';
import { asHit, hitFromRanges, type LocatedPassage, ShownHits } from '../search/hits/hits.ts';
import { exactTotal, totalWithout } from '../search/hits/totals.ts';
import { createRetriever, findAll, type Retriever } from '../search/retriever.ts';
import type { SmartContext } from '../search/smart/smart-context.ts';
import { ApiError } from '../web/errors.ts';
import type { InPieces } from '../web/json-in-pieces.ts';
import { type AlsoIn, type ComparedText, columnWording } from './column-wording.ts';
import { chaptersOf, facingChapters } from './facing-chapters.ts';

/** More columns cannot be read side by side. */
const MAX_COLUMNS = 6;
/**
 * All columns together: what is compared is in memory at once, with ten bytes for each character. Six reports
 * of two million characters are far beyond what anyone reads side by side.
 */
const MAX_PASSAGES = 100_000;
const MAX_CHARACTERS = 12_000_000;

type Column = CompareAnswer['columns'][number];
/** A column before its wording is compared with the others. */
type PlainColumn = Omit<Column, 'hits'> & { readonly hits: ShownHits };

/** Hits are made as they are sent. @throws ApiError if there is too much to compare */
export async function compareColumns(
  context: SmartContext,
  query: CompareQuery,
  signal?: AbortSignal,
): Promise<InPieces<CompareAnswer>> {
  return onSteadyServers(context.reader, async (missing) => {
    const { q = '', mode } = query;
    const retriever = q.trim() === '' ? null : await createRetriever(context, { q, mode }, signal);
    const columnCount = query.reports.length + query.places.length;
    if (columnCount === 0) throw new ApiError('too_few_columns');
    if (columnCount > MAX_COLUMNS) throw new ApiError('too_many_columns', { most: MAX_COLUMNS });
    if (retriever === null && query.align === 'none') throw new ApiError('nothing_to_compare');

    const columns: PlainColumn[] = [];
    const room = new Room();
    for (const id of query.reports)
      columns.push(await reportColumn(context, id, retriever, query, room, signal));
    for (const key of query.places)
      columns.push(await placeColumn(context, key, retriever, query, room, signal));
    const texts = columns.map(({ hits }) => hits.passages.map(({ passage }) => passage.text));
    const wording = await columnWording(texts, signal);
    const idOf = ({ column, text }: AlsoIn) => ({
      column,
      passage: text === null ? null : (columns[column]?.hits.passages[text]?.passage.id ?? null),
    });
    return {
      // An iterator rather than an array, which would be written at once.
      columns: columns
        .map((column, at) => ({
          ...column,
          total: totalWithout(missing, column.total),
          hits: withWording(column.hits, wording[at] ?? [], idOf),
        }))
        .values(),
      rows: await rowsOf(columns, query.align, retriever === null, signal),
      missing: [...missing],
    };
  });
}

/** What is left of the room for what is compared. */
class Room {
  private passages = MAX_PASSAGES;
  private characters = MAX_CHARACTERS;

  /** @throws ApiError if there is no room left */
  take(passages: number, characters: number): void {
    this.passages -= passages;
    this.characters -= characters;
    if (this.passages < 0 || this.characters < 0)
      throw new ApiError('too_much_to_compare', { passages: MAX_PASSAGES, characters: MAX_CHARACTERS });
  }
}

async function reportColumn(
  context: SmartContext,
  id: string,
  retriever: Retriever | null,
  filters: Filters,
  room: Room,
  signal: AbortSignal | undefined,
): Promise<PlainColumn> {
  const record = context.catalogue.get(id);
  if (!record) throw notFound(context.reader, 'no_such_report', id);
  const result = await hitsOf(context, retriever, { ...filters, report: [id] }, [record], room, signal);
  const report = toReportHead(record);
  return { key: id, report, place: report.place, reports: [report], ...result };
}

async function placeColumn(
  context: SmartContext,
  key: string,
  retriever: Retriever | null,
  filters: Filters,
  room: Room,
  signal: AbortSignal | undefined,
): Promise<PlainColumn> {
  const places = [...context.catalogue.currentKeys(key)];
  const placeFilters = { ...filters, place: places };
  const reports = context.catalogue.list(placeFilters);
  const [place] = context.catalogue.list({ ...NO_FILTERS, place: places });
  if (!place) throw notFound(context.reader, 'no_such_place', key);
  // Without a query the column holds whole sections; those of every year would be too much, so show the
  // newest report.
  const shown = retriever === null ? reports.slice(0, 1) : reports;
  const result = await hitsOf(context, retriever, placeFilters, shown, room, signal);
  return { key, report: null, place: toReportHead(place).place, reports: shown.map(toReportHead), ...result };
}

/** The hits of the query; without a query, every body passage and heading of the reports. */
async function hitsOf(
  context: SmartContext,
  retriever: Retriever | null,
  filters: Filters,
  reports: readonly ReportRecord[],
  room: Room,
  signal: AbortSignal | undefined,
): Promise<Pick<PlainColumn, 'total' | 'hits'>> {
  if (retriever !== null) {
    const hits = await findAll(retriever, filters, 'newest', signal);
    room.take(hits.length, 0);
    const shown = await retriever.show(hits);
    room.take(0, charactersOf(shown));
    return { total: await exactTotal(hits, signal), hits: shown };
  }
  for (const { passages, characters } of reports) room.take(passages, characters);
  const byId = new Map(reports.map((report) => [report.id, report]));
  const passages = await context.reader.passagesOf([...byId.keys()]);
  const whole = passages.flatMap((passage) => {
    const record = byId.get(passage.report);
    const inSection = passage.role === 'body' || passage.role === 'heading';
    const matchesFilter = filters.section.length === 0 || filters.section.includes(passage.section);
    return record && inSection && matchesFilter ? [{ passage, record }] : [];
  });
  const counted = whole.flatMap(({ passage, record }) =>
    hitFromRanges(record, passage.position, passage.section, []),
  );
  return {
    total: await exactTotal(counted, signal),
    hits: new ShownHits(whole, ({ passage, record }) => asHit(passage, record, [])),
  };
}

function charactersOf({ passages }: ShownHits): number {
  return passages.reduce((sum, { passage }) => sum + passage.text.length, 0);
}

/** @param wording of each hit */
function withWording(
  hits: ShownHits,
  wording: readonly ComparedText[],
  idOf: (also: AlsoIn) => Column['hits'][number]['stretches'][number]['also'][number],
): Iterable<Column['hits'][number]> {
  return {
    *[Symbol.iterator]() {
      let at = 0;
      for (const hit of hits) {
        const { shared = [], stretches = [] } = wording[at++] ?? {};
        yield {
          ...hit,
          shared: shared.map(asPair),
          stretches: stretches.map((stretch) => ({
            ...stretch,
            also: stretch.also.map(idOf),
            differences: stretch.differences.map(asPair),
          })),
        };
      }
    },
  };
}

function asPair([start, end]: Range): [number, number] {
  return [start, end];
}

/** @param whole whether the columns hold whole sections, whose chapters are then set face to face */
async function rowsOf(
  columns: readonly PlainColumn[],
  align: CompareQuery['align'],
  whole: boolean,
  signal: AbortSignal | undefined,
): Promise<CompareAnswer['rows']> {
  if (align === 'none')
    return [{ kind: null, chapter: null, cells: columns.map(({ hits }) => ids(hits.passages)) }];
  const rows: CompareAnswer['rows'] = [];
  for (const kind of SECTION_KINDS) {
    const sections = columns.map(({ hits }) =>
      hits.passages.filter(({ passage }) => passage.section === kind),
    );
    if (sections.every((section) => section.length === 0)) continue;
    if (!whole) {
      rows.push({ kind, chapter: null, cells: sections.map(ids) });
      continue;
    }
    for (const { heading, cells } of await facingChapters(sections.map(chaptersOf), signal))
      rows.push({ kind, chapter: heading, cells: cells.map((cell) => ids(cell?.passages ?? [])) });
  }
  return rows;
}

function ids(passages: readonly LocatedPassage[]): string[] {
  return passages.map(({ passage }) => passage.id);
}

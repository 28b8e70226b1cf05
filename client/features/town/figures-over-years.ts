/** Loads the figures that a place states most often, year after year. */
import type { FigureConceptsAnswer, FigureTableAnswer } from '../../../server/contract/figures.ts';
import { NO_FILTERS } from '../../address/address.ts';
import { columnText, type FiguresAddress, MAX_FIGURE_COLUMNS } from '../../address/figures-address.ts';
import { getJson, paths } from '../../api/api.ts';

/** Years side by side; of more, the newest. */
const MAX_YEARS = 8;

/** @returns a table without columns where nothing is stated twice */
export async function figuresOverYears(
  place: string,
  signal: AbortSignal,
): Promise<Pick<FigureTableAnswer, 'columns' | 'rows'>> {
  const all: FiguresAddress = {
    q: '',
    columns: [],
    by: 'year',
    sort: null,
    onlyWith: false,
    filters: { ...NO_FILTERS, place: [place] },
  };
  const { concepts } = await getJson<FigureConceptsAnswer>(paths.figureConcepts(all, ''), signal);
  const columns = concepts
    .filter(({ concept, figures }) => concept !== '' && figures > 1)
    .slice(0, MAX_FIGURE_COLUMNS)
    .map(({ concept, unit }) => columnText(concept, unit));
  if (columns.length === 0) return { columns: [], rows: [] };
  const table = await getJson<FigureTableAnswer>(
    paths.figureTable({ ...all, columns, onlyWith: true }, 0, 1000),
    signal,
  );
  return { columns: table.columns, rows: table.rows.slice(-MAX_YEARS) };
}

/** Loads the comparison of the URL, and arranges its answer as a grid in the order of the URL. */
import { computed, effect, signal } from '@preact/signals';
import type { CompareAnswer } from '../../../server/contract/compare.ts';
import type { SectionKind } from '../../../server/contract/parameters.ts';
import type { ReportsAnswer } from '../../../server/contract/reports.ts';
import { type CompareAddress, MAX_COLUMNS, reportColumn, writeCompare } from '../../address/address.ts';
import { getJson, paths } from '../../api/api.ts';
import { createLoader, currentAnswer } from '../../api/loader.ts';
import { messages } from '../../messages/messages.ts';
import { lastComparison } from '../../state/last-comparison.ts';
import { placeNames } from '../../state/place-names.ts';
import {
  type Range,
  trimmedRanges,
  type Underline,
  withoutPunctuation,
} from '../../ui/passage/ranges/segments.ts';
import { columnName } from './column-name.ts';
import { ownWording } from './own-wording.ts';

export type Column = CompareAnswer['columns'][number];
export type ComparedHit = Column['hits'][number];

export interface Cell {
  /** Null if the columns are not aligned by section. */
  readonly kind: SectionKind | null;
  /** Heading of the chapter in the row; null if rows are whole kinds, or of chapters without a counterpart. */
  readonly chapter: string | null;
  readonly hits: readonly ComparedHit[];
  /** Chapters of this column alone, in a row of such chapters; null in any other row. */
  readonly unmatched: readonly UnmatchedChapter[] | null;
}

export interface UnmatchedChapter {
  readonly heading: string;
  /** Number of its row in the answer. */
  readonly row: number;
  readonly hits: readonly ComparedHit[];
}

export interface GridColumn {
  readonly column: Column;
  readonly cells: readonly Cell[];
}

const loader = createLoader<CompareAnswer>();
const address = signal<CompareAddress | null>(null);

effect(() => {
  const { answer } = loader.state.value;
  if (answer)
    placeNames.learn(answer.columns.flatMap((column) => column.place ?? column.report?.place ?? []));
});

/** Rows of the answer that make up one row of the grid, by their numbers. */
interface RowGroup {
  readonly kind: SectionKind | null;
  readonly chapter: string | null;
  readonly unmatched: boolean;
  readonly rows: number[];
}

/**
 * Chapters that one column alone has would each leave the others empty from top to bottom: those that follow each
 * other share a row.
 */
function groupsOf({ rows, columns }: CompareAnswer): RowGroup[] {
  const groups: RowGroup[] = [];
  for (const [at, { kind, chapter, cells }] of rows.entries()) {
    const filled = cells.filter((cell) => cell.length > 0).length;
    const unmatched = chapter !== null && columns.length > 1 && filled === 1;
    const last = groups.at(-1);
    if (unmatched && last?.unmatched && last.kind === kind) last.rows.push(at);
    else groups.push({ kind, chapter: unmatched ? null : chapter, unmatched, rows: [at] });
  }
  return groups;
}

/**
 * The columns in the order of `keys`, with their cells from top to bottom; the answer's rows hold passage
 * ids.
 */
export function gridOf(answer: CompareAnswer, keys: readonly string[]): GridColumn[] {
  const groups = groupsOf(answer);
  return keys.flatMap((key) => {
    const at = answer.columns.findIndex((column) => column.key === key);
    const column = answer.columns[at];
    if (!column) return [];
    const hits = new Map(column.hits.map((hit) => [hit.id, hit]));
    const hitsOf = (row: number) => (answer.rows[row]?.cells[at] ?? []).flatMap((id) => hits.get(id) ?? []);
    const cells = groups.map(({ kind, chapter, unmatched, rows }): Cell => {
      const chapters = rows
        .map((row) => ({ heading: answer.rows[row]?.chapter ?? '', row, hits: hitsOf(row) }))
        .filter((one) => one.hits.length > 0);
      return {
        kind,
        chapter,
        hits: unmatched ? [] : chapters.flatMap((one) => one.hits),
        unmatched: unmatched ? chapters : null,
      };
    });
    return [{ column, cells }];
  });
}

/** What is underlined in a passage, in its order. */
export function underlined(hit: ComparedHit, marks: CompareAddress['marks']): readonly Underline[] {
  if (marks === 'none') return [];
  return marks === 'shared' ? sharedIn(hit) : ownWording(hit).map((range) => ({ range }));
}

function sharedIn({ text, stretches }: ComparedHit): Underline[] {
  const columns = loader.state.value.answer?.columns ?? [];
  return stretches.map(({ start, end, band, also, differences }): Underline => {
    const names = also.flatMap(({ column }) => {
      const other = columns[column];
      return other ? [columnName(other)] : [];
    });
    const passage = also.find((other) => other.passage !== null)?.passage;
    const whole: Range = [start, end];
    return {
      range:
        band === 'formula' ? (trimmedRanges(text, [whole])[0] ?? whole) : withoutPunctuation(text, whole),
      band,
      differences,
      title:
        band === 'formula'
          ? messages.compare.formula(names.join(messages.join))
          : messages.compare.alsoIn(names.join(messages.join), differences.length > 0),
      ...(passage ? { href: `#passage-${passage}` } : {}),
    };
  });
}

export const comparison = {
  state: loader.state,
  grid: computed(() => {
    const { answer } = loader.state.value;
    return answer && address.value
      ? gridOf(
          answer,
          address.value.columns.map(({ key }) => key),
        )
      : [];
  }),
  /** Whether the answer belongs to the current address. */
  isWhole: computed(() => currentAnswer(loader.state.value) !== null),
  open(next: CompareAddress): void {
    address.value = next;
    if (next.columns.length > 0) {
      loader.load(paths.compare(next));
      lastComparison.value = writeCompare(next);
    }
    placeNames.lookUp(next.columns.flatMap(({ kind, key }) => (kind === 'place' ? [key] : [])));
  },
  /** The reports of a place as columns, oldest first; only the newest if there are too many. */
  async yearsOf(compare: CompareAddress): Promise<CompareAddress> {
    const { reports } = await getJson<ReportsAnswer>(paths.reportsOfPlace(compare.years));
    const byYear = [...reports].sort((a, b) => (a.year ?? 0) - (b.year ?? 0)).slice(-MAX_COLUMNS);
    return { ...compare, years: '', columns: byYear.map(({ id }) => reportColumn(id)) };
  },
  reload: () => loader.reload(),
};

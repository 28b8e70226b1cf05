/** The comparison that the URL asks for, and its answer as a grid of passages in the order of the URL. */
import { computed, effect, signal } from '@preact/signals';
import type { CompareAnswer } from '../../../server/contract/compare.ts';
import type { SectionKind } from '../../../server/contract/parameters.ts';
import type { ReportsAnswer } from '../../../server/contract/reports.ts';
import { type CompareAddress, MOST_COLUMNS, reportColumn, writeCompare } from '../../address/address.ts';
import { getJson, paths } from '../../api/api.ts';
import { answerOf, createLoader } from '../../api/loader.ts';
import { lastComparison } from '../../state/last-comparison.ts';
import { places } from '../../state/place-names.ts';
import { between, type Range, trimmed } from '../../ui/passage/marked.ts';

export type Column = CompareAnswer['columns'][number];
export type ComparedHit = Column['hits'][number];

export interface Cell {
  /** Null where nothing is aligned. */
  readonly kind: SectionKind | null;
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
  if (answer) places.learn(answer.columns.flatMap((column) => column.place ?? column.report?.place ?? []));
});

/** The columns in the order of `keys`, each with its cells from above; rows name passages by id, the page draws them. */
export function gridOf(answer: CompareAnswer, keys: readonly string[]): GridColumn[] {
  return keys.flatMap((key) => {
    const at = answer.columns.findIndex((column) => column.key === key);
    const column = answer.columns[at];
    if (!column) return [];
    const hits = new Map(column.hits.map((hit) => [hit.id, hit]));
    const cells = answer.rows.map((row) => ({
      kind: row.kind,
      hits: (row.cells[at] ?? []).flatMap((id) => hits.get(id) ?? []),
    }));
    return [{ column, cells }];
  });
}

/** What of a passage is underlined. */
export function underlined(hit: ComparedHit, marks: CompareAddress['marks']): readonly Range[] {
  if (marks === 'none') return [];
  return trimmed(hit.text, marks === 'shared' ? hit.shared : between(hit.text, hit.shared));
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
  /** Whether what is shown answers what is asked. */
  isWhole: computed(() => answerOf(loader.state.value) !== null),
  open(asked: CompareAddress): void {
    address.value = asked;
    if (asked.columns.length > 0) {
      loader.load(paths.compare(asked));
      lastComparison.value = writeCompare(asked);
    }
    places.lookUp(asked.columns.flatMap(({ kind, key }) => (kind === 'place' ? [key] : [])));
  },
  /** The reports of a place as columns, oldest first, the newest of them where there are too many. */
  async yearsOf(asked: CompareAddress): Promise<CompareAddress> {
    const { reports } = await getJson<ReportsAnswer>(paths.ofPlace(asked.years));
    const byYear = [...reports].sort((a, b) => (a.year ?? 0) - (b.year ?? 0)).slice(-MOST_COLUMNS);
    return { ...asked, years: '', columns: byYear.map(({ id }) => reportColumn(id)) };
  },
  reload: () => loader.reload(),
};

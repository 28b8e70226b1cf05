/** The comparison that the URL asks for, and its answer as a grid of passages. */
import { computed, effect } from '@preact/signals';
import type { CompareAnswer, Hit, SectionKind } from '../../server/contract.ts';
import type { CompareAddress } from '../address.ts';
import { paths } from '../api.ts';
import { createLoader } from './loader.ts';
import { places } from './places.ts';

export type Column = CompareAnswer['columns'][number];

export interface Cell {
  /** Null where nothing is aligned. */
  readonly kind: SectionKind | null;
  readonly hits: readonly Hit[];
}

const loader = createLoader<CompareAnswer>();

effect(() => {
  const { answer } = loader.state.value;
  if (answer) places.learn(answer.columns.flatMap((column) => column.place ?? column.report?.place ?? []));
});

/** The cells of each column from above; rows name passages by id, the page draws them. */
export function cellsByColumn(answer: CompareAnswer): Cell[][] {
  return answer.columns.map((column, at) => {
    const hits = new Map(column.hits.map((hit) => [hit.id, hit]));
    return answer.rows.map((row) => ({
      kind: row.kind,
      hits: (row.cells[at] ?? []).flatMap((id) => hits.get(id) ?? []),
    }));
  });
}

export const comparison = {
  state: loader.state,
  cells: computed(() => {
    const { answer } = loader.state.value;
    return answer ? cellsByColumn(answer) : [];
  }),
  open(address: CompareAddress): void {
    if (address.places.length + address.reports.length > 0) loader.load(paths.compare(address));
    places.lookUp(address.places);
  },
  reload: () => loader.reload(),
};

/** The search that the URL asks for, its answer, and which of its passages are unfolded. */
import { computed, effect, signal } from '@preact/signals';
import type { SearchAnswer } from '../../server/contract.ts';
import type { SearchAddress } from '../address.ts';
import { paths } from '../api.ts';
import { createFacets } from './facets.ts';
import { byReport } from './grouping.ts';
import { createLoader } from './loader.ts';
import { places } from './places.ts';

const loader = createLoader<SearchAnswer>();
const address = signal<SearchAddress | null>(null);
const facets = createFacets(
  computed(() => loader.state.value.answer),
  address,
);
const unfolded = signal<ReadonlySet<string>>(new Set());

effect(() => {
  const { answer } = loader.state.value;
  if (answer) places.learn(answer.hits.map((hit) => hit.report.place));
});

export const search = {
  state: loader.state,
  groups: computed(() => byReport(loader.state.value.answer?.hits ?? [])),
  facets: facets.facets,
  unfolded,
  open(asked: SearchAddress): void {
    address.value = asked;
    if (asked.q !== '') {
      loader.load(paths.search(asked));
      facets.open(asked);
    }
    places.lookUp(asked.chosen);
    places.lookUp(asked.filters.place);
  },
  reload: () => loader.reload(),
  toggleFold(passageId: string): void {
    const next = new Set(unfolded.peek());
    if (!next.delete(passageId)) next.add(passageId);
    unfolded.value = next;
  },
};

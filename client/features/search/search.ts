/** The search that the URL asks for, its answer and its totals. */
import { computed, effect, signal } from '@preact/signals';
import type { SearchAnswer } from '../../../server/contract/search.ts';
import type { SearchAddress } from '../../address/address.ts';
import { paths } from '../../api/api.ts';
import { createLoader } from '../../api/loader.ts';
import { places } from '../../state/place-names.ts';
import { createFacets } from './facets/facets.ts';
import { byReport } from './group-by-report.ts';

/** Milliseconds after the hits before they are counted exactly: who types on wants other figures. */
const COUNTED_AFTER = 500;

const loader = createLoader<SearchAnswer>();
/** The same question with every candidate verified, asked where the first answer estimates. */
const counting = createLoader<SearchAnswer>();
const address = signal<SearchAddress | null>(null);
let waiting: ReturnType<typeof setTimeout> | undefined;

/** The answer with its figures: estimates until they are counted. */
const counted = computed(() => {
  const { answer, path, answeredPath } = loader.state.value;
  const { answer: exact, answeredPath: exactPath } = counting.state.value;
  if (!answer || !exact || answer.total.exact || path !== answeredPath) return answer;
  return address.value && exactPath === exactly(address.value)
    ? { ...answer, total: exact.total, facets: exact.facets }
    : answer;
});
const facets = createFacets(counted, address);

/** One hit, for the figures alone; the same for every page and order of a query. */
function exactly(asked: SearchAddress): string {
  return paths.search({ ...asked, sort: 'relevance', page: 1, countExactly: true }, 1);
}

effect(() => {
  const { answer, path, answeredPath } = loader.state.value;
  if (!answer) return;
  places.learn(answer.hits.map((hit) => hit.report.place));
  const asked = address.peek();
  if (answer.total.exact || path !== answeredPath || !asked) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => counting.load(exactly(asked)), COUNTED_AFTER);
});

export const search = {
  state: loader.state,
  counted,
  /** Whether the figures are still being counted. */
  counting: computed(() => counting.state.value.busy),
  groups: computed(() => byReport(loader.state.value.answer?.hits ?? [])),
  facets: facets.facets,
  address,
  open(asked: SearchAddress): void {
    address.value = asked;
    clearTimeout(waiting);
    if (asked.q === '') {
      search.leave();
      return;
    }
    if (exactly(asked) !== counting.state.peek().path) counting.leave();
    loader.load(paths.search(asked));
    facets.open(asked);
    places.lookUp(asked.chosen);
    places.lookUp(asked.filters.place);
  },
  /** The reader has gone elsewhere. */
  leave(): void {
    clearTimeout(waiting);
    loader.leave();
    counting.leave();
  },
  reload: () => loader.reload(),
};

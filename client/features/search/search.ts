/** Loads the search of the URL: hits first, then exact totals where the first answer only estimates. */
import { computed, effect, signal } from '@preact/signals';
import type { SearchAnswer } from '../../../server/contract/search.ts';
import type { SearchAddress } from '../../address/address.ts';
import { paths } from '../../api/api.ts';
import { createLoader } from '../../api/loader.ts';
import { placeNames } from '../../state/place-names.ts';
import { reportTitles } from '../../state/report-titles.ts';
import { createFacets } from './facets/facets.ts';
import { groupByReport } from './results/group-by-report.ts';

const loader = createLoader<SearchAnswer>();
/** The same query with every candidate verified, requested at once if the first answer has estimates. */
const counting = createLoader<SearchAnswer>();
const address = signal<SearchAddress | null>(null);

/** The answer with its totals and facets: estimates until they are counted exactly. */
const counted = computed(() => {
  const { answer, path, answeredPath } = loader.state.value;
  const { answer: exact, answeredPath: exactPath } = counting.state.value;
  if (!answer || !exact || answer.total.exact || path !== answeredPath) return answer;
  return address.value && exactPath === exactCountPath(address.value)
    ? { ...answer, total: exact.total, facets: exact.facets }
    : answer;
});
const facets = createFacets(counted, address);

/**
 * Requests one hit, since only totals and facets are needed; the same path for every page and order of a
 * query.
 */
function exactCountPath(search: SearchAddress): string {
  return paths.search({ ...search, sort: 'relevance', page: 1, countExactly: true }, 1);
}

effect(() => {
  const { answer, path, answeredPath } = loader.state.value;
  if (!answer) return;
  placeNames.learn(answer.hits.map((hit) => hit.report.place));
  reportTitles.learn(answer.hits.map((hit) => hit.report));
  const current = address.peek();
  if (answer.total.exact || path !== answeredPath || !current) return;
  counting.load(exactCountPath(current));
});

/** Whether a query has only what search ignores: it would be refused. */
export function isBlank(q: string): boolean {
  return /^[\s"'“”‘’「」『』《》〈〉]*$/u.test(q);
}

export const search = {
  state: loader.state,
  counted,
  /** Whether exact totals are still loading. */
  counting: computed(() => counting.state.value.busy),
  groups: computed(() => groupByReport(loader.state.value.answer?.hits ?? [])),
  facets: facets.facets,
  address,
  open(next: SearchAddress): void {
    address.value = next;
    if (isBlank(next.q)) {
      search.leave();
      return;
    }
    if (exactCountPath(next) !== counting.state.peek().path) counting.leave();
    loader.load(paths.search(next));
    facets.open(next);
    placeNames.lookUp(next.chosen);
    placeNames.lookUp(next.filters.place);
    reportTitles.lookUp(next.filters.report);
  },
  /** Aborts all requests when the reader leaves the page. */
  leave(): void {
    loader.leave();
    counting.leave();
  },
  reload: () => loader.reload(),
};

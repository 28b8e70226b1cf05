/** For a query without results, finds related queries that have some, and how many. */
import { signal } from '@preact/signals';
import type { SearchAnswer } from '../../../../server/contract/search.ts';
import { activeFilters, NO_FILTERS, type SearchAddress } from '../../../address/address.ts';
import { type AlternativeKind, relaxedQueries } from '../../../address/query-text.ts';
import { getJson, paths } from '../../../api/api.ts';

export interface Alternative {
  readonly kind: AlternativeKind;
  readonly text: string;
  readonly address: SearchAddress;
  readonly passages: number;
}

type Candidate = Omit<Alternative, 'passages'>;

/** A list that people still read, and milliseconds of work for the server. */
const MAX_ALTERNATIVES = 9;

const state = signal<{ readonly path: string; readonly list: readonly Alternative[] }>({
  path: '',
  list: [],
});
let running = new AbortController();

/**
 * Alternatives to an address, not yet checked for results: without filters, in a wider scope, smart, relaxed.
 */
export function alternativeQueries(
  address: SearchAddress,
  terms: SearchAnswer['query']['terms'],
): Candidate[] {
  const firstPage = { ...address, page: 1, countExactly: false };
  const clauses = new Set(terms.flatMap(({ clause }) => clause ?? []));
  const list: Candidate[] = [];
  if (activeFilters(address.filters).length > 0)
    list.push({ kind: 'unfiltered', text: '', address: { ...firstPage, filters: NO_FILTERS } });
  if (address.within === 'passage' && clauses.size > 1)
    list.push({ kind: 'within', text: '', address: { ...firstPage, within: 'report' } });
  if (address.mode === 'exact') {
    list.push({ kind: 'smart', text: '', address: { ...firstPage, mode: 'smart' } });
    for (const { q, kind, text } of relaxedQueries(address.q, terms))
      list.push({ kind, text, address: { ...firstPage, q } });
  }
  return list.slice(0, MAX_ALTERNATIVES);
}

export const alternatives = {
  state,
  async open(address: SearchAddress, answer: SearchAnswer): Promise<void> {
    const path = paths.search(address);
    if (state.peek().path === path) return;
    running.abort();
    const controller = new AbortController();
    running = controller;
    state.value = { path, list: [] };
    const list = await Promise.all(
      alternativeQueries(address, answer.query.terms).map(async (candidate): Promise<Alternative> => {
        // One hit is enough: only the total is needed.
        const totalPath = paths.search(candidate.address, 1);
        // An alternative that fails is not offered.
        const { total } = await getJson<SearchAnswer>(totalPath, controller.signal).catch(() => ({
          total: null,
        }));
        return { ...candidate, passages: total?.passages ?? 0 };
      }),
    );
    if (!controller.signal.aborted) state.value = { path, list: list.filter(({ passages }) => passages > 0) };
  },
  leave(): void {
    running.abort();
    state.value = { path: '', list: [] };
  },
};

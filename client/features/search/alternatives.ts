/** Nothing was found: which nearby questions find something, and how much. Each is asked for its figures alone. */
import { signal } from '@preact/signals';
import type { SearchAnswer } from '../../../server/contract/search.ts';
import { activeFilters, NO_FILTERS, type SearchAddress } from '../../address/address.ts';
import { type AlternativeKind, loosened } from '../../address/query-text.ts';
import { getJson, paths } from '../../api/api.ts';

export interface Alternative {
  readonly kind: AlternativeKind;
  readonly text: string;
  readonly address: SearchAddress;
  readonly passages: number;
}

type Asked = Omit<Alternative, 'passages'>;

/** Questions asked at once: a list that is read, and milliseconds of work. */
const MOST = 9;

const found = signal<{ readonly path: string; readonly list: readonly Alternative[] }>({
  path: '',
  list: [],
});
let running = new AbortController();

export function nearby(address: SearchAddress, terms: SearchAnswer['query']['terms']): Asked[] {
  const here = { ...address, page: 1, countExactly: false };
  const clauses = new Set(terms.flatMap(({ clause }) => clause ?? []));
  const list: Asked[] = [];
  if (activeFilters(address.filters).length > 0)
    list.push({ kind: 'unfiltered', text: '', address: { ...here, filters: NO_FILTERS } });
  if (address.within === 'passage' && clauses.size > 1)
    list.push({ kind: 'within', text: '', address: { ...here, within: 'report' } });
  if (address.mode === 'exact') {
    list.push({ kind: 'smart', text: '', address: { ...here, mode: 'smart' } });
    for (const { q, kind, text } of loosened(address.q, terms))
      list.push({ kind, text, address: { ...here, q } });
  }
  return list.slice(0, MOST);
}

export const alternatives = {
  found,
  async open(address: SearchAddress, answer: SearchAnswer): Promise<void> {
    const path = paths.search(address);
    if (found.peek().path === path) return;
    running.abort();
    const own = new AbortController();
    running = own;
    found.value = { path, list: [] };
    const list = await Promise.all(
      nearby(address, answer.query.terms).map(async (one): Promise<Alternative> => {
        const asked = paths.search(one.address, 1);
        // One that cannot be asked is not offered; what the reader asked has its answer.
        const { total } = await getJson<SearchAnswer>(asked, own.signal).catch(() => ({ total: null }));
        return { ...one, passages: total?.passages ?? 0 };
      }),
    );
    if (!own.signal.aborted) found.value = { path, list: list.filter(({ passages }) => passages > 0) };
  },
  leave(): void {
    running.abort();
    found.value = { path: '', list: [] };
  },
};

/** Loads the catalogue of practices and one of them, and sends the keeper's mends. */
import { signal } from '@preact/signals';
import type {
  PracticeAnswer,
  PracticeMend,
  PracticeRow,
  PracticesAnswer,
} from '../../../server/contract/practices.ts';
import type { SearchAnswer } from '../../../server/contract/search.ts';
import { type Filters, parseSearch, type SearchAddress } from '../../address/address.ts';
import type { PracticesAddress } from '../../address/practices-address.ts';
import { DEFAULT_VIEW } from '../../address/result-view.ts';
import { type ApiError, mendPractice, paths } from '../../api/api.ts';
import { asApiError, createLoader, invalidateAnswers } from '../../api/loader.ts';

/** Rows per page. */
export const PAGE_ROWS = 50;
/** Passages shown below a practice: the search has all of them. */
const PASSAGES_SHOWN = 6;

const list = createLoader<PracticesAnswer>();
const one = createLoader<PracticeAnswer>();
const passages = createLoader<SearchAnswer>();

/** The search for all passages of a practice, the earliest first. */
export function searchOf({ query }: Pick<PracticeRow, 'query'>, filters: Filters): SearchAddress {
  return {
    ...parseSearch(new URLSearchParams()),
    q: query,
    filters,
    sort: 'oldest',
    shown: DEFAULT_VIEW,
  };
}

export const catalogue = {
  state: list.state,
  open: (address: PracticesAddress): void => list.load(paths.practices(address, PAGE_ROWS)),
  reload: list.reload,
  leave: list.leave,
};

export const practice = {
  state: one.state,
  passages: passages.state,
  open: (name: string, filters: Filters): void => one.load(paths.practice(name, filters)),
  openPassages: (row: PracticeRow, filters: Filters): void =>
    passages.load(paths.search(searchOf(row, filters), PASSAGES_SHOWN)),
  reload: one.reload,
  leave(): void {
    one.leave();
    passages.leave();
  },
};

const isSaving = signal(false);
const failure = signal<ApiError | null>(null);

export const mending = {
  isSaving,
  failure,
  /**
   * @param key the keeper's key, or null where none is needed
   * @returns what the practice is called now; null if it was refused
   */
  async save(name: string, mend: PracticeMend, key: string | null): Promise<string | null> {
    if (isSaving.peek()) return null;
    isSaving.value = true;
    failure.value = null;
    try {
      const mended = await mendPractice(name, mend, key);
      invalidateAnswers();
      return mended.name;
    } catch (cause) {
      failure.value = asApiError(cause);
      return null;
    } finally {
      isSaving.value = false;
    }
  },
};

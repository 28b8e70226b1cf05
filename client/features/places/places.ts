/** Town by town: who says what is searched, or who never does, as many as were asked for so far. */
import { signal } from '@preact/signals';
import type { PlacesAnswer } from '../../../server/contract/places.ts';
import type { SearchAddress } from '../../address/address.ts';
import { type ApiError, getJson, paths } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';

export type TownRow = PlacesAnswer['places'][number];

/** Rows asked at once: more than are read, and still drawn at once. */
const ROWS = 200;

interface Towns {
  /** What the rows answer. */
  readonly path: string;
  readonly rows: readonly TownRow[];
  readonly total: number;
  /** Towns that could have said it: those that have a report under the filters. */
  readonly among: number;
  readonly busy: boolean;
  readonly failure: ApiError | null;
}

const state = signal<Towns>({ path: '', rows: [], total: 0, among: 0, busy: false, failure: null });
let address: SearchAddress | null = null;
let running = new AbortController();

async function load(asked: SearchAddress, offset: number): Promise<void> {
  running.abort();
  const own = new AbortController();
  running = own;
  const path = paths.towns(asked, 0, ROWS);
  state.value = { ...state.peek(), busy: true, failure: null };
  try {
    const answer = await getJson<PlacesAnswer>(paths.towns(asked, offset, ROWS), own.signal);
    if (own.signal.aborted) return;
    const { total, among, places } = answer;
    const rows = [...state.peek().rows.slice(0, offset), ...places];
    state.value = { path, rows, total, among, busy: false, failure: null };
  } catch (cause) {
    if (!own.signal.aborted)
      state.value = { ...state.peek(), path: '', busy: false, failure: asApiError(cause) };
  }
}

export const towns = {
  state,
  open(asked: SearchAddress): void {
    address = asked;
    if (state.peek().path !== paths.towns(asked, 0, ROWS)) void load(asked, 0);
  },
  more(): void {
    if (address && !state.peek().busy) void load(address, state.peek().rows.length);
  },
  reload(): void {
    if (address) void load(address, 0);
  },
  leave: () => running.abort(),
};

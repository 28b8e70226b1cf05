/** Loads the places with hits for the search, or those without, page after page. */
import { signal } from '@preact/signals';
import type { PlacesAnswer } from '../../../server/contract/places.ts';
import type { SearchAddress } from '../../address/address.ts';
import { type ApiError, getJson, paths } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';

export type PlaceRow = PlacesAnswer['places'][number];

/** Rows per request: more than people read, and still quick to render. */
const PAGE_ROWS = 200;

interface PlaceTableState {
  /** API path that the rows answer. */
  readonly path: string;
  readonly rows: readonly PlaceRow[];
  readonly total: number;
  /** Number of places with a report within the filters. */
  readonly among: number;
  readonly busy: boolean;
  readonly failure: ApiError | null;
}

const state = signal<PlaceTableState>({ path: '', rows: [], total: 0, among: 0, busy: false, failure: null });
let address: SearchAddress | null = null;
let running = new AbortController();

async function load(search: SearchAddress, offset: number): Promise<void> {
  running.abort();
  const controller = new AbortController();
  running = controller;
  const path = paths.places(search, 0, PAGE_ROWS);
  state.value = { ...state.peek(), busy: true, failure: null };
  try {
    const answer = await getJson<PlacesAnswer>(paths.places(search, offset, PAGE_ROWS), controller.signal);
    if (controller.signal.aborted) return;
    const { total, among, places } = answer;
    const rows = [...state.peek().rows.slice(0, offset), ...places];
    state.value = { path, rows, total, among, busy: false, failure: null };
  } catch (cause) {
    if (!controller.signal.aborted)
      state.value = { ...state.peek(), path: '', busy: false, failure: asApiError(cause) };
  }
}

export const placeTable = {
  state,
  open(next: SearchAddress): void {
    address = next;
    if (state.peek().path !== paths.places(next, 0, PAGE_ROWS)) void load(next, 0);
  },
  more(): void {
    if (address && !state.peek().busy) void load(address, state.peek().rows.length);
  },
  reload(): void {
    if (address) void load(address, 0);
  },
  leave: () => running.abort(),
};

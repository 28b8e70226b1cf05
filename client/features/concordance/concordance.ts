/**
 * The lines of a concordance, as far as they are looked at: fetched in chunks around what is in sight, since there
 * may be tens of thousands. What was fetched stays until something else is asked.
 */
import { signal } from '@preact/signals';
import type { KwicAnswer } from '../../../server/contract/concordance.ts';
import type { SearchAddress } from '../../address/address.ts';
import { type ApiError, getJson, paths } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';

export type KwicLine = KwicAnswer['lines'][number];

/** Characters on each side: as many as a wide screen has room for. */
const WIDTH = 40;
/** Lines asked at once: a few screens. */
const CHUNK = 100;
/** Lines that can be scrolled to: browsers draw nothing taller than some 17 million pixels. */
export const MOST_LINES = 200_000;
/** Milliseconds that scrolling rests before what is in sight is fetched. */
const REST = 60;

interface Lines {
  /** What the lines answer. */
  readonly path: string;
  readonly total: number;
  readonly chunks: ReadonlyMap<number, readonly KwicLine[]>;
  readonly failure: ApiError | null;
}

const NOTHING: Lines = { path: '', total: 0, chunks: new Map(), failure: null };
const state = signal<Lines>(NOTHING);
const busy = signal(false);
let address: SearchAddress | null = null;
let path = '';
let running = new AbortController();
let asked = new Set<number>();
let waiting: ReturnType<typeof setTimeout> | undefined;

async function fetchChunk(chunk: number): Promise<void> {
  if (!address || asked.has(chunk)) return;
  const [own, ownPath] = [running, path];
  asked.add(chunk);
  busy.value = true;
  try {
    const answer = await getJson<KwicAnswer>(paths.kwic(address, WIDTH, chunk * CHUNK, CHUNK), own.signal);
    if (own.signal.aborted) return;
    const before = state.peek();
    const chunks = before.path === ownPath ? before.chunks : NOTHING.chunks;
    state.value = {
      path: ownPath,
      total: answer.total.occurrences,
      chunks: new Map([...chunks, [chunk, answer.lines]]),
      failure: null,
    };
  } catch (cause) {
    if (own.signal.aborted) return;
    asked.delete(chunk);
    state.value = { ...state.peek(), failure: asApiError(cause) };
  } finally {
    if (!own.signal.aborted) busy.value = false;
  }
}

export const concordance = {
  state,
  busy,
  open(wanted: SearchAddress): void {
    const next = paths.kwic(wanted, WIDTH, 0, CHUNK);
    address = wanted;
    if (next === path && state.peek().failure === null) return;
    running.abort();
    running = new AbortController();
    path = next;
    asked = new Set();
    void fetchChunk(0);
  },
  reload(): void {
    path = '';
    if (address) concordance.open(address);
  },
  lineAt: (at: number): KwicLine | undefined => state.value.chunks.get(Math.floor(at / CHUNK))?.[at % CHUNK],
  /** Lines from `first` to `last` are in sight. */
  look(first: number, last: number): void {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      for (let chunk = Math.floor(first / CHUNK); chunk <= Math.floor(last / CHUNK); chunk++)
        void fetchChunk(chunk);
    }, REST);
  },
  leave(): void {
    clearTimeout(waiting);
    if (!busy.peek()) return;
    running.abort();
    busy.value = false;
    path = '';
  },
};

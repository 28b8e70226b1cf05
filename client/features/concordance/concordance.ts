/**
 * The lines of a concordance, fetched in chunks around the visible ones, since there may be tens of
 * thousands. Chunks are kept until the query changes.
 */
import { signal } from '@preact/signals';
import type { KwicAnswer } from '../../../server/contract/concordance.ts';
import type { SearchAddress } from '../../address/address.ts';
import { contextWidth } from '../../address/result-view.ts';
import { type ApiError, getJson, paths } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';

export type KwicLine = KwicAnswer['lines'][number];

/** Lines per request: a few screens. */
const CHUNK = 100;
/** Lines that can be scrolled to: browsers cap the height of an element at some 17 million pixels. */
export const MAX_LINES = 200_000;
/** Milliseconds without scrolling before the visible lines are fetched. */
const SCROLL_PAUSE = 60;

interface Lines {
  /** API path that the lines answer. */
  readonly path: string;
  readonly total: number;
  readonly chunks: ReadonlyMap<number, readonly KwicLine[]>;
  readonly failure: ApiError | null;
}

const NO_LINES: Lines = { path: '', total: 0, chunks: new Map(), failure: null };
const state = signal<Lines>(NO_LINES);
const busy = signal(false);
let address: SearchAddress | null = null;
let path = '';
let running = new AbortController();
let requested = new Set<number>();
let waiting: ReturnType<typeof setTimeout> | undefined;

async function fetchChunk(chunk: number): Promise<void> {
  if (!address || requested.has(chunk)) return;
  // The query may change while the request is running.
  const [controller, requestPath] = [running, path];
  requested.add(chunk);
  busy.value = true;
  try {
    const answer = await getJson<KwicAnswer>(
      paths.kwic(address, contextWidth(address.shown.context), chunk * CHUNK, CHUNK),
      controller.signal,
    );
    if (controller.signal.aborted) return;
    const before = state.peek();
    const chunks = before.path === requestPath ? before.chunks : NO_LINES.chunks;
    state.value = {
      path: requestPath,
      total: answer.total.occurrences,
      chunks: new Map([...chunks, [chunk, answer.lines]]),
      failure: null,
    };
  } catch (cause) {
    if (controller.signal.aborted) return;
    requested.delete(chunk);
    state.value = { ...state.peek(), failure: asApiError(cause) };
  } finally {
    if (!controller.signal.aborted) busy.value = false;
  }
}

export const concordance = {
  state,
  busy,
  open(next: SearchAddress): void {
    const nextPath = paths.kwic(next, contextWidth(next.shown.context), 0, CHUNK);
    address = next;
    if (nextPath === path && state.peek().failure === null) return;
    running.abort();
    running = new AbortController();
    path = nextPath;
    requested = new Set();
    void fetchChunk(0);
  },
  reload(): void {
    path = '';
    if (address) concordance.open(address);
  },
  /** The lines from the first on that are loaded without a gap. */
  loaded(): KwicLine[] {
    const { chunks } = state.peek();
    const lines: KwicLine[] = [];
    for (let chunk = 0; chunks.has(chunk); chunk++) lines.push(...(chunks.get(chunk) ?? []));
    return lines;
  },
  lineAt: (at: number): KwicLine | undefined => state.value.chunks.get(Math.floor(at / CHUNK))?.[at % CHUNK],
  /** Fetches the lines from `first` to `last`, which have come into view. */
  showLines(first: number, last: number): void {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      for (let chunk = Math.floor(first / CHUNK); chunk <= Math.floor(last / CHUNK); chunk++)
        void fetchChunk(chunk);
    }, SCROLL_PAUSE);
  },
  leave(): void {
    clearTimeout(waiting);
    if (!busy.peek()) return;
    running.abort();
    busy.value = false;
    path = '';
  },
};

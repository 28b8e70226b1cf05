/**
 * Work of seconds gives way to searches. On one thread a search would otherwise wait for a slice of it at every turn
 * of the event loop: while someone searches, and shortly after, the work takes a fifteenth of the time.
 */
import type { TimeSlice } from './time-slice.ts';

/** Milliseconds of work at a time while nobody searches. */
const SLICE_MS = 5;
/** Milliseconds of work, and of rest after it, while someone does. */
const BESIDE_SEARCHES = { work: 1, rest: 15 };
/** Milliseconds after a search in which the next one is expected: a reader's next key, a client's next request. */
const AFTERWARDS_MS = 25;

let running = 0;
let lastEnded = Number.NEGATIVE_INFINITY;

/** Runs a search, during which `patientSlice` gives way. */
export async function withPriority<T>(search: () => Promise<T>): Promise<T> {
  running++;
  try {
    return await search();
  } finally {
    running--;
    lastEnded = performance.now();
  }
}

/** Like `timeSlice`, for work that may take longer while someone searches. */
export function patientSlice(signal: AbortSignal | undefined): TimeSlice {
  let until = performance.now() + sliceLength();
  return {
    isOver: () => performance.now() > until,
    async next() {
      await new Promise((resolve) => {
        if (isSearching()) setTimeout(resolve, BESIDE_SEARCHES.rest);
        else setImmediate(resolve);
      });
      signal?.throwIfAborted();
      until = performance.now() + sliceLength();
    },
  };
}

function sliceLength(): number {
  return isSearching() ? BESIDE_SEARCHES.work : SLICE_MS;
}

function isSearching(): boolean {
  return running > 0 || performance.now() - lastEnded < AFTERWARDS_MS;
}

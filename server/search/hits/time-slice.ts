/** Long work in turns, so that other requests come between. */

/** Milliseconds of work before others have their turn. */
const SLICE_MS = 5;

export interface TimeSlice {
  isOver(): boolean;
  next(): Promise<void>;
}

/** `next` throws where nobody waits for the work any more. */
export function timeSlice(signal: AbortSignal | undefined): TimeSlice {
  let until = performance.now() + SLICE_MS;
  return {
    isOver: () => performance.now() > until,
    async next() {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      until = performance.now() + SLICE_MS;
    },
  };
}

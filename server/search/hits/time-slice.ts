/** Cooperative scheduling: splits long loops into slices, so that other requests are served in between. */

/** Longest time, in milliseconds, that a loop may block the event loop. */
const SLICE_MS = 5;

export interface TimeSlice {
  isOver(): boolean;
  /**
   * Yields to the event loop and starts the next slice.
   *
   * @throws the abort reason if the caller's signal has been aborted
   */
  next(): Promise<void>;
}

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

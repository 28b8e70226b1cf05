/** Runs identical concurrent requests once, and aborts the work when no caller is waiting for it any more. */
import { setMaxListeners } from 'node:events';

interface Running<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  /** Number of callers waiting for the result. */
  waiting: number;
  isSettled: boolean;
}

export class RequestCoalescer<T> {
  private readonly running = new Map<string, Running<T>>();

  /**
   * @param key equal for requests that may share one result
   * @throws AbortError if `signal` is aborted before the result is ready
   */
  async run(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const run = this.running.get(key) ?? this.start(key, work);
    run.waiting++;
    const aborted = new Promise<never>((_, reject) => {
      if (signal?.aborted) reject(signal.reason);
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    try {
      return await Promise.race([run.result, aborted]);
    } finally {
      run.waiting--;
      if (run.waiting === 0) this.end(key, run);
    }
  }

  private start(key: string, work: (signal: AbortSignal) => Promise<T>): Running<T> {
    const controller = new AbortController();
    // A search with many alternatives sends as many engine requests, each of which listens to this signal.
    setMaxListeners(0, controller.signal);
    const run = { result: work(controller.signal), controller, waiting: 0, isSettled: false };
    const settle = (): void => {
      run.isSettled = true;
    };
    // Waiting callers receive a rejection through `result`; without callers it is ignored.
    run.result.then(settle, settle);
    this.running.set(key, run);
    return run;
  }

  private end(key: string, run: Running<T>): void {
    if (this.running.get(key) === run) this.running.delete(key);
    // Aborting settled work has no effect, and creating the abort error would cost as much as a small search.
    if (!run.isSettled) run.controller.abort();
  }
}

/**
 * Identical questions asked at once are worked on once; the work is called off when nobody waits for it any more.
 */
import { setMaxListeners } from 'node:events';

interface Running<T> {
  readonly answer: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
  isOver: boolean;
}

export class RequestCoalescer<T> {
  private readonly running = new Map<string, Running<T>>();

  /** @throws AbortError where `signal` is aborted before the answer is there */
  async ask(
    engineQuery: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const run = this.running.get(engineQuery) ?? this.start(engineQuery, work);
    run.waiting++;
    const left = new Promise<never>((_, reject) => {
      if (signal?.aborted) reject(signal.reason);
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    try {
      return await Promise.race([run.answer, left]);
    } finally {
      run.waiting--;
      if (run.waiting === 0) this.end(engineQuery, run);
    }
  }

  private start(engineQuery: string, work: (signal: AbortSignal) => Promise<T>): Running<T> {
    const stop = new AbortController();
    // A search with many alternatives asks the engine as many things at once.
    setMaxListeners(0, stop.signal);
    const run = { answer: work(stop.signal), stop, waiting: 0, isOver: false };
    const over = (): void => {
      run.isOver = true;
    };
    // Whoever waits hears of a failure; where nobody does any more, it is of no interest.
    run.answer.then(over, over);
    this.running.set(engineQuery, run);
    return run;
  }

  private end(engineQuery: string, run: Running<T>): void {
    if (this.running.get(engineQuery) === run) this.running.delete(engineQuery);
    // Of work that is over nothing is called off, and the error for it would cost as much as a small search.
    if (!run.isOver) run.stop.abort();
  }
}

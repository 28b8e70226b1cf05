/** Work of several requests, of which only the latest counts: what is begun aborts what was under way. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ApiError } from './api.ts';
import { asApiError } from './loader.ts';

export interface Task<Name extends string> {
  /** What is being done; null for nothing. */
  readonly busy: ReadonlySignal<Name | null>;
  readonly failure: ReadonlySignal<ApiError | null>;
  run(name: Name, work: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Aborts what is being done, and forgets a failure. */
  stop(): void;
}

export function createTask<Name extends string>(): Task<Name> {
  const busy = signal<Name | null>(null);
  const failure = signal<ApiError | null>(null);
  let running = new AbortController();
  const stop = (): void => {
    running.abort();
    busy.value = null;
    failure.value = null;
  };
  return {
    busy,
    failure,
    stop,
    async run(name, work) {
      stop();
      const controller = new AbortController();
      running = controller;
      busy.value = name;
      try {
        await work(controller.signal);
      } catch (cause) {
        if (!controller.signal.aborted) failure.value = asApiError(cause);
      } finally {
        if (running === controller) busy.value = null;
      }
    },
  };
}

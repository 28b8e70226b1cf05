/**
 * Loads API answers into a signal that a view renders. A newer request aborts the one before it, and answers
 * are cached for a while, so that going back is instant.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import { messages } from '../messages/messages.ts';
import { ApiError, getJson } from './api.ts';

export interface LoaderState<T> {
  readonly path: string;
  /** The answer to `path`, or the previous answer while that is loading. */
  readonly answer: T | null;
  readonly answeredPath: string;
  readonly failure: ApiError | null;
  readonly busy: boolean;
}

export interface Loader<T> {
  readonly state: ReadonlySignal<LoaderState<T>>;
  load(path: string): void;
  reload(): void;
  /** Aborts the request in flight. */
  leave(): void;
}

/** Answers: about as many steps back as a person takes. */
const MAX_CACHED = 16;
/** Milliseconds; short, because reports are added while one reads. */
const CACHE_TTL = 5 * 60_000;

/** Time of the last invalidation; answers from before it are stale. */
let invalidatedAt = 0;

/** Drops all cached answers, for when the collection has changed under the page. */
export function invalidateAnswers(): void {
  invalidatedAt = Date.now();
}

/** Any failure as an error that the page can show. */
export const asApiError = (cause: unknown): ApiError =>
  cause instanceof ApiError ? cause : new ApiError('unexpected', messages.failures.unexpected, { cause });

export function createLoader<T>(): Loader<T> {
  const state = signal<LoaderState<T>>({
    path: '',
    answer: null,
    answeredPath: '',
    failure: null,
    busy: false,
  });
  const cache = new Map<string, { readonly answer: T; readonly at: number }>();
  let running = new AbortController();

  const settle = (path: string, answer: T) => {
    state.value = { path, answer, answeredPath: path, failure: null, busy: false };
  };

  async function request(path: string): Promise<void> {
    running.abort();
    const controller = new AbortController();
    running = controller;
    state.value = { ...state.peek(), path, failure: null, busy: true };
    try {
      const answer = await getJson<T>(path, controller.signal);
      if (controller.signal.aborted) return;
      cache.delete(path);
      cache.set(path, { answer, at: Date.now() });
      const oldest = cache.keys().next().value;
      if (cache.size > MAX_CACHED && oldest !== undefined) cache.delete(oldest);
      settle(path, answer);
    } catch (cause) {
      if (controller.signal.aborted) return;
      state.value = { ...state.peek(), busy: false, failure: asApiError(cause) };
    }
  }

  return {
    state,
    load(path) {
      const now = state.peek();
      if (now.path === path && now.failure === null) return;
      const cached = cache.get(path);
      if (cached && Date.now() - cached.at < CACHE_TTL && cached.at > invalidatedAt) {
        running.abort();
        settle(path, cached.answer);
      } else void request(path);
    },
    reload() {
      const { path } = state.peek();
      if (path !== '') void request(path);
    },
    leave() {
      running.abort();
      const now = state.peek();
      // Without a path, loading the same one again sends a new request.
      if (now.busy) state.value = { ...now, path: '', busy: false };
    },
  };
}

/**
 * The answer to the current path, or null while it is loading: for pages that must not show the previous
 * answer.
 */
export const currentAnswer = <T>(state: LoaderState<T>): T | null =>
  state.answeredPath === state.path ? state.answer : null;

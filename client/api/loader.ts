/**
 * Something that is asked of the API and shown: the address asked, the answer, the failure. An older request is
 * aborted by a newer one; answers are kept a while, so that going back shows at once what was there.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import { messages } from '../messages/messages.ts';
import { ApiError, getJson } from './api.ts';

export interface Loading<T> {
  readonly path: string;
  /** The answer to `path`, or while that is on its way the one before it. */
  readonly answer: T | null;
  readonly answeredPath: string;
  readonly failure: ApiError | null;
  readonly busy: boolean;
}

export interface Loader<T> {
  readonly state: ReadonlySignal<Loading<T>>;
  load(path: string): void;
  reload(): void;
  /** What is under way is no longer wanted. */
  leave(): void;
}

/** Answers kept: about as many steps back as a person takes. */
const KEPT = 16;
/** Milliseconds that an answer is kept: reports are added while one reads. */
const KEPT_FOR = 5 * 60_000;

/** Answers of before are asked for again. */
let forgottenAt = 0;

/** What was answered until now holds no more: the collection has changed under the page. */
export function forgetAnswers(): void {
  forgottenAt = Date.now();
}

/** Whatever went wrong, as the page tells it. */
export const asApiError = (cause: unknown): ApiError =>
  cause instanceof ApiError ? cause : new ApiError('unexpected', messages.failures.unexpected, { cause });

export function createLoader<T>(): Loader<T> {
  const state = signal<Loading<T>>({ path: '', answer: null, answeredPath: '', failure: null, busy: false });
  const kept = new Map<string, { readonly answer: T; readonly at: number }>();
  let running = new AbortController();

  const settle = (path: string, answer: T) => {
    state.value = { path, answer, answeredPath: path, failure: null, busy: false };
  };

  async function ask(path: string): Promise<void> {
    running.abort();
    const own = new AbortController();
    running = own;
    state.value = { ...state.peek(), path, failure: null, busy: true };
    try {
      const answer = await getJson<T>(path, own.signal);
      if (own.signal.aborted) return;
      kept.delete(path);
      kept.set(path, { answer, at: Date.now() });
      const oldest = kept.keys().next().value;
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      settle(path, answer);
    } catch (cause) {
      if (own.signal.aborted) return;
      state.value = { ...state.peek(), busy: false, failure: asApiError(cause) };
    }
  }

  return {
    state,
    load(path) {
      const now = state.peek();
      if (now.path === path && now.failure === null) return;
      const known = kept.get(path);
      if (known && Date.now() - known.at < KEPT_FOR && known.at > forgottenAt) {
        running.abort();
        settle(path, known.answer);
      } else void ask(path);
    },
    reload() {
      const { path } = state.peek();
      if (path !== '') void ask(path);
    },
    leave() {
      running.abort();
      const now = state.peek();
      // Asked again, it is asked anew.
      if (now.busy) state.value = { ...now, path: '', busy: false };
    },
  };
}

/** The answer to what is asked now, or null while there is none: for pages that must not show another's answer. */
export const answerOf = <T>(state: Loading<T>): T | null =>
  state.answeredPath === state.path ? state.answer : null;

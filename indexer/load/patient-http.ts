/**
 * HTTP to the engine for indexing: a request that the engine had no time to take, or whose connection it closed, is
 * sent again. On a machine with other work that is nothing unusual, and a run of hours must not end by it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Config, MeilisearchApiError, type MeilisearchErrorResponse } from 'meilisearch';

/** Milliseconds before each further try: an engine that is alive has time again within half a minute. */
const PAUSES_MS: readonly number[] = [100, 500, 2000, 5000, 10_000];
/** The engine has not received the whole request in time, and so has done nothing. */
const REQUEST_TIMEOUT = 408;
/** Of a connection that was closed after it had been open. One that is refused tells that the engine has ended. */
const CLOSED = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/**
 * The Meilisearch client's `httpClient` option. Documents are added, replaced and deleted by id, so that sending them
 * twice changes nothing; what may not be done twice, creating and swapping indexes, is sent again only where the
 * engine says that it has not taken it.
 *
 * @throws MeilisearchApiError if the engine refuses, or the error of the last try
 */
export function patientHttp(pauses = PAUSES_MS): NonNullable<Config['httpClient']> {
  return async (input, init) => {
    for (let tries = 0; ; tries++) {
      const pauseMs = pauses[tries];
      try {
        const response = await fetch(input, init);
        const text = await response.text();
        if (response.ok) return text === '' ? undefined : JSON.parse(text);
        if (response.status !== REQUEST_TIMEOUT || pauseMs === undefined)
          throw new MeilisearchApiError(response, errorIn(text));
      } catch (error) {
        if (pauseMs === undefined || !isClosed(error) || !isRepeatable(String(input), init?.method))
          throw error;
      }
      await pause(pauseMs);
    }
  };
}

function isRepeatable(url: string, method = 'GET'): boolean {
  return method !== 'POST' || !/\/(?:indexes|swap-indexes)$/.test(new URL(url).pathname);
}

/** `fetch` puts the error of the connection into the cause of its own. */
function isClosed(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && CLOSED.has(String(cause.code));
}

/** Undefined where a proxy has answered in its own words. */
function errorIn(text: string): MeilisearchErrorResponse | undefined {
  try {
    return JSON.parse(text) as MeilisearchErrorResponse;
  } catch {
    return undefined;
  }
}

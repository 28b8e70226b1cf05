/** Keeps an answer of one piece while servers come and go. */
import { ApiError } from '../web/errors.ts';
import type { EngineReader } from './engine-reader.ts';

/** A server that goes down and is back at once would otherwise keep a request waiting for ever. */
const MAX_TRIES = 3;

/**
 * Runs some work again if a server goes down meanwhile: some of its hits may have been counted before, and others
 * not found after.
 *
 * @param work given the names of the servers that are left out: what it counts is not exact where there are any
 * @throws ApiError `engine_down` if all servers are down
 */
export async function onSteadyServers<T>(
  reader: Pick<EngineReader, 'missing' | 'isDown'>,
  work: (missing: readonly string[]) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    if (reader.isDown) throw new ApiError('engine_down');
    const { missing } = reader;
    const answer = await work(missing);
    if (reader.missing.every((name) => missing.includes(name)) || tries === MAX_TRIES) return answer;
  }
}

/**
 * Why something is not there: it may lie on a server that is missing.
 *
 * @param code of the error where none is
 */
export function notFound(
  { missing }: Pick<EngineReader, 'missing'>,
  code: 'no_such_report' | 'no_such_passage' | 'no_such_place' | 'passage_gone',
  what: string,
): ApiError {
  return missing.length === 0
    ? new ApiError(code, { id: what, quote: what })
    : new ApiError('server_missing', { what, servers: missing.join('、') });
}

/** Keeps an answer of one piece while servers come and go. */
import { ApiError } from '../web/errors.ts';
import type { EngineReader } from './engine-reader.ts';

/** A server that goes down again and again would otherwise keep a request waiting for ever. */
const MAX_TRIES = 3;

/**
 * Runs some work again if a server goes down meanwhile: some of its hits may have been counted before, and others
 * not found after.
 *
 * @param work given the names of the servers that are left out: what it counts is not exact where there are any
 * @throws ApiError `engine_down` if all servers are down, or one goes down each time
 */
export async function onSteadyServers<T>(
  reader: Pick<EngineReader, 'missing' | 'isDown'>,
  work: (missing: readonly string[]) => Promise<T>,
): Promise<T> {
  for (let tries = 1; tries <= MAX_TRIES && !reader.isDown; tries++) {
    const { missing } = reader;
    const answer = await work(missing);
    if (lostSince(reader, missing).length === 0) return answer;
  }
  throw new ApiError('engine_down');
}

/**
 * Passes on what is made while it is sent, as long as no server goes down: an answer that ends early is seen to be
 * broken, one that lacks what lies on that server is not.
 *
 * @param missing the servers that are left out from the beginning
 * @throws ApiError if a server goes down meanwhile
 */
export async function* onlyWhole<Piece>(
  reader: Pick<EngineReader, 'missing'>,
  missing: readonly string[],
  pieces: AsyncIterable<Piece>,
): AsyncGenerator<Piece> {
  const check = (): void => {
    const lost = lostSince(reader, missing);
    if (lost.length > 0)
      throw new ApiError('server_missing', { what: '其余的部分', servers: lost.join('、') });
  };
  for await (const piece of pieces) {
    check();
    yield piece;
  }
  check();
}

function lostSince(reader: Pick<EngineReader, 'missing'>, missing: readonly string[]): string[] {
  return reader.missing.filter((name) => !missing.includes(name));
}

/**
 * Why something is not there: it may lie on a server that is missing.
 *
 * @param code of the error where none is
 */
export function notFound(
  { missing }: Pick<EngineReader, 'missing'>,
  code: 'no_such_report' | 'no_such_passage' | 'no_such_place' | 'no_such_practice' | 'passage_gone',
  what: string,
): ApiError {
  return missing.length === 0
    ? new ApiError(code, { id: what, quote: what })
    : new ApiError('server_missing', { what, servers: missing.join('、') });
}

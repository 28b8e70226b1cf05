/** Work of which only some is done at once, and some may wait. */
import { ApiError } from '../web/errors.ts';
import type { Slots } from './slots.ts';

/**
 * @param retry seconds until it is worth asking again
 * @throws ApiError 503 if too many wait already, AbortError if the client is gone before its turn
 */
export async function inTurn<T>(
  slots: Slots,
  retry: number,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const release = await slots.take(signal);
  if (!release) throw new ApiError('busy', { seconds: retry }, { retryAfter: retry });
  try {
    return await work();
  } finally {
    release();
  }
}

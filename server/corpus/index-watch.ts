/** Follows changes of the index that another command makes, such as `npm run index` beside the server. */
import type { EngineReader } from '../engine/engine-reader.ts';

/** Milliseconds between two looks, of a millisecond each. */
const INTERVAL_MS = 5000;

/**
 * @param refresh reads the changed collection
 * @param onError called where the engine does not answer; the next look is made all the same
 * @returns a function that stops watching
 */
export function watchIndex(
  reader: Pick<EngineReader, 'version'>,
  refresh: () => Promise<void>,
  onError: (error: unknown) => void,
  intervalMs = INTERVAL_MS,
): () => void {
  let known: string | null | undefined;
  let isStopped = false;
  const look = async (): Promise<void> => {
    try {
      const version = await reader.version();
      if (known !== undefined && version !== known) await refresh();
      known = version;
    } catch (error) {
      // A look that was under way may find the engine stopped with its server.
      if (!isStopped) onError(error);
    }
    if (!isStopped) setTimeout(() => void look(), intervalMs).unref();
  };
  void look();
  return () => {
    isStopped = true;
  };
}

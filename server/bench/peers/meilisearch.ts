/** Benchmark peer: Meilisearch with default settings, searching the passages for a quoted phrase. */
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { openEngine } from '../../../indexer/engine/engine.ts';
import { settings } from '../../../indexer/settings.ts';
import type { Peer } from './peer.ts';

const BATCH = 20_000;
/** Milliseconds for a batch. */
const TIMEOUT = 30 * 60_000;

export async function plainMeilisearch(folder: string, folded: readonly string[]): Promise<Peer> {
  const engine = await openEngine(settings({ STATE_DIR: join(folder, 'meilisearch') }));
  const client = new Meilisearch({
    host: engine.url,
    apiKey: engine.key,
    requestInit: { headers: { 'Accept-Encoding': 'identity' } },
  });
  const index = client.index('passages');
  const indexed = await index.getStats().then(
    (stats) => stats.numberOfDocuments,
    () => 0,
  );
  for (let at = indexed; at < folded.length; at += BATCH) {
    const documents = folded.slice(at, at + BATCH).map((text, number) => ({ id: at + number, text }));
    const { taskUid } = await index.addDocuments(documents, { primaryKey: 'id' });
    const task = await client.tasks.waitForTask(taskUid, { timeout: TIMEOUT, interval: 500 });
    if (task.status !== 'succeeded') throw new Error(task.error?.message ?? task.status);
  }
  return {
    name: `Meilisearch ${engine.version} with default settings`,
    find: async (phrase) => {
      const { estimatedTotalHits } = await index.search(`"${phrase}"`, { limit: 20 });
      return estimatedTotalHits ?? 0;
    },
    stop: () => engine.stop(),
  };
}

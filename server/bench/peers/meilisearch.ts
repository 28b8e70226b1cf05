/** Meilisearch as it comes: the text of the passages, all settings as they are, a quoted phrase. */
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { openEngine } from '../../../indexer/engine/engine.ts';
import { settings } from '../../../indexer/settings.ts';
import type { Peer } from './peer.ts';

const BATCH = 20_000;
/** Milliseconds that a batch may take. */
const PATIENCE = 30 * 60_000;

export async function meilisearchAsItComes(folder: string, folded: readonly string[]): Promise<Peer> {
  const engine = await openEngine(settings({ STATE_DIR: join(folder, 'meilisearch') }));
  const client = new Meilisearch({
    host: engine.url,
    apiKey: engine.key,
    requestInit: { headers: { 'Accept-Encoding': 'identity' } },
  });
  const index = client.index('passages');
  const held = await index.getStats().then(
    (stats) => stats.numberOfDocuments,
    () => 0,
  );
  for (let at = held; at < folded.length; at += BATCH) {
    const documents = folded.slice(at, at + BATCH).map((text, number) => ({ id: at + number, text }));
    const { taskUid } = await index.addDocuments(documents, { primaryKey: 'id' });
    const task = await client.tasks.waitForTask(taskUid, { timeout: PATIENCE, interval: 500 });
    if (task.status !== 'succeeded') throw new Error(task.error?.message ?? task.status);
  }
  return {
    name: `Meilisearch ${engine.version} as it comes`,
    find: async (phrase) => {
      const { estimatedTotalHits } = await index.search(`"${phrase}"`, { limit: 20 });
      return estimatedTotalHits ?? 0;
    },
    stop: () => engine.stop(),
  };
}

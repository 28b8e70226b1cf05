/** For tests: the peer. An index of passages in Meilisearch as it comes, nothing set, asked as its manual says. */
import { Meilisearch } from 'meilisearch';
import { openEngine } from '../../indexer/engine/engine.ts';
import type { Settings } from '../../indexer/settings.ts';

export interface PlainMeilisearch {
  /** The texts of the first answers. */
  search(query: string, limit: number): Promise<string[]>;
}

const INDEX = 'plain_meilisearch';
/** Milliseconds; some hundred passages take one or two seconds. */
const PATIENCE = 60_000;

/** @param settings of a server that is running: its engine keeps the index, and goes with it */
export async function plainMeilisearch(
  settings: Settings,
  texts: readonly string[],
): Promise<PlainMeilisearch> {
  const { url, key } = await openEngine(settings);
  const client = new Meilisearch({ host: url, apiKey: key });
  const index = client.index<{ id: number; text: string }>(INDEX);
  const documents = texts.map((text, id) => ({ id, text }));
  const task = await index.addDocuments(documents, { primaryKey: 'id' }).waitTask({ timeout: PATIENCE });
  if (task.status !== 'succeeded') throw new Error(JSON.stringify(task.error));
  return {
    async search(query, limit) {
      const { hits } = await index.search(query, { limit });
      return hits.map(({ text }) => text);
    },
  };
}

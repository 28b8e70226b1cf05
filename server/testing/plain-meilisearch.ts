/** Search baseline: an index of passages in Meilisearch with default settings, queried as its manual says. */
import { Meilisearch } from 'meilisearch';
import { openEngine } from '../../indexer/engine/engine.ts';
import type { Settings } from '../../indexer/settings.ts';

export interface PlainMeilisearch {
  /** Texts of the top hits. */
  search(query: string, limit: number): Promise<string[]>;
}

const INDEX = 'plain_meilisearch';
/** Milliseconds; some hundred passages take one or two seconds. */
const TIMEOUT = 60_000;

/** @param settings settings of a running server, whose engine holds the index for its lifetime */
export async function plainMeilisearch(
  settings: Settings,
  texts: readonly string[],
): Promise<PlainMeilisearch> {
  const { url, key } = await openEngine(settings);
  const client = new Meilisearch({ host: url, apiKey: key });
  const index = client.index<{ id: number; text: string }>(INDEX);
  const documents = texts.map((text, id) => ({ id, text }));
  const task = await index.addDocuments(documents, { primaryKey: 'id' }).waitTask({ timeout: TIMEOUT });
  if (task.status !== 'succeeded') throw new Error(JSON.stringify(task.error));
  return {
    async search(query, limit) {
      const { hits } = await index.search(query, { limit });
      return hits.map(({ text }) => text);
    },
  };
}

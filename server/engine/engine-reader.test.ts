/** EngineReader against a real engine that holds no index, and against one that has stopped. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { expect, test } from 'vitest';
import { PASSAGES, REPORTS, SEGMENTATION_ID, WORDS } from '../../indexer/domain/document.ts';
import { openEngine } from '../../indexer/engine/engine.ts';
import { settings } from '../../indexer/settings.ts';
import { EngineReader } from './engine-reader.ts';

test('EngineReader reads nothing from an engine without an index and reports a stopped engine as engine_down', async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'zhenjian-reader-'));
  const engine = await openEngine(settings({ STATE_DIR: stateDir }));
  const reader = new EngineReader();
  try {
    reader.connect(engine);
    expect(await reader.records()).toEqual([]);
    expect(await reader.passagesOf(['none'])).toEqual([]);
  } finally {
    await engine.stop();
    await rm(stateDir, { recursive: true, force: true });
  }
  await expect(reader.records()).rejects.toMatchObject({ code: 'engine_down' });
});

test('an index without its settings, as a full disk may leave behind, is not searched', async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'zhenjian-reader-'));
  const engine = await openEngine(settings({ STATE_DIR: stateDir }));
  const reader = new EngineReader();
  const query = { engineQuery: '甲', filter: 'year = 2023', limit: 10 };
  try {
    const client = new Meilisearch({ host: engine.url, apiKey: engine.key });
    const add = (uid: string, document: { readonly id: string }) =>
      client.index(uid).addDocuments([document], { primaryKey: 'id' }).waitTask();
    await add(PASSAGES, { id: 'a_1' });
    await add(REPORTS, { id: 'a' });
    reader.connect(engine);
    expect(await reader.records()).toEqual([]);
    expect((await reader.candidates(query)).ids).toEqual([]);
    // The indexer had described it before.
    await add(WORDS, { id: SEGMENTATION_ID });
    expect(await reader.records()).toHaveLength(1);
    await expect(reader.candidates(query)).rejects.toMatchObject({ code: 'index_incomplete', status: 503 });
    await expect(reader.passagesOf(['a'])).rejects.toMatchObject({ code: 'index_incomplete' });
  } finally {
    await engine.stop();
    await rm(stateDir, { recursive: true, force: true });
  }
});

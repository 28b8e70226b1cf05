/** EngineReader against a real engine that holds no index, and against one that has stopped. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

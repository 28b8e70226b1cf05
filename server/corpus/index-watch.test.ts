/** A run of the indexer that the server has not started is followed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEngine } from '../../indexer/engine/engine.ts';
import { indexReports } from '../../indexer/run.ts';
import { type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { watchIndex } from './index-watch.ts';

let folder: string;
let server: SampleServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-watch-'));
  await writeFile(join(folder, '甲.txt'), '甲山镇2023年法治政府建设情况报告\n化解纠纷12件。\n');
  await writeFile(join(folder, '乙.txt'), '乙山镇2023年法治政府建设情况报告\n化解纠纷34件。\n');
  server = await sampleServer(folder);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

test('new titles appear and removed reports go, without a request to refresh', async () => {
  const titles = (): string[] => [...server.catalogue.all.values()].map(({ title }) => title).sort();
  const errors: unknown[] = [];
  const stop = watchIndex(
    server.reader,
    () => server.catalogue.refresh(),
    (error) => errors.push(error),
    20,
  );
  await writeFile(join(folder, '甲.txt'), '甲山镇2024年法治政府建设情况报告\n化解纠纷56件。\n');
  await rm(join(folder, '乙.txt'));
  const engine = await openEngine(server.settings);
  await indexReports(server.settings, [engine], { roots: [folder], rebuild: false, onProgress: () => {} });
  await expect.poll(titles, { timeout: 10_000 }).toEqual(['甲山镇2024年法治政府建设情况报告']);
  stop();
  expect(errors).toEqual([]);
});

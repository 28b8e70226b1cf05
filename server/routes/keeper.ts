/** Routes for whoever keeps the service: its state, and the figures that Prometheus collects. */
import { readFileSync } from 'node:fs';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { type HealthAnswer, isEngineAnswering } from '../contract/health.ts';
import { type IndexingRun, keeperRoute, metricsRoute } from '../contract/keeper.ts';
import { doubtfulReports } from '../keeper/doubtful.ts';
import { diskSpace, memory } from '../keeper/machine.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Services } from '../services.ts';
import { apiRoutes, requireKeeper } from './api.ts';

export interface KeepingParts {
  readonly health: () => Pick<HealthAnswer, 'status' | 'engine' | 'indexing' | 'incomplete' | 'failed'>;
  /** The last indexing runs, newest first. */
  readonly runs: () => Promise<readonly IndexingRun[]>;
  readonly metrics: Metrics;
  readonly keeperKey: string | null;
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export function keeperRoutes(
  { catalogue, texts, reader, settings }: Services,
  { health, runs, metrics, keeperKey }: KeepingParts,
): OpenAPIHono {
  const routes = apiRoutes();
  const startedAt = new Date(Date.now() - process.uptime() * 1000).toISOString();
  for (const { path } of [keeperRoute, metricsRoute]) routes.use(path, requireKeeper(keeperKey));
  routes.openapi(keeperRoute, async (c) => {
    const { status, engine, indexing, incomplete, failed } = health();
    // While the engine does not answer, the page says so, and all the rest.
    const [disks, bytes] = await Promise.all([diskSpace(settings), reader.size().catch(() => null)]);
    return c.json(
      {
        runs: [...(await runs())],
        indexing,
        incomplete,
        failed,
        doubtful: doubtfulReports(catalogue.all.values()),
        disks,
        memory: memory(texts.progress.bytes),
        engine: { ...engine, isAnswering: isEngineAnswering({ status }), bytes },
        program: { version, node: process.version, startedAt },
      },
      200,
    );
  });
  routes.openapi(metricsRoute, async (c) =>
    c.text(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  );
  return routes;
}

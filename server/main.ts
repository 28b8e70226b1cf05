/** `npm start`: builds what is not built, starts the engine, serves page and API, and indexes what is new behind them. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { EngineError } from '../indexer/engine/error.ts';
import { settings } from '../indexer/settings.ts';
import { app } from './app.ts';
import { EngineSupervisor } from './engine/engine-supervisor.ts';
import { buildPage } from './process/build-page.ts';
import { IndexerProcess } from './process/indexer-process.ts';
import { endWithStarter, onEnd } from './process/shutdown.ts';
import { createServices } from './services.ts';
import { keeperKey, listenAddress } from './settings.ts';

/** A wrong call, or no engine: as with `npm run index`. */
const NOT_RUN = 2;
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  await start();
} catch (error) {
  if (!(error instanceof EngineError)) throw error;
  console.error(error.message);
  process.exitCode = NOT_RUN;
}

async function start(): Promise<void> {
  const own = settings(process.env);
  const address = listenAddress(process.env);
  const keeping = keeperKey(process.env);
  if (typeof address === 'string' || typeof keeping === 'string' || !existsSync(own.reportsDir)) {
    const wrong = [address, keeping].find((one) => typeof one === 'string');
    console.error(wrong ?? `没有这个文件夹：${own.reportsDir}；请检查 REPORTS_DIR`);
    process.exitCode = NOT_RUN;
    return;
  }

  const services = createServices(own);
  const { reader, catalogue } = services;
  const opening = EngineSupervisor.open(own, (engine) => reader.connect(engine));
  // Both take a second or two the first time; what fails first is told.
  const [engine, pageDir] = await Promise.all([opening, buildPage(ROOT)]).catch(async (error: unknown) => {
    await opening.then((opened) => opened.stop()).catch(() => {});
    throw error;
  });
  await catalogue.refresh();
  const indexer = new IndexerProcess(() =>
    catalogue.refresh().catch((error: unknown) => console.error(error)),
  );

  const routes = app({
    services,
    pageDir,
    keeperKey: keeping.key,
    reindex: () => indexer.rerun(),
    today: () => new Date().toISOString().slice(0, 10),
    health: () => {
      const { version } = engine;
      const facts = catalogue.facts();
      return {
        status: version === null ? 'engine-down' : 'ok',
        engine: { version },
        ...facts,
        years: [...facts.years],
        indexing: indexer.status,
        checkedAt: indexer.endedAt?.toISOString() ?? null,
        failed: [...indexer.failed],
      };
    },
  });
  const server = serve({ fetch: routes.fetch, port: address.port, hostname: address.host }, ({ port }) => {
    const host = address.host.includes(':') ? `[${address.host}]` : address.host;
    console.log(`镇鉴已启动：http://${host}:${port}`);
    console.log(`报告文件夹：${own.reportsDir}`);
    void indexer.run();
  });
  server.once('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `端口 ${address.port} 已被占用；请换一个：PORT=${address.port + 1} npm start`
        : `无法监听 ${address.host}:${address.port}：${error.message}`,
    );
    process.exitCode = NOT_RUN;
    void engine.stop();
  });
  onEnd(async () => {
    server.close();
    await indexer.stop();
    await engine.stop();
  });
  endWithStarter();
}

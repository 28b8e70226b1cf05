/**
 * Entry point of `npm start`: builds the client, starts the engine, serves page and API, indexes in the
 * background.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { EngineError } from '../indexer/engine/error.ts';
import { toEngineError, unreadableIndex } from '../indexer/engine/failure.ts';
import { settings } from '../indexer/settings.ts';
import { removeUnfinishedFiles } from './adding/store-file.ts';
import { app } from './app.ts';
import type { HealthAnswer } from './contract/health.ts';
import { collectionHealth } from './corpus/health.ts';
import { watchIndex } from './corpus/index-watch.ts';
import { EngineSupervisor } from './engine/engine-supervisor.ts';
import { RunHistory } from './keeper/run-history.ts';
import { describeListenError, listen, listenError } from './limits/connections.ts';
import { currentState, Metrics } from './metrics/metrics.ts';
import { buildPage } from './process/build-page.ts';
import { watchFolder } from './process/folder-watch.ts';
import { IndexerProcess } from './process/indexer-process.ts';
import { LOG_MODE, log, logMode } from './process/log.ts';
import { exitWithNpm, onShutdown } from './process/shutdown.ts';
import { reportLedger } from './reuse/ledger/ledger.ts';
import { createServices } from './services.ts';
import { isReadOnly, keeperKey, listenAddress, publicAccess, siteLogin, textMemory } from './settings.ts';
import { ApiError } from './web/errors.ts';

/** Exit code for invalid settings or a missing engine, the same as of `npm run index`. */
const EXIT_NOT_STARTED = 2;
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  await start();
} catch (error) {
  const known = toEngineError(error, settings(process.env).stateDir);
  if (!known) throw error;
  console.error(known.message);
  process.exitCode = EXIT_NOT_STARTED;
}

async function start(): Promise<void> {
  // V8 lets garbage grow to several times what is in use. Collecting it at 1.4 times takes no more of a core, and 140 MB less
  // (bench/RESULTS.md).
  setFlagsFromString('--heap-growing-percent=40');
  const indexSettings = settings(process.env);
  const { reportsDir } = indexSettings;
  const address = listenAddress(process.env);
  const keeper = keeperKey(process.env);
  const memory = textMemory(process.env);
  const access = publicAccess(process.env);
  const readOnly = isReadOnly(process.env);
  const logging = logMode(process.env);
  const site = siteLogin(process.env);
  if (
    typeof address === 'string' ||
    typeof keeper === 'string' ||
    typeof memory === 'string' ||
    typeof access === 'string' ||
    typeof logging === 'string' ||
    typeof site === 'string' ||
    (!readOnly && !existsSync(reportsDir))
  ) {
    const problem = [address, keeper, memory, access, logging, site].find(
      (setting) => typeof setting === 'string',
    );
    console.error(problem ?? `没有这个文件夹：${reportsDir}；请检查 REPORTS_DIR`);
    process.exitCode = EXIT_NOT_STARTED;
    return;
  }
  const unusable = await listenError(address);
  if (unusable) {
    console.error(describeListenError(unusable, address));
    process.exitCode = EXIT_NOT_STARTED;
    return;
  }

  const metrics = new Metrics(() => currentState(health()));
  metrics.observeProcess();
  const services = createServices(indexSettings, {
    ...(memory.bytes !== undefined && { textMemory: memory.bytes }),
    observeEngine: (seconds, hasAnswered) => metrics.observeEngine(seconds, hasAnswered),
  });
  const { reader, catalogue } = services;
  const opening = EngineSupervisor.open(indexSettings, (engines) => reader.connect(...engines));
  // Each takes a second or two the first time; the first failure is the one reported.
  const [engine, pageDir] = await Promise.all([opening, buildPage(ROOT)]).catch(async (error: unknown) => {
    await opening.then((opened) => opened.stop()).catch(() => {});
    throw error;
  });
  await catalogue.refresh().catch(async (error: unknown) => {
    await engine.stop();
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'index_damaged') throw unreadableIndex(indexSettings.stateDir, error);
    throw new EngineError(engine.problem ?? error.body('zh').error.message, { cause: error });
  });
  // Loading jieba takes a second, in which nothing else is answered: better now than at the first smart query. It is loaded
  // when it first segments.
  if (catalogue.all.size > 0) services.smart.vocabulary().segment('法治');
  // So does the code of ledgers, compiled as it first runs: one is made as soon as there are fingerprints.
  void services
    .settled()
    .then(async () => {
      const [report] = catalogue.all.values();
      if (report) await reportLedger(services, report);
    })
    // An engine that has left meanwhile is the supervisor's business.
    .catch((err: unknown) => log.debug({ err }, 'no ledger was made in advance'));
  const history = new RunHistory(indexSettings.stateDir, (err) => log.error({ err }, '核对的记录没有写下'));
  await history.load();
  const indexer = new IndexerProcess(
    () => catalogue.refresh().catch((err: unknown) => log.error({ err }, '目录没有更新')),
    (run) => {
      metrics.countRun(run.incomplete === null);
      const { failed: _, ...counts } = run;
      if (LOG_MODE === 'json') log.info(counts, 'indexing run');
      void history.add(run);
    },
  );

  // The indexer's own runs are followed already. An engine that does not answer is the supervisor's business.
  const stopWatching = watchIndex(
    reader,
    async () => (indexer.status === false ? catalogue.refresh() : undefined),
    (err) => engine.isAnswering && log.error({ err }, '没有查到索引是否改动'),
  );

  reader.subscribe(({ name, isAnswering }) => {
    log.warn(`检索服务器 ${name} ${isAnswering ? '恢复了应答' : '没有应答，检索暂不含它存的报告'}`);
    if (isAnswering && !readOnly) indexer.rerun();
  });
  if (reader.missing.length > 0)
    log.warn(`检索服务器 ${reader.missing.join('、')} 没有应答，检索暂不含它存的报告`);
  const stopWatchingFolder = readOnly ? () => {} : await watchReports(reportsDir, indexer);

  const health = (): Omit<HealthAnswer, 'keeper' | 'login'> => ({
    status:
      !engine.isAnswering || reader.isDown ? 'engine-down' : reader.missing.length > 0 ? 'partial' : 'ok',
    engine: {
      version: engine.version,
      problem: engine.problem,
      servers: reader.servers.map(({ name, isAnswering }) => ({ name, isAnswering })),
    },
    ...collectionHealth(services),
    indexing: indexer.status,
    incomplete: indexer.incomplete,
    checkedAt: indexer.endedAt?.toISOString() ?? null,
    failed: [...indexer.failed],
  });
  const routes = app({
    services,
    pageDir,
    keeperKey: keeper.key,
    reindex: () => indexer.rerun(),
    readOnly,
    today: () => new Date().toISOString().slice(0, 10),
    ...access,
    health,
    login: site.login,
    runs: () => history.withCommands(),
    metrics,
    ...(LOG_MODE === 'json' && { requestLog: log }),
  });
  const server = listen(routes.fetch, address, (port) => {
    const host = address.host.includes(':') ? `[${address.host}]` : address.host;
    log.info(`镇鉴已启动：http://${host}:${port}`);
    log.info(`报告文件夹：${reportsDir}`);
    log.info(`内存中的正文：最多 ${collectionHealth(services).text.limit} MB（TEXT_MEMORY）`);
    if (!readOnly) void indexer.run();
  });
  server.once('error', (error: NodeJS.ErrnoException) => {
    console.error(describeListenError(error, address));
    process.exitCode = EXIT_NOT_STARTED;
    // Stopping the engine while texts are read from it would print an error below the sentence.
    void Promise.allSettled([services.texts.settled()]).then(() => engine.stop());
  });
  onShutdown(async () => {
    server.close();
    stopWatching();
    stopWatchingFolder();
    await indexer.stop();
    await engine.stop();
  });
  exitWithNpm();
}

/** @returns a function that stops watching */
async function watchReports(reportsDir: string, indexer: IndexerProcess): Promise<() => void> {
  await removeUnfinishedFiles(reportsDir);
  return watchFolder(
    reportsDir,
    () => indexer.rerun(),
    () =>
      log.warn(
        '系统允许监视的文件夹不够（fs.inotify.max_user_watches），新放进的报告不会自动读入；请在首页点“重新核对”，或重新启动',
      ),
  );
}

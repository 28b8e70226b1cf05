/** Starts the real routes over a real engine with a folder of reports indexed, in its own state folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../../indexer/domain/run.ts';
import { openEngines } from '../../indexer/engine/engines.ts';
import { indexReports } from '../../indexer/run.ts';
import { type Settings, settings } from '../../indexer/settings.ts';
import { type AppParts, app } from '../app.ts';
import type { Catalogue } from '../corpus/catalogue.ts';
import { collectionHealth } from '../corpus/health.ts';
import type { EngineReader } from '../engine/engine-reader.ts';
import { createServices, type ServiceOptions, type Services } from '../services.ts';

export interface SampleServer {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly reader: EngineReader;
  readonly services: Services;
  /** Indexes the folder again. */
  index(): Promise<Outcome>;
  /** @param signal aborted to simulate a client that disconnects */
  get(path: string, language?: string, signal?: AbortSignal): Promise<Answer>;
  /** The raw response, for what is not JSON. */
  fetch(path: string): Promise<Response>;
  /** For tests that need a real connection. */
  readonly routes: ReturnType<typeof app>;
  /** The same routes, assembled with other parts. */
  routesWith(parts: Partial<AppParts>): ReturnType<typeof app>;
  /** Number of indexer runs requested. */
  reindexed(): number;
  stop(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

/** Key that permits editing from other machines in tests. */
export const KEEPER_KEY = 'a key of the keeper in tests';

/** Access date of online sources in tests. */
export const TODAY = '2026-01-02';

export interface SampleOptions extends ServiceOptions {
  readonly lexicon?: string;
  /** File of the keeper's rules of practices. */
  readonly practices?: string;
  /** File of the names of concepts. */
  readonly concepts?: string;
  readonly ocr?: boolean;
  /** Several servers that are running already, instead of one engine of its own. */
  readonly servers?: Pick<Settings, 'meiliUrls' | 'meiliKeys'>;
  /** A new one by default. It is removed at the end. */
  readonly stateDir?: string;
}

/** @param reportsDir the sample collection by default */
export async function sampleServer(
  reportsDir?: string,
  {
    lexicon,
    practices: practiceRules,
    concepts,
    servers,
    ocr = false,
    stateDir: given,
    ...options
  }: SampleOptions = {},
): Promise<SampleServer> {
  const stateDir = given ?? (await mkdtemp(join(tmpdir(), 'zhenjian-test-')));
  const serverSettings: Settings = {
    ...settings({ STATE_DIR: stateDir, ...(reportsDir !== undefined && { REPORTS_DIR: reportsDir }) }),
    ...(lexicon !== undefined && { lexicon }),
    ...(practiceRules !== undefined && { practices: practiceRules }),
    ...(concepts !== undefined && { concepts }),
    ...servers,
    ocr,
  };
  const engines = await openEngines(serverSettings);
  const services = createServices(serverSettings, options);
  const { reader, catalogue } = services;
  reader.connect(...engines);
  const index = async (): Promise<Outcome> => {
    // Several servers are looked at anew, as a run of the indexer does.
    const found = servers ? await openEngines(serverSettings) : engines;
    const outcome = await indexReports(serverSettings, found, {
      roots: [serverSettings.reportsDir],
      rebuild: false,
      onProgress: () => {},
    });
    if (servers) await Promise.all(found.map((engine) => engine.stop()));
    await catalogue.refresh();
    await services.settled();
    return outcome;
  };
  await index();
  let reindexed = 0;
  const parts: AppParts = {
    services,
    pageDir: join(stateDir, 'no-page'),
    keeperKey: KEEPER_KEY,
    reindex: () => {
      reindexed++;
    },
    today: () => TODAY,
    health: () => ({
      status: 'ok',
      engine: { version: engines[0]?.version ?? null, problem: null, servers: [] },
      ...collectionHealth(services),
      indexing: false,
      incomplete: null,
      checkedAt: null,
      failed: [],
    }),
  };
  const routes = app(parts);
  return {
    settings: serverSettings,
    catalogue,
    reader,
    services,
    index,
    async get(path, language = 'zh-CN', signal) {
      const response = await routes.request(path, {
        headers: { 'Accept-Language': language },
        ...(signal && { signal }),
      });
      const json = response.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: response.status,
        headers: response.headers,
        body: json ? await response.json() : await response.text(),
      };
    },
    fetch: async (path) => routes.request(path),
    routes,
    routesWith: (changed) => app({ ...parts, ...changed }),
    reindexed: () => reindexed,
    async stop() {
      await Promise.all(engines.map((engine) => engine.stop()));
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

/** Builds a query string; lists become repeated parameters. */
export function query(parameters: Readonly<Record<string, string | number | readonly string[]>>): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((item): [string, string] => [name, String(item)]),
  );
  return new URLSearchParams(pairs).toString();
}

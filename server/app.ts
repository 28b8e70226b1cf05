/** Assembles all routes of the server without listening, so that tests can call them directly. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { except } from 'hono/combine';
import { compress } from 'hono/compress';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import { FETCH_LIMITS, type FetchLimits } from './adding/fetch-page.ts';
import { openLink } from './citing/open-link.ts';
import { addFileRoute, addPageRoute, checkRoute } from './contract/adding.ts';
import { conceptMendRoute } from './contract/figures.ts';
import type { HealthAnswer } from './contract/health.ts';
import type { IndexingRun } from './contract/keeper.ts';
import { metadataEditRoute } from './contract/metadata-edit.ts';
import { practiceMendRoute } from './contract/practices.ts';
import { lexiconRoute } from './contract/words.ts';
import { withPriority } from './corpus/giving-way.ts';
import { limitRequests, REQUEST_LIMITS, type RequestLimits } from './limits/request-limits.ts';
import { requireLogin, type SiteLogin } from './login/site-login.ts';
import { MetadataEditor } from './metadata-edit/metadata-editor.ts';
import { currentState, Metrics } from './metrics/metrics.ts';
import { logRequests } from './metrics/request-log.ts';
import { routeName } from './metrics/route-name.ts';
import { log } from './process/log.ts';
import { FileReaders } from './reports/file-readers.ts';
import { addingRoutes } from './routes/adding.ts';
import { analysisRoutes } from './routes/analysis.ts';
import { apiRoutes, requestLanguage } from './routes/api.ts';
import { changesRoutes } from './routes/changes.ts';
import { compareRoutes } from './routes/compare.ts';
import { followCorrectedPlaces } from './routes/corrected-places.ts';
import { draftRoutes } from './routes/drafts.ts';
import { exportRoutes } from './routes/export.ts';
import { figureRoutes } from './routes/figures.ts';
import { healthRoutes } from './routes/health.ts';
import { keeperRoutes } from './routes/keeper.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { serveMcp } from './routes/mcp.ts';
import { passageRoutes } from './routes/passages.ts';
import { peersRoutes } from './routes/peers.ts';
import { practiceRoutes } from './routes/practices.ts';
import { quotationRoutes } from './routes/quotations.ts';
import { reportRoutes } from './routes/reports.ts';
import { reuseRoutes } from './routes/reuse.ts';
import { searchRoutes } from './routes/search.ts';
import { wordRoutes } from './routes/words.ts';
import type { Services } from './services.ts';
import { docsPage } from './web/docs-page.ts';
import { ApiError } from './web/errors.ts';
import { servePage } from './web/page.ts';
import { isLocal } from './web/permission.ts';

export interface AppParts {
  readonly services: Services;
  /** Folder of the built client. */
  readonly pageDir: string;
  readonly health: () => Omit<HealthAnswer, 'keeper' | 'login'>;
  /** Permits adding and editing reports from another machine; null if nobody may. */
  readonly keeperKey: string | null;
  /** Requests a run of the indexer without waiting for it. */
  readonly reindex: () => void;
  /** Whether another server indexes what this one searches: then nobody may add or edit. */
  readonly readOnly?: boolean;
  /** Of pages that the keeper has fetched, where they differ from `FETCH_LIMITS`. */
  readonly fetchLimits?: Partial<FetchLimits>;
  /** ISO 8601 date. */
  readonly today: () => string;
  /** Scheme and host of exported links; by default those by which the client addressed the server. */
  readonly publicOrigin?: string | null;
  /** Who may use the site at all; null, the default, for everyone. */
  readonly login?: SiteLogin | null;
  /** The last indexing runs, newest first. */
  readonly runs?: () => Promise<readonly IndexingRun[]>;
  /** Counts the requests. */
  readonly metrics?: Metrics;
  /** Gets a line for each request; none by default. */
  readonly requestLog?: Pick<Logger, 'info'>;
  /** Those that differ from `REQUEST_LIMITS`. */
  readonly limits?: Partial<RequestLimits>;
}

const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: '镇鉴',
    version: '1',
    description: 'Finds a phrase in Chinese township reports, sets passages side by side, cites them.',
  },
};

/** Characters of a proxy's `X-Request-Id`, which goes into the log: letters, digits, `-`, `_` and `=`. Others are replaced. */
const MAX_REQUEST_ID = 64;

/** What a reader waits for while typing and turning pages: the comparison of whole drafts and reports gives way to it. */
const SEARCHES = ['/api/search', '/api/suggest', '/api/kwic'];

/** Only the page's own scripts run and nothing loads from other hosts, so markup in a report stays inert. */
const CONTENT_SECURITY = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
};

export function app({
  services,
  pageDir,
  health,
  today,
  publicOrigin = null,
  readOnly = false,
  limits,
  fetchLimits,
  runs = async () => [],
  metrics = new Metrics(() => currentState(health())),
  requestLog,
  login = null,
  ...keeping
}: AppParts): OpenAPIHono {
  const routes = apiRoutes();
  routes.use(requestId({ limitLength: MAX_REQUEST_ID }), async (c, next) => {
    await next();
    // Answers that a route has made without the context lack what was set before it.
    c.header('X-Request-Id', c.get('requestId'));
  });
  if (requestLog) routes.use(logRequests(requestLog));
  routes.use(metrics.observeRequests());
  // Source files are served under a stricter policy of their own.
  routes.use(
    except(
      ['/api/reports/:id/source', '/api/reports/:id/source/row', '/api/reports/:id/pages/:page'],
      secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY }),
    ),
  );
  // Over loopback, compression costs more than it saves.
  routes.use(except(isLocal, compress()));
  routes.onError((error, c) => answerError(error, c));
  const requestLimits = { ...REQUEST_LIMITS, ...limits };
  limitRequests(routes, requestLimits);
  if (login)
    requireLogin(routes, {
      ...login,
      keeperKey: keeping.keeperKey,
      trustedProxies: requestLimits.trustedProxies,
      isSecure: publicOrigin?.startsWith('https:') ?? false,
      status: () => health().status,
    });
  for (const path of SEARCHES) routes.use(path, (_, next) => withPriority(next));
  routes.use('/api/*', followCorrectedPlaces(services.catalogue));

  if (readOnly) refuseWriting(routes);

  const { reportsDir } = services.settings;
  const editor = new MetadataEditor(reportsDir);
  const readers = new FileReaders(services.settings);
  for (const feature of [
    healthRoutes(health, {
      keeperKey: keeping.keeperKey,
      readOnly,
      login: !login ? 'none' : login.password === null ? 'proxy' : 'password',
    }),
    keeperRoutes(services, { health, runs, metrics, ...keeping }),
    addingRoutes({ reportsDir, editor, fetchLimits: { ...FETCH_LIMITS, ...fetchLimits }, ...keeping }),
    searchRoutes(services),
    compareRoutes(services),
    changesRoutes(services),
    peersRoutes(services),
    reuseRoutes(services),
    ledgerRoutes(services, today),
    analysisRoutes(services),
    wordRoutes(services, keeping),
    practiceRoutes(services, keeping),
    reportRoutes(services, { editor, readers, readOnly, ...keeping }),
    passageRoutes(services, today),
    draftRoutes(readers),
    quotationRoutes(services, today),
    exportRoutes(services, today, publicOrigin),
    figureRoutes(services, { today, publicOrigin, ...keeping }),
  ])
    routes.route('/', feature);
  // Made once: it takes 50 ms.
  let document: ReturnType<typeof routes.getOpenAPI31Document> | undefined;
  const openApi = () => {
    document ??= routes.getOpenAPI31Document(OPENAPI);
    return document;
  };
  routes.get('/api/openapi.json', (c) => c.json(openApi()));
  routes.get('/api/docs', (c) => c.html(docsPage(openApi())));
  routes.all('/api/*', (c) => {
    throw new ApiError('no_such_route', { path: c.req.path });
  });
  routes.get('/passages/:id', openLink(services));
  serveMcp(routes, publicOrigin);
  servePage(routes, pageDir);
  return routes;
}

function refuseWriting(routes: OpenAPIHono): void {
  for (const { path, method } of [
    addFileRoute,
    addPageRoute,
    checkRoute,
    metadataEditRoute,
    practiceMendRoute,
    conceptMendRoute,
    lexiconRoute,
  ])
    routes.on(method.toUpperCase(), path.replace(/\{(\w+)\}/g, ':$1'), () => {
      throw new ApiError('read_only');
    });
}

/** nginx's non-standard status for a client that closed the request before the response. */
const CLIENT_CLOSED = 499;

function answerError(error: Error, c: Context): Response {
  if (error.name === 'AbortError') return new Response(null, { status: CLIENT_CLOSED });
  const apiError = error instanceof ApiError ? error : new ApiError('internal', {}, { cause: error });
  if (apiError.retryAfter !== null) c.header('Retry-After', String(apiError.retryAfter));
  // A refusal that says when to come back is no fault, and with as many as there are would fill the log. Nor is a
  // page of another site that could not be fetched, or a search server that is down, which the log has said once.
  else if (apiError.status >= 500 && apiError.status !== 502 && apiError.code !== 'server_missing')
    log.error(
      { err: apiError.cause ?? apiError, requestId: c.get('requestId'), route: routeName(c) },
      apiError.code,
    );
  return c.json(apiError.body(requestLanguage(c)), apiError.status);
}

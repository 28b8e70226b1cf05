/** Assembles all routes of the server without listening, so that tests can call them directly. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { except } from 'hono/combine';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { FETCH_LIMITS, type FetchLimits } from './adding/fetch-page.ts';
import { openLink } from './citing/open-link.ts';
import type { HealthAnswer } from './contract/health.ts';
import { limitRequests, REQUEST_LIMITS, type RequestLimits } from './limits/request-limits.ts';
import { MetadataEditor } from './metadata-edit/metadata-editor.ts';
import { addingRoutes } from './routes/adding.ts';
import { analysisRoutes } from './routes/analysis.ts';
import { apiRoutes, requestLanguage } from './routes/api.ts';
import { compareRoutes } from './routes/compare.ts';
import { followCorrectedPlaces } from './routes/corrected-places.ts';
import { exportRoutes } from './routes/export.ts';
import { healthRoutes } from './routes/health.ts';
import { passageRoutes } from './routes/passages.ts';
import { reportRoutes } from './routes/reports.ts';
import { searchRoutes } from './routes/search.ts';
import type { Services } from './services.ts';
import { docsPage } from './web/docs-page.ts';
import { ApiError } from './web/errors.ts';
import { servePage } from './web/page.ts';
import { isLocal } from './web/permission.ts';

export interface AppParts {
  readonly services: Services;
  /** Folder of the built client. */
  readonly pageDir: string;
  readonly health: () => Omit<HealthAnswer, 'keeper'>;
  /** Permits adding and editing reports from another machine; null if nobody may. */
  readonly keeperKey: string | null;
  /** Requests a run of the indexer without waiting for it. */
  readonly reindex: () => void;
  /** Of pages that the keeper has fetched, where they differ from `FETCH_LIMITS`. */
  readonly fetchLimits?: Partial<FetchLimits>;
  /** ISO 8601 date. */
  readonly today: () => string;
  /** Scheme and host of exported links; by default those by which the client addressed the server. */
  readonly publicOrigin?: string | null;
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
  limits,
  fetchLimits,
  ...keeping
}: AppParts): OpenAPIHono {
  const routes = apiRoutes();
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
  routes.use('/api/*', followCorrectedPlaces(services.catalogue));
  limitRequests(routes, { ...REQUEST_LIMITS, ...limits });

  const { reportsDir } = services.settings;
  const editor = new MetadataEditor(reportsDir);
  for (const feature of [
    healthRoutes(health, keeping.keeperKey),
    addingRoutes({ reportsDir, editor, fetchLimits: { ...FETCH_LIMITS, ...fetchLimits }, ...keeping }),
    searchRoutes(services),
    compareRoutes(services),
    analysisRoutes(services),
    reportRoutes(services, { editor, ...keeping }),
    passageRoutes(services, today),
    exportRoutes(services, today, publicOrigin),
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
  servePage(routes, pageDir);
  return routes;
}

/** nginx's non-standard status for a client that closed the request before the response. */
const CLIENT_CLOSED = 499;

function answerError(error: Error, c: Context): Response {
  if (error.name === 'AbortError') return new Response(null, { status: CLIENT_CLOSED });
  const apiError = error instanceof ApiError ? error : new ApiError('internal', {}, { cause: error });
  if (apiError.retryAfter !== null) c.header('Retry-After', String(apiError.retryAfter));
  // A refusal that says when to come back is no fault, and with as many as there are would fill the log.
  // Nor is a page of another site that could not be fetched.
  else if (apiError.status >= 500 && apiError.status !== 502) console.error(apiError.code, error);
  return c.json(apiError.body(requestLanguage(c)), apiError.status);
}

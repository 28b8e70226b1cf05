/** The routes: what is asked is checked, handed on, and answered in one shape. Built apart from listening. */
import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { except } from 'hono/combine';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import type { Settings } from '../indexer/settings.ts';
import { citePassage, citePassages } from './citing/citations.ts';
import { openLink } from './citing/open-link.ts';
import { compareColumns } from './compare.ts';
import { exportRoute } from './contract/exporting.ts';
import * as knowing from './contract/knowing.ts';
import { mendRoute } from './contract/mending.ts';
import type { HealthAnswer, SearchAnswer } from './contract.ts';
import * as contract from './contract.ts';
import { docsPage } from './docs-page.ts';
import { ApiError, languageOf, parameterError } from './errors.ts';
import { exportHits } from './exporting/export.ts';
import { concordance } from './knowing/kwic.ts';
import { listPlaces } from './knowing/places.ts';
import { suggest } from './knowing/suggest.ts';
import { trends } from './knowing/trends.ts';
import { Mending } from './mending/mending.ts';
import { isLocal, mayMend } from './mending/permission.ts';
import { servePage } from './page.ts';
import { findPassage, listReports, readPassage, readWhole, requireReport } from './reading.ts';
import { search } from './search/search.ts';
import type { Searching } from './search/searching.ts';
import { Shared } from './search/shared.ts';
import { sourceFile } from './source-file.ts';

export interface AppParts extends Searching {
  readonly settings: Settings;
  /** Of those who may mend metadata from elsewhere; null where nobody may. */
  readonly keeperKey: string | null;
  /** Asks for a run of the indexer, and does not wait for it. */
  readonly reindex: () => void;
  /** Folder of the built page. */
  readonly pageDir: string;
  readonly health: () => HealthAnswer;
  /** ISO 8601 date. */
  readonly today: () => string;
}

const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: '镇鉴',
    version: '1',
    description: 'Finds a phrase in Chinese township reports, sets passages side by side, cites them.',
  },
};

/** Nothing from elsewhere, and no script but the page's own files: what a report says stays text. */
const CONTENT_SECURITY = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
};

const { idParam } = contract;

export function app(parts: AppParts): OpenAPIHono {
  const routes = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (!result.success) throw parameterError(result.error, languageOfRequest(c));
    },
  });
  const mending = new Mending(parts.settings.reportsDir);
  const searches = new Shared<SearchAnswer>();
  // A source file has a policy of its own, and a stricter one.
  routes.use(except('/api/reports/:id/source', secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY })));
  // On the same machine compressing costs more than it saves.
  routes.use(except(isLocal, compress()));
  routes.onError((error, c) => answerError(error, c));

  routes.openapi(get('/api/health', '服务与索引的状态', contract.healthAnswer), (c) =>
    c.json(parts.health()),
  );
  routes.openapi(
    get('/api/search', '检索：逐字核对过的段落', contract.searchAnswer, { query: contract.searchQuery }),
    async (c) => {
      const [query, language] = [c.req.valid('query'), languageOfRequest(c)];
      const answer = await searches.ask(JSON.stringify([query, language]), c.req.raw.signal, (signal) =>
        search(parts, query, language, signal),
      );
      return c.json(answer);
    },
  );
  routes.openapi(
    get('/api/compare', '并排对比报告或地区', contract.compareAnswer, { query: contract.compareQuery }),
    async (c) => c.json(await compareColumns(parts, c.req.valid('query'))),
  );
  routes.openapi(
    get('/api/trends', '多少：按年、地区、章节、文种计数，连同分母', knowing.trendsAnswer, {
      query: knowing.trendsQuery,
    }),
    async (c) => c.json(await trends(parts, c.req.valid('query'), languageOfRequest(c), c.req.raw.signal)),
  );
  routes.openapi(
    get('/api/kwic', '语境：每一处一行，左右各若干字', knowing.kwicAnswer, { query: knowing.kwicQuery }),
    async (c) =>
      c.json(await concordance(parts, c.req.valid('query'), languageOfRequest(c), c.req.raw.signal)),
  );
  routes.openapi(
    get('/api/places', '地区：按名称或拼音找，或按是否说到某词句列出', knowing.placesAnswer, {
      query: knowing.placesQuery,
    }),
    async (c) =>
      c.json(await listPlaces(parts, c.req.valid('query'), languageOfRequest(c), c.req.raw.signal)),
  );
  routes.openapi(
    get('/api/suggest', '联想：库里的词句，从已输入的接下去', knowing.suggestAnswer, {
      query: knowing.suggestQuery,
    }),
    async (c) => c.json(await suggest(parts, c.req.valid('query'), c.req.raw.signal)),
  );
  routes.openapi(
    get('/api/reports', '报告目录', contract.reportsAnswer, { query: contract.reportsQuery }),
    (c) => c.json(listReports(parts, c.req.valid('query'))),
  );
  routes.openapi(
    get('/api/reports/{id}', '一份报告的全文与提纲', contract.reportAnswer, {
      params: idParam,
      query: contract.reportQuery,
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const whole = await readWhole(parts, id, c.req.valid('query'));
      const can = mending.canMend(await requireReport(parts, id));
      const may = mayMend(c, parts.keeperKey);
      const mendableWithKey = can && !may && parts.keeperKey !== null;
      return c.json({ ...whole, mendable: can && may, mendableWithKey });
    },
  );
  routes.openapi(mendRoute, async (c) => {
    if (!mayMend(c, parts.keeperKey)) throw new ApiError('may_not_mend');
    const report = await requireReport(parts, c.req.valid('param').id);
    const file = await mending.mend(report, c.req.valid('json'));
    parts.reindex();
    return c.json({ file }, 202);
  });
  // Before the passages by id, of which it is none.
  routes.openapi(
    get('/api/passages/find', '按词句找回一段', contract.foundAnswer, { query: contract.findQuery }),
    async (c) => c.json(await findPassage(parts, c.req.valid('query'))),
  );
  routes.openapi(
    get('/api/passages/{id}', '一段及其上下文', contract.passageAnswer, {
      params: idParam,
      query: contract.passageQuery,
    }),
    async (c) => c.json(await readPassage(parts, c.req.valid('param').id, c.req.valid('query').context)),
  );
  routes.openapi(
    get('/api/passages/{id}/citation', '一段的引文', contract.citationAnswer, {
      params: idParam,
      query: contract.citationQuery,
    }),
    async (c) =>
      c.json(await citePassage(parts, c.req.valid('param').id, c.req.valid('query').format, parts.today())),
  );
  routes.openapi(
    get('/api/citations', '几段的引文与参考文献表', contract.citationsAnswer, {
      query: contract.citationsQuery,
    }),
    async (c) => {
      const { ids, format } = c.req.valid('query');
      return c.json(await citePassages(parts, ids, format, parts.today()));
    },
  );
  routes.openapi(contract.sourceRoute, async (c) => {
    const report = await requireReport(parts, c.req.valid('param').id);
    return sourceFile(report, parts.settings.reportsDir);
  });
  routes.openapi(exportRoute, (c) => {
    const { origin } = new URL(c.req.url);
    return exportHits(parts, c.req.valid('query'), { today: parts.today(), origin }, c.req.raw.signal);
  });
  routes.doc31('/api/openapi.json', OPENAPI);
  routes.get('/api/docs', (c) => c.html(docsPage(routes.getOpenAPI31Document(OPENAPI))));
  routes.all('/api/*', (c) => {
    throw new ApiError('no_such_route', { path: c.req.path });
  });
  routes.get('/passages/:id', openLink(parts));
  servePage(routes, parts.pageDir);
  return routes;
}

interface Asked<P extends z.ZodObject, Q extends z.ZodObject> {
  readonly params?: P;
  readonly query?: Q;
}

function get<A extends z.ZodType, P extends z.ZodObject, Q extends z.ZodObject>(
  path: string,
  summary: string,
  answer: A,
  request: Asked<P, Q> = {},
) {
  return createRoute({
    method: 'get',
    path,
    summary,
    request: request as { params: P; query: Q },
    responses: {
      200: { description: summary, content: { 'application/json': { schema: answer } } },
    },
  });
}

function languageOfRequest(c: Context): ReturnType<typeof languageOf> {
  return languageOf(c.req.header('accept-language'));
}

/** Nobody reads it: the one who asked has left. nginx calls it so. */
const CLIENT_CLOSED = 499;

function answerError(error: Error, c: Context): Response {
  if (error.name === 'AbortError') return new Response(null, { status: CLIENT_CLOSED });
  const known = error instanceof ApiError ? error : new ApiError('internal', {}, { cause: error });
  if (known.status >= 500) console.error(known.code, error);
  return c.json(known.body(languageOfRequest(c)), known.status);
}

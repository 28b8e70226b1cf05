/**
 * `npm run bench:engines -- [--passages 20000]`: the candidates of drawn phrases from three servers on this machine,
 * asked in parallel and merged here, against Meilisearch's own remote federated search, and against one server
 * that holds everything. Prints Markdown; results worth keeping go into RESULTS.md.
 */
import { parseArgs } from 'node:util';
import { PASSAGES } from '../../indexer/domain/document.ts';
import { openEngine } from '../../indexer/engine/engine.ts';
import { openEngines } from '../../indexer/engine/engines.ts';
import { indexReports } from '../../indexer/run.ts';
import { settings } from '../../indexer/settings.ts';
import { engineServer, settingsOf } from '../../indexer/testing/engine-servers.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import { tokens } from '../../indexer/text/tokens.ts';
import { type EngineHttp, engineHttp } from '../engine/engine-http.ts';
import { type CandidateQuery, EngineReader } from '../engine/engine-reader.ts';
import { collection, drawPhrases, texts } from './collection.ts';
import { type Times, timed } from './load.ts';

const { values } = parseArgs({ options: { passages: { type: 'string', default: '20000' } } });
const PHRASES = 600;
/** What a page asks for. */
const LIMIT = 60;
const FACETS = ['year', 'section', 'genre', 'level', 'province'];
const SORT = ['year:desc', 'place:asc', 'report:asc', 'position:asc'];

const built = collection(Number(values.passages), undefined);
const phrases = drawPhrases((await texts(built)).map(foldToString), PHRASES);
const servers = await Promise.all([1, 2, 3].map(() => engineServer()));
const config = { ...settings({ REPORTS_DIR: built.reportsDir }), ...settingsOf(servers) };
const engines = await openEngines(config);
const { seconds, passages } = await indexReports(config, engines, {
  roots: [built.reportsDir],
  rebuild: false,
  onProgress: () => {},
});
print(
  `${passages} passages on three servers in ${Math.round(seconds)} s, on one in ${Math.round(built.built.seconds)} s`,
);

const alone = await openEngine(settings({ STATE_DIR: built.stateDir }));
const [one, three] = [new EngineReader(), new EngineReader()];
one.connect(alone);
three.connect(...engines);
await Promise.all([one.records(), three.records()]);
const federated = await remoteFederation();

type Ask = (query: CandidateQuery) => Promise<number>;
const WAYS: readonly (readonly [string, Ask])[] = [
  ['one server', async (query) => (await one.candidates(query)).ids.length],
  ['three, in parallel and merged here', async (query) => (await three.candidates(query)).ids.length],
  ['three, remote federated search', federated],
];
const sort = { by: SORT, compare: (a: string, b: string) => (a < b ? -1 : 1) };
const KINDS: readonly (readonly [string, Omit<CandidateQuery, 'engineQuery'>])[] = [
  ['60 ids', { filter: undefined, limit: LIMIT }],
  ['60 ids and five facets', { filter: undefined, limit: LIMIT, facets: FACETS }],
  ['60 ids, sorted', { filter: undefined, limit: LIMIT, sort }],
  ['1000 ids', { filter: undefined, limit: 1000 }],
];
print('| | p50 ms | p95 | p99 | a second with 16 at once |');
print('| --- | --: | --: | --: | --: |');
for (const [kind, query] of KINDS)
  for (const [way, ask] of WAYS) {
    const tasks = phrases.map((phrase) => () => ask({ ...query, engineQuery: `"${tokens(phrase)}"` }));
    await timed(tasks.slice(0, 50), 1);
    row(`${kind}, ${way}`, await timed(tasks, 1), await timed(tasks, 16));
  }
await Promise.all([alone.stop(), ...engines.map((engine) => engine.stop())]);
await Promise.all(servers.map((server) => server.stop()));
process.exit();

/** Makes the servers known to each other, and asks the first of them for all. */
async function remoteFederation(): Promise<Ask> {
  const http = engineHttp();
  const remotes = Object.fromEntries(servers.map(({ name, url, key }) => [name, { url, searchApiKey: key }]));
  for (const server of servers) {
    await send(http, server, 'PATCH', '/experimental-features', { network: true });
    await send(http, server, 'PATCH', '/network', { self: server.name, remotes });
  }
  const [first] = servers;
  if (!first) throw new Error('no server');
  return async ({ engineQuery, limit, facets, sort }) => {
    const body = {
      federation: {
        limit,
        offset: 0,
        ...(facets && { facetsByIndex: { [PASSAGES]: facets }, mergeFacets: {} }),
      },
      queries: servers.map(({ name }) => ({
        indexUid: PASSAGES,
        q: engineQuery,
        attributesToSearchOn: ['chars'],
        matchingStrategy: 'all',
        ...(sort && { sort: sort.by }),
        federationOptions: { remote: name },
      })),
    };
    const answer = await send(http, first, 'POST', '/multi-search', body);
    return (answer as { hits: unknown[] }).hits.length;
  };
}

function send(
  http: EngineHttp,
  { url, key }: { readonly url: string; readonly key: string },
  method: string,
  path: string,
  body: unknown,
): Promise<unknown> {
  const headers = {
    Authorization: `Bearer ${key}`,
    'Content-Type': 'application/json',
    'Accept-Encoding': 'identity',
  };
  return http(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
}

function row(name: string, alone: Times, together: Times): void {
  const [p50, p95, p99] = [alone.p50, alone.p95, alone.p99].map((ms) => ms.toFixed(1));
  print(`| ${name} | ${p50} | ${p95} | ${p99} | ${Math.round(together.perSecond)} |`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

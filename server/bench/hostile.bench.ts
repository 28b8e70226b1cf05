/**
 * `npm run bench:hostile -- [--passages 43000] [--characters 3000000] [--only costly] [--name PART]`: the requests of
 * `testing/hostile`, one after another and then eight at a time, with a ping of `/api/health` beside them, on a
 * generated collection and one report of a single character repeated. Prints Markdown.
 */
import { request as send } from 'node:http';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { ReportsAnswer } from '../contract/reports.ts';
import { costlyRequests } from '../testing/hostile/costly-requests.ts';
import { type HostileRequest, strayRequests, worstValues } from '../testing/hostile/worst-values.ts';
import { collectionWithLongReport, LONG_REPORT } from './collection.ts';
import { fetchText } from './load.ts';
import { type Ping, startPings } from './pings.ts';
import { serve } from './served.ts';

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '43000' },
    characters: { type: 'string', default: '3000000' },
    only: { type: 'string' },
    name: { type: 'string' },
  },
});
const AT_ONCE = 8;
/** Rows of the table: the requests beside which a ping waited longest. */
const SHOWN = 25;
/** Milliseconds. */
const MAX_PING = 100;

const built = collectionWithLongReport(Number(values.passages), Number(values.characters));
const server = await serve(built);
const { url } = server;
print(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; ${built.built.passages} passages, a report of ${values.characters} characters; load ${loadavg()[0]?.toFixed(1)}\n`,
);
const { reports } = JSON.parse(await fetchText(`${url}/api/reports?limit=1000`)) as ReportsAnswer;
const report = reports.find(({ title }) => title === LONG_REPORT)?.id ?? '';
const passage = `${report}-3`;
const described = worstValues(JSON.parse(await fetchText(`${url}/api/openapi.json`)), {
  q: '的',
  typed: '的',
  by: 'place',
  reports: report,
  ids: passage,
  page: '1',
  name: '甲.txt',
  '/api/reports/{id}': report,
  '/api/passages/{id}': passage,
});
const requests: HostileRequest[] = [
  ...costlyRequests({ report, passage }),
  ...(values.only === 'costly' ? [] : [...strayRequests(), ...described]),
].filter(({ name }) => name.includes(values.name ?? ''));

const pings = startPings(url, server.pid);
const statuses = new Map<number, number>();
const failures: string[] = [];
const waits: {
  readonly name: string;
  readonly ping: number;
  readonly busy: number;
  readonly took: number;
}[] = [];
const all: Ping[] = [];
for (const request of requests) {
  const started = performance.now();
  await ask(request);
  const took = performance.now() - started;
  const during = pings.taken();
  all.push(...during);
  waits.push({ name: request.name, ping: most(during, 'took'), busy: most(during, 'busy'), took });
}
const memoryOneByOne = server.memory().peak;
print(
  `| beside | longest ping ms | the server busy during one, ms | answered in ms |\n| --- | --: | --: | --: |`,
);
for (const { name, ping, busy, took } of waits.toSorted((a, b) => b.busy - a.busy).slice(0, SHOWN))
  print(`| ${name} | ${ping.toFixed(0)} | ${busy.toFixed(0)} | ${took.toFixed(0)} |`);
summary('one after another', all, memoryOneByOne);

const remaining = [...requests].reverse();
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let request = remaining.pop(); request; request = remaining.pop()) await ask(request);
  }),
);
summary(`${AT_ONCE} at a time`, pings.taken(), server.memory().peak);
print(
  `\nstatuses: ${[...statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ')}`,
);
for (const failure of failures) print(`- ${failure}`);
await pings.stop();
await server.stop();

function summary(how: string, during: readonly Ping[], peak: number): void {
  const slow = during.filter(({ took }) => took > MAX_PING).length;
  const busy = during.filter((ping) => ping.busy > MAX_PING).length;
  const lost = during.filter(({ isAnswered }) => !isAnswered).length;
  print(
    `\n${requests.length} requests ${how}: ${during.length} pings, ${lost} unanswered; longest ${most(during, 'took').toFixed(0)} ms, ${slow} over ${MAX_PING} ms; the server itself busy for ${most(during, 'busy').toFixed(0)} ms at most during one, ${busy} over ${MAX_PING} ms; memory ${(peak / 1e6).toFixed(0)} MB at its peak; load ${loadavg()[0]?.toFixed(1)}`,
  );
}

function most(during: readonly Ping[], of: 'took' | 'busy'): number {
  return during.reduce((longest, ping) => Math.max(longest, ping[of]), 0);
}

/** Not by `fetch`, which would mend the path. What writes is refused: a proxy's header says that it is no page of this machine. */
async function ask({ name, method, path, headers, body }: HostileRequest): Promise<void> {
  const status = await new Promise<number>((resolve) => {
    const { hostname, port } = new URL(url);
    const asked = send(
      { hostname, port, method, path, headers: { ...headers, 'x-forwarded-for': '203.0.113.9' } },
      (answer) => {
        answer.resume().once('close', () => resolve(answer.statusCode ?? 0));
      },
    );
    asked.once('error', (error) => {
      failures.push(`${name}: ${error.message}`);
      resolve(0);
    });
    asked.end(body);
  });
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  if (status >= 500) failures.push(`${name}: ${status}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * `npm run bench:rebuild -- [--passages 170000] [--clients 64] [--minutes 5]`: clients that search without a pause
 * while a rebuild fills a second index and swaps it in. Reports failed requests, latencies, the longest ping of
 * `/api/health`, and the memory of the server minute by minute. Prints Markdown.
 */
import { spawn } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { foldToString } from '../../indexer/text/fold.ts';
import { collection, drawPhrases, texts } from './collection.ts';
import { fetchText } from './load.ts';
import { type Ping, startPings } from './pings.ts';
import { serve } from './served.ts';

const INDEXER = fileURLToPath(new URL('../../indexer/main.ts', import.meta.url));
const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '170000' },
    clients: { type: 'string', default: '64' },
    minutes: { type: 'string', default: '5' },
  },
});
const PHRASES = 2000;
const SAMPLES_PER_MINUTE = 6;
const MINUTE_MS = 60_000;

const built = collection(Number(values.passages), undefined);
const phrases = drawPhrases((await texts(built)).map(foldToString), PHRASES);
const server = await serve(built);
print(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; ${built.built.passages} passages, ${values.clients} clients, ${values.minutes} minutes; load ${loadavg()[0]?.toFixed(1)}\n`,
);
const pings = startPings(server.url, server.pid);
const started = Date.now();
const end = started + Number(values.minutes) * MINUTE_MS;
const rebuild = rebuilt();
const latencies: number[] = [];
const failures = new Map<string, number>();
const memory: number[] = [];
const sampling = setInterval(() => memory.push(server.memory().now), MINUTE_MS / SAMPLES_PER_MINUTE);
await Promise.all(Array.from({ length: Number(values.clients) }, (_, client) => search(client)));
clearInterval(sampling);
const all = pings.taken();
await pings.stop();

latencies.sort((a, b) => a - b);
const at = (share: number): string => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(0);
print('| requests | failed | p50 ms | p95 | p99 | slowest | longest ping ms | busy during one, ms |');
print('| --: | --: | --: | --: | --: | --: | --: | --: |');
print(
  `| ${latencies.length} | ${[...failures.values()].reduce((sum, count) => sum + count, 0)} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${(latencies.at(-1) ?? 0).toFixed(0)} | ${most(all, 'took')} | ${most(all, 'busy')} |`,
);
for (const [failure, count] of failures) print(`- ${count} × ${failure}`);
print(
  `\n${all.filter(({ isAnswered }) => !isAnswered).length} of ${all.length} pings unanswered; load ${loadavg()[0]?.toFixed(1)}`,
);
print(
  `memory of the server every ${60 / SAMPLES_PER_MINUTE} s, MB: ${memory.map((bytes) => Math.round(bytes / 1e6)).join(' ')}`,
);
print(await rebuild);
await server.stop();

async function search(client: number): Promise<void> {
  for (let asked = client; Date.now() < end; asked += Number(values.clients)) {
    const phrase = phrases[asked % phrases.length] ?? '';
    const begun = performance.now();
    try {
      await fetchText(`${server.url}/api/search?q=${encodeURIComponent(phrase)}`);
    } catch (error) {
      const failure = error instanceof Error ? error.message.slice(0, 200) : String(error);
      failures.set(failure, (failures.get(failure) ?? 0) + 1);
    }
    latencies.push(performance.now() - begun);
  }
}

/** Runs `npm run index -- --rebuild` beside the server. @returns what came of it */
function rebuilt(): Promise<string> {
  const child = spawn('node', ['--import', 'tsx', INDEXER, '--rebuild', '--json'], {
    env: { ...process.env, REPORTS_DIR: built.reportsDir, STATE_DIR: built.stateDir },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  return new Promise((resolve) =>
    child.once('exit', (code) =>
      resolve(
        `the rebuild ended with exit code ${code} after ${Math.round((Date.now() - started) / 1000)} s, ${Date.now() < end ? 'within' : 'after'} the time of the clients`,
      ),
    ),
  );
}

function most(during: readonly Ping[], of: 'took' | 'busy'): string {
  return during.reduce((longest, ping) => Math.max(longest, ping[of]), 0).toFixed(0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

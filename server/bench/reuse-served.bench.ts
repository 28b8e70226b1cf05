/**
 * `npm run bench:reuse-served -- [--passages 200000]`: ledgers, pasted paragraphs, and searches beside them, over HTTP.
 * Rounds of searches alone and beside take turns, so that whatever else the machine does falls on all of them alike.
 * Prints Markdown; results worth keeping go into RESULTS.md.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { random } from '../../indexer/bench/random.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import type { ReportsAnswer } from '../contract/reports.ts';
import { altered } from '../testing/altered-copy.ts';
import { collection, drawPhrases } from './collection.ts';
import { fetchText, type Times, timed } from './load.ts';
import { serve } from './served.ts';

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '6' },
  },
});
const SEARCHES_A_ROUND = 250;
const LEDGERS = 20;
const PASTES = 100;
const PASTED_CHARACTERS = 500;
/** A server that works for less than this within a second has nothing left to do. */
const QUIET_MS = 30;

const built = collection(Number(values.passages), undefined);
const files = readdirSync(built.reportsDir, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .sort();
const next = random(11);
const drawnFile = () => files[Math.floor(next() * files.length)] as string;
const drawn = Array.from({ length: 300 }, () =>
  foldToString(readFileSync(join(built.reportsDir, drawnFile()), 'utf8')),
);
const phrases = drawPhrases(drawn, SEARCHES_A_ROUND);

const server = await serve(built);
const { reports } = JSON.parse(await fetchText(`${server.url}/api/reports?limit=100`)) as ReportsAnswer;
const search = (q: string) => () => fetchText(`${server.url}/api/search?q=${encodeURIComponent(q)}`);
const ledger = (at: number) => () =>
  fetchText(`${server.url}/api/reports/${reports[at % reports.length]?.id}/ledger`);
const paste = async (): Promise<void> => {
  const text = drawn[Math.floor(next() * drawn.length)] as string;
  const start = Math.floor(next() * (text.length - PASTED_CHARACTERS));
  const body = JSON.stringify({ text: altered(text.slice(start, start + PASTED_CHARACTERS), 10, next) });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${server.url}/api/reuse`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(await answer.text());
  await answer.arrayBuffer();
};

await quiet();
print('| | p50 ms | p95 | slowest | server busy, mean ms |');
print('| --- | --: | --: | --: | --: |');
await measured('first ledger', [ledger(0)]);
await measured(
  'ledgers',
  Array.from({ length: LEDGERS }, (_, at) => ledger(1 + at)),
);
await measured(
  `pasted, ${PASTED_CHARACTERS} characters`,
  Array.from({ length: PASTES }, () => paste),
);

await timed(phrases.map(search), 1);
const rounds = new Map<string, Times[]>();
let done = 0;
for (let round = 0; round < Number(values.rounds); round++)
  for (const [name, work] of [
    ['searches alone', null],
    ['beside ledgers', (at: number) => ledger(at)()],
    ['beside pasted paragraphs', paste],
  ] as const) {
    let isOver = false;
    const beside = (async () => {
      for (let at = round; work !== null && !isOver; at++, done++) await work(at);
    })();
    const times = await timed(phrases.map(search), 1);
    isOver = true;
    await beside;
    rounds.set(name, [...(rounds.get(name) ?? []), times]);
  }
print(`\n| median of the rounds | p50 ms | p95 | p99 | a second |`);
print('| --- | --: | --: | --: | --: |');
for (const [name, times] of rounds) {
  const median = (of: (times: Times) => number): string =>
    (times.map(of).sort((a, b) => a - b)[times.length >> 1] ?? 0).toFixed(1);
  print(
    `| ${name} | ${median(({ p50 }) => p50)} | ${median(({ p95 }) => p95)} | ${median(({ p99 }) => p99)} | ${median(({ perSecond }) => perSecond)} |`,
  );
}
print(`\n${done} ledgers and pasted paragraphs were answered beside searches`);
await server.stop();

async function measured(name: string, tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
  const before = busyMs();
  const { p50, p95, slowest } = await timed(tasks, 1);
  const [a, b, c, d] = [p50, p95, slowest, (busyMs() - before) / tasks.length].map((ms) => ms.toFixed(0));
  print(`| ${name} | ${a} | ${b} | ${c} | ${d} |`);
}

/** Resolves once all that follows the texts, such as words and figures, is made. */
async function quiet(): Promise<void> {
  for (let before = -Infinity; busyMs() - before > QUIET_MS; ) {
    before = busyMs();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Milliseconds for which cores have worked for the server. */
function busyMs(): number {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  // The clock of /proc ticks a hundred times a second.
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * `npm run bench -- [--passages 200000] [--source FOLDER] [--alone]`, or `--reports FOLDER` for real reports as
 * they are: builds a collection once, then measures search over HTTP with the requests of the page, and the
 * peers in the same run unless `--alone`. Prints Markdown; results worth keeping go into RESULTS.md.
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { diskBytes } from '../../indexer/bench/disk-bytes.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import type { SearchAnswer } from '../contract/search.ts';
import { JUDGEMENTS } from '../search/smart/judged/ndcg.ts';
import { collection, drawPhrases, realCollection, texts } from './collection.ts';
import { fetchText, type Times, timed } from './load.ts';
import { plainMeilisearch } from './peers/meilisearch.ts';
import { plainScan } from './peers/plain-scan.ts';
import { ripgrep } from './peers/ripgrep.ts';
import { sqliteTrigram } from './peers/sqlite.ts';
import { serve } from './served.ts';

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '200000' },
    source: { type: 'string' },
    reports: { type: 'string' },
    alone: { type: 'boolean', default: false },
  },
});
const PHRASES = 1500;

const built =
  values.reports === undefined
    ? collection(Number(values.passages), values.source)
    : realCollection(values.reports);
const folded = (await texts(built)).map(foldToString);
const characters = folded.reduce((sum, text) => sum + text.length, 0);
const phrases = drawPhrases(folded, PHRASES);
print(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
);
print(
  `${count(built.built.reports)} reports, ${count(built.built.passages)} passages, ${count(characters)} folded characters; built in ${Math.round(built.built.seconds)} s, ${count(built.built.passages / built.built.seconds)} passages per second`,
);

const server = await serve(built);
const search = (q: string, more = '') => `${server.url}/api/search?q=${encodeURIComponent(q)}${more}`;
const searches = (queries: readonly string[], more = '') =>
  queries.map((q) => () => fetchText(search(q, more)));

const passagesOf = new Map<string, number>();
for (const phrase of phrases.slice(0, 300))
  passagesOf.set(phrase, folded.filter((text) => text.includes(phrase)).length);
const frequencies = [...passagesOf.values()].sort((a, b) => a - b);
const shareAbove = (passages: number) =>
  `${Math.round((100 * frequencies.filter((n) => n > passages).length) / frequencies.length)} %`;
print(
  `drawn phrases of 2 to 8 Han characters: in ${frequencies[frequencies.length >> 1]} passages (median); ${shareAbove(200)} in more than 200, ${shareAbove(1000)} in more than 1,000`,
);

await timed(searches(phrases.slice(0, 200)), 1);
row('', ['p50 ms', 'p95', 'p99', 'slowest', 'per second']);
row('', ['--:', '--:', '--:', '--:', '--:']);
for (const concurrency of [1, 16, 64])
  times(`ours, ${concurrency} concurrent`, await timed(searches(phrases), concurrency));
for (const length of [1, 2, 3, 4, 8])
  times(`ours, ${length} characters`, await timed(searches(drawPhrases(folded, 300, length)), 1));
times('ours, 的', await timed(searches(Array<string>(20).fill('的')), 1));
times('ours, 的, count=exact', await timed(searches(Array<string>(10).fill('的'), '&count=exact'), 1));
const many: string[] = [];
for (const phrase of drawPhrases(folded, 4000, 2)) {
  let passages = 0;
  for (const text of folded) if (text.includes(phrase) && ++passages > 7000) break;
  if (passages > 4000 && passages <= 7000 && many.push(phrase) === 40) break;
}
times(`ours, ${many.length} phrases of 4,000 to 7,000 passages`, await timed(searches(many), 1));
times('the same, count=exact', await timed(searches(many, '&count=exact'), 1));
const questions = JUDGEMENTS.map(({ question }) => question);
await timed(searches(questions, '&mode=smart'), 1);
times('ours, smart', await timed(searches([...questions, ...questions], '&mode=smart'), 1));
const memory = server.memory();
const bytes = diskBytes(built.stateDir);
print(
  `disk: ${(bytes / built.built.passages / 1000).toFixed(1)} kB per passage, ${(bytes / characters).toFixed(0)} bytes per character`,
);
print(`\nmemory of the server: ${megabytes(memory.now)} MB, ${megabytes(memory.peak)} MB peak`);

let [missed, extra, inexact] = [0, 0, 0];
for (const [phrase, passages] of passagesOf) {
  const { total } = JSON.parse(await fetchText(search(phrase, '&count=exact'))) as SearchAnswer;
  missed += Math.max(0, passages - total.passages);
  extra += Math.max(0, total.passages - passages);
  if (!total.exact) inexact++;
}
print(
  `of ${passagesOf.size} phrases against a plain scan: ${missed} passages missed, ${extra} false, ${inexact} totals inexact`,
);
await server.stop();

if (!values.alone) await comparePeers();

async function comparePeers(): Promise<void> {
  print('\n| peer | recall | false positives | p50 ms | p95 | p99 | slowest | per second |');
  print('| --- | --: | --: | --: | --: | --: | --: | --: |');
  const sample = phrases.slice(0, passagesOf.size);
  for (const peer of [
    plainScan(folded),
    ripgrep(built.folder, folded),
    await sqliteTrigram(built.folder, folded),
    await plainMeilisearch(built.folder, folded),
  ]) {
    if (!peer) continue;
    let [relevant, truePositives, falsePositives] = [0, 0, 0];
    for (const phrase of sample) {
      const [expected, found] = [passagesOf.get(phrase) ?? 0, await peer.find(phrase)];
      relevant += expected;
      truePositives += Math.min(expected, found);
      falsePositives += Math.max(0, found - expected);
    }
    const { p50, p95, p99, slowest, perSecond } = await timed(
      sample.map((phrase) => () => peer.find(phrase)),
      1,
    );
    row(peer.name, [
      `${((100 * truePositives) / relevant).toFixed(1)} %`,
      `${((100 * falsePositives) / relevant).toFixed(1)} %`,
      ...[p50, p95, p99, slowest].map((ms) => ms.toFixed(1)),
      count(perSecond),
    ]);
    await peer.stop();
  }
}

function times(name: string, { p50, p95, p99, slowest, perSecond }: Times): void {
  row(name, [...[p50, p95, p99, slowest].map((ms) => ms.toFixed(1)), count(perSecond)]);
}

function row(name: string, cells: readonly string[]): void {
  print(`| ${[name, ...cells].join(' | ')} |`);
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function megabytes(bytes: number): string {
  return count(bytes / 1e6);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * `npm run bench:words -- [--passages 200000] [--source FOLDER] [--times 15]`: keywords, collocates and the word list of a generated
 * collection, over the real engine and in this process, so that the event loop can be watched. Prints Markdown; results
 * worth keeping go into RESULTS.md.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { openEngine } from '../../indexer/engine/engine.ts';
import { settings } from '../../indexer/settings.ts';
import { collocates } from '../analysis/words/collocates.ts';
import { keywords } from '../analysis/words/keywords.ts';
import { newWords } from '../analysis/words/new-words.ts';
import { wordList } from '../analysis/words/word-list.ts';
import { collocatesQuery, keywordsQuery, newWordsQuery, wordsQuery } from '../contract/words.ts';
import { createServices } from '../services.ts';
import { collection } from './collection.ts';

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '200000' },
    source: { type: 'string' },
    times: { type: 'string', default: '15' },
  },
});
const TIMES = Number(values.times);
/** Occurrences of the words whose collocates are looked for. */
const OCCURRENCES = 5000;

const { reportsDir, stateDir } = collection(Number(values.passages), values.source);
const benchSettings = settings({ REPORTS_DIR: reportsDir, STATE_DIR: stateDir });
const engine = await openEngine(benchSettings);
const services = createServices(benchSettings, { textMemory: 4 * 2 ** 30 });
services.reader.connect(engine);
const delay = monitorEventLoopDelay({ resolution: 1 });

await services.catalogue.refresh();
await services.texts.settled();
await services.fingerprints.settled();
delay.enable();
const cpu = process.cpuUsage();
await services.words.settled();
const { table, reports, groups } = services.words.current;
const { passages } = services.catalogue.facts();
print(
  `${count(reports.size)} reports, ${count(passages)} passages in ${count(groups)} groups, ${count(table.size)} words; ` +
    `${(services.words.bytes / 2 ** 20).toFixed(1)} MB beside the text; after the text and its fingerprints, the words took ` +
    `${(process.cpuUsage(cpu).user / 1e6).toFixed(1)} s of one core, the event loop held for ${held()}`,
);
// The figures and practices of reports are read after their words, and would be measured with what follows.
await services.settled();
print('\n| | p50 ms | slowest | of one core, mean | event loop held | |');
print('| --- | --: | --: | --: | --: | --- |');

const province = mostReports();
const language = 'zh' as const;
for (const parameters of [{ once: 'true' }, { once: 'false' }, { against: 'all' }, { direction: 'less' }])
  await measure(`keywords of ${province} ${JSON.stringify(parameters)}`, async () => {
    const answer = await keywords(services, keywordsQuery.parse({ province, ...parameters }));
    return `${count(answer.own.passages)} passages against ${count(answer.against.passages)}, ${count(answer.tested)} words tested`;
  });
await measure('words', async () => {
  const answer = await wordList(services, wordsQuery.parse({}));
  return `${count(answer.total)} words`;
});
await proposeAnew();
const { totals } = services.words.current;
const off = (word: number): number => Math.abs(totals.occurrences(word) - OCCURRENCES);
const nearest = Array.from({ length: totals.size }, (_, word) => word)
  .filter((word) => table.text(word).length > 1)
  .sort((a, b) => off(a) - off(b))
  .slice(0, 3);
for (const word of nearest)
  for (const parameters of [{}, { window: 'passage' }, { once: 'true' }, { province }])
    await measure(`collocates of ${table.text(word)} ${JSON.stringify(parameters)}`, async () => {
      const request = collocatesQuery.parse({ q: table.text(word), ...parameters });
      const { node } = await collocates(services, request, language);
      return `${count(node.occurrences)} occurrences`;
    });
await engine.stop();

async function measure(name: string, work: () => Promise<string>): Promise<void> {
  const took: number[] = [];
  let note = await work();
  delay.reset();
  const used = process.cpuUsage();
  for (let time = 0; time < TIMES; time++) {
    const started = performance.now();
    note = await work();
    took.push(performance.now() - started);
  }
  const core = process.cpuUsage(used).user / 1000 / TIMES;
  took.sort((a, b) => a - b);
  print(
    `| ${name} | ${took[Math.floor(TIMES / 2)]?.toFixed(0)} | ${took.at(-1)?.toFixed(0)} | ${core.toFixed(0)} | ${held()} | ${note} |`,
  );
}

/** Proposals are kept as long as the words: the first request makes them. */
async function proposeAnew(): Promise<void> {
  delay.reset();
  const [started, used] = [performance.now(), process.cpuUsage()];
  const { total } = await newWords(services, newWordsQuery.parse({}));
  const core = process.cpuUsage(used).user / 1000;
  print(
    `| new words, made once | ${(performance.now() - started).toFixed(0)} | | ${core.toFixed(0)} | ${held()} | ${count(total)} proposed |`,
  );
}

/** The province with the most reports. */
function mostReports(): string {
  const counts = new Map<string, number>();
  for (const { place } of services.catalogue.all.values())
    if (place.province) counts.set(place.province, (counts.get(place.province) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function held(): string {
  return `${(delay.max / 1e6).toFixed(0)} ms at most`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

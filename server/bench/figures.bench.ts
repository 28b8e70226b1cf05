/**
 * `npm run bench:figures -- [--passages 200000] [--source FOLDER] [--times 15]`: reading the figures of a generated collection, and
 * the table, the list and the concepts of them, over the real engine and in this process. Prints Markdown; results worth keeping
 * go into RESULTS.md.
 */
import { parseArgs } from 'node:util';
import { openEngine } from '../../indexer/engine/engine.ts';
import { settings } from '../../indexer/settings.ts';
import { figureConceptsQuery, figuresQuery, figureTableQuery } from '../contract/figures.ts';
import { figureTable } from '../figures/figure-table.ts';
import { listConcepts, listFigures } from '../figures/list-figures.ts';
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

const { reportsDir, stateDir, built } = collection(Number(values.passages), values.source);
const benchSettings = settings({ REPORTS_DIR: reportsDir, STATE_DIR: stateDir });
const engine = await openEngine(benchSettings);
const services = createServices(benchSettings, { textMemory: 4 * 2 ** 30 });
services.reader.connect(engine);
const language = 'zh' as const;

await services.catalogue.refresh();
await services.texts.settled();
await services.fingerprints.settled();
await services.words.settled();
const cpu = process.cpuUsage();
await services.figures.sync();
const { series } = services.figures;
const seconds = process.cpuUsage(cpu).user / 1e6;
print(
  `${count(services.catalogue.facts().passages)} passages: ${count(series.size)} series of a concept and a unit, ` +
    `${(series.bytes / 2 ** 20).toFixed(1)} MB for their names; read in ${seconds.toFixed(1)} s of one core, ` +
    `${((100 * seconds) / built.seconds).toFixed(0)} % of the ${built.seconds.toFixed(0)} s of indexing`,
);
// What else follows the texts would be measured, too.
await services.settled();
print('\n| | first ms | p50 | slowest | of one core, mean | |');
print('| --- | --: | --: | --: | --: | --- |');

const columns = ['调解 #起', '宣传'];
for (const parameters of [
  {},
  { by: 'year' },
  { sort: '0' },
  { year: '2023' },
  { section: 'plan' },
  { q: '人民调解' },
])
  await measure(`table ${JSON.stringify(parameters)}`, async () => {
    const { total } = await figureTable(
      services,
      figureTableQuery.parse({ column: columns, ...parameters }),
      language,
    );
    return `${count(total)} rows`;
  });
for (const parameters of [{}, { typed: '纠纷' }, { year: '2023' }])
  await measure(`concepts ${JSON.stringify(parameters)}`, async () => {
    const { total } = await listConcepts(services, figureConceptsQuery.parse(parameters), language);
    return `${count(total)} series`;
  });
for (const parameters of [{ concept: '调解' }, { unit: '元', sort: 'value' }])
  await measure(`figures ${JSON.stringify(parameters)}`, async () => {
    const { total } = await listFigures(services, figuresQuery.parse(parameters), language);
    return `${count(total)} figures`;
  });
await engine.stop();

async function measure(name: string, work: () => Promise<string>): Promise<void> {
  const took: number[] = [];
  let note = '';
  const used = process.cpuUsage();
  for (let time = 0; time < TIMES; time++) {
    const started = performance.now();
    note = await work();
    took.push(performance.now() - started);
  }
  const core = process.cpuUsage(used).user / 1000 / TIMES;
  const [first = 0] = took;
  took.sort((a, b) => a - b);
  print(
    `| ${name} | ${first.toFixed(0)} | ${took[Math.floor(TIMES / 2)]?.toFixed(0)} | ${took.at(-1)?.toFixed(0)} | ${core.toFixed(0)} | ${note} |`,
  );
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

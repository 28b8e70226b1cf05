/**
 * `npm run bench:practices -- [--passages 171907] [--source FOLDER]`: makes the catalogue of named practices of generated
 * reports in memory, without an engine, and asks for its pages. Prints Markdown; results worth keeping go into
 * RESULTS.md.
 */
import { appendFileSync, copyFileSync, mkdtempSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { generateReports } from '../../indexer/bench/generate.ts';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { passageId } from '../../indexer/domain/ids.ts';
import { settings } from '../../indexer/settings.ts';
import type { PracticesQuery } from '../contract/practices.ts';
import { FoldedReport } from '../corpus/folded-report.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import type { Candidate } from '../engine/engine-reader.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { PracticeCatalogue } from '../practices/practice-catalogue.ts';
import { Practices } from '../practices/practices.ts';
import { placedIn, recordOf } from '../testing/record-of.ts';

const { values } = parseArgs({
  options: { passages: { type: 'string', default: '171907' }, source: { type: 'string' } },
});
/** Approximate size of a generated report. */
const REPORT = { characters: 12_000, passages: 67 };
const PLACES = 600;
const PROVINCES = 30;
const TIMES = 50;

const records: ReportRecord[] = [];
const folded = new Map<string, FoldedReport>();
const originals = new Map<string, readonly Candidate[]>();
for (const [at, { text }] of [
  ...generateReports(
    Math.ceil(Number(values.passages) / REPORT.passages),
    REPORT.characters,
    1,
    values.source,
  ),
].entries()) {
  const id = String(at);
  const lines = text.split('\n\n');
  const { place } = recordOf();
  const town = `${at % PLACES}镇`;
  const record = recordOf({
    id,
    digest: id,
    year: 2015 + (at % 10),
    issuedOn: null,
    passages: lines.length,
    place: { ...place, key: town, town, province: `${at % PROVINCES}省` },
  });
  records.push(record);
  const passages = lines.map(
    (line, index) =>
      placedIn(record, { id: passageId(id, index + 1), position: index + 1, text: line })
        .passage as Candidate,
  );
  originals.set(id, passages);
  folded.set(id, await FoldedReport.of(passages, new Map(), timeSlice(undefined)));
}
const catalogue = {
  all: new Map(records.map((record) => [record.id, record])),
  list: () => records,
};
async function* reports(some: readonly ReportRecord[]) {
  for (const record of some) yield [record, folded.get(record.id) as FoldedReport] as const;
}
const files = settings({});
const rules = join(mkdtempSync(join(tmpdir(), 'zhenjian-practices-bench-')), 'practices.txt');
copyFileSync(files.practices, rules);
const practices = new Practices(
  { passagesOf: async (ids) => ids.flatMap((id) => originals.get(id) ?? []) },
  { reports },
  { ...files, practices: rules },
);
print(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; ${count(records.length)} reports, ${count([...originals.values()].reduce((sum, all) => sum + all.length, 0))} passages`,
);

global.gc?.();
const before = process.memoryUsage();
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const started = performance.now();
const used = process.cpuUsage();
await practices.sync(records);
const seconds = (performance.now() - started) / 1000;
const cpu = process.cpuUsage(used).user / 1e6;
delay.disable();
global.gc?.();
const after = process.memoryUsage();
const grown = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6;
print(
  `${count(practices.index.practices.length)} practices made in ${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of one core), the event loop held for ${(delay.percentile(99) / 1e6).toFixed(0)} ms (p99), ${(delay.max / 1e6).toFixed(0)} ms at most; ${(practices.index.bytes / 1e6).toFixed(1)} MB of passages and names, the heap ${grown.toFixed(1)} MB larger${global.gc ? '' : ' (without --expose-gc: garbage included)'}`,
);

const asked = new PracticeCatalogue({ practices, catalogue, reader: { missing: [] } });
const page: PracticesQuery = {
  ...NO_FILTERS,
  sort: 'spread',
  scope: undefined,
  typed: undefined,
  limit: 50,
  offset: 0,
};
const [first] = practices.index.practices;
print('\n| | first ms | p50 | slowest |\n| --- | --: | --: | --: |');
for (const [name, ask] of [
  ['first page', () => asked.list(page)],
  ['by novelty', () => asked.list({ ...page, sort: 'novelty' })],
  ['a section', () => asked.list({ ...page, section: ['other'] })],
  ['typed in pinyin', () => asked.list({ ...page, typed: 'bandeng' })],
  ['one practice', () => asked.one(first?.name ?? '', NO_FILTERS)],
] as const) {
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const begun = performance.now();
    await ask();
    took.push(performance.now() - begun);
  }
  const [cold = 0, ...warm] = took;
  const sorted = warm.toSorted((a, b) => a - b);
  print(
    `| ${name} | ${cold.toFixed(1)} | ${(sorted[TIMES >> 1] ?? 0).toFixed(1)} | ${(sorted.at(-1) ?? 0).toFixed(1)} |`,
  );
}

const [one, other] = practices.index.practices.filter(({ mentions }) => mentions !== null);
for (const mend of [`合并 ${one?.name} ${other?.name}`, `去掉 ${one?.name}`]) {
  appendFileSync(rules, `${mend}\n`);
  const [begun, spent] = [performance.now(), process.cpuUsage()];
  await practices.mend();
  const core = process.cpuUsage(spent).user / 1000;
  print(
    `\nA mend (${mend}): ${(performance.now() - begun).toFixed(0)} ms, ${core.toFixed(0)} ms of one core`,
  );
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

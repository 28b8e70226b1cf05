/**
 * `npm run bench:reuse -- [--passages 171907] [--source FOLDER]`: fingerprints generated reports in memory, without
 * an engine, looks for pasted paragraphs and a draft, and for copies altered on purpose, of which none may be missed.
 * Prints Markdown; results worth keeping go into RESULTS.md.
 */
import { cpus, totalmem } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { generateReports } from '../../indexer/bench/generate.ts';
import { random } from '../../indexer/bench/random.ts';
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import { FoldedReport } from '../corpus/folded-report.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import { findReuse, type ReuseContext } from '../reuse/find-reuse.ts';
import { Fingerprints } from '../reuse/fingerprints.ts';
import { stretchesOf } from '../reuse/stretches.ts';
import { altered, foreignText, withOtherFigures } from '../testing/altered-copy.ts';
import { recordOf } from '../testing/record-of.ts';

const { values } = parseArgs({
  options: { passages: { type: 'string', default: '171907' }, source: { type: 'string' } },
});
/** Approximate size of a generated report. */
const REPORT = { characters: 12_000, passages: 67 };
const PASTED = 300;
const DRAFTS = 10;
const COPIES = 2000;

print(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
);
const texts = new Map<string, FoldedReport>();
const records = new Map<string, ReportRecord>();
const passages: { readonly id: string; readonly position: number; readonly text: string }[] = [];
const slice = timeSlice(undefined);
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
  texts.set(
    id,
    await FoldedReport.of(
      lines.map((line, index) => ({ id: `${id}-${index + 1}`, text: line, section: 'other' as const })),
      new Map(),
      slice,
    ),
  );
  records.set(id, recordOf({ id, year: 2021 + (at % 3), passages: lines.length }));
  for (const [index, line] of lines.entries())
    passages.push({ id, position: index + 1, text: foldToString(line) });
}
const characters = passages.reduce((sum, { text }) => sum + text.length, 0);
print(
  `${count(records.size)} reports, ${count(passages.length)} passages, ${count(characters)} folded characters`,
);

const fingerprints = new Fingerprints({ inMemory: () => texts });
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const before = process.cpuUsage();
const started = performance.now();
await fingerprints.sync();
const seconds = (performance.now() - started) / 1000;
const cpuSeconds = process.cpuUsage(before).user / 1e6;
delay.disable();
print(
  `fingerprints: ${(fingerprints.bytes / 1e6).toFixed(1)} MB, made in ${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s of one core), the event loop held for ${(delay.percentile(99) / 1e6).toFixed(0)} ms (p99), ${(delay.max / 1e6).toFixed(0)} ms at most`,
);

const context: ReuseContext = {
  catalogue: { list: () => [...records.values()] },
  texts: { get: ({ id }) => texts.get(id) },
  fingerprints,
};
const next = random(7);
const drawn = () => passages[Math.floor(next() * passages.length)] as (typeof passages)[number];
const pasted = (length: number): string => {
  let text = '';
  while (text.length < length) text += drawn().text;
  return altered(text.slice(0, length), Math.round(length / 50), next);
};

print('\n| | p50 ms | p95 | slowest | of one core, mean | passages found (median) |');
print('| --- | --: | --: | --: | --: | --: |');
for (const [name, length, times] of [
  ['pasted, 100 characters', 100, PASTED],
  ['pasted, 500 characters', 500, PASTED],
  ['draft, 3,000 characters', 3000, DRAFTS * 3],
  ['draft, 20,000 characters', 20_000, DRAFTS],
] as const) {
  const took: number[] = [];
  const found: number[] = [];
  let core = 0;
  for (let time = 0; time < times; time++) {
    const text = pasted(length);
    const begun = performance.now();
    const used = process.cpuUsage();
    const reuse = await findReuse(context, text);
    await stretchesOf(reuse.found, timeSlice(undefined));
    took.push(performance.now() - begun);
    core += process.cpuUsage(used).user / 1000 / times;
    found.push(reuse.found.length);
    if (!reuse.isWithinBudget) print(`a text of ${length} characters was cut short by the budget`);
  }
  const at = (share: number, all: number[]) =>
    all.toSorted((a, b) => a - b)[Math.ceil(share * all.length) - 1] ?? 0;
  print(
    `| ${name} | ${at(0.5, took).toFixed(1)} | ${at(0.95, took).toFixed(1)} | ${at(1, took).toFixed(1)} | ${core.toFixed(1)} | ${count(at(0.5, found))} |`,
  );
}

let [missed, cutShort] = [0, 0];
for (let copy = 0; copy < COPIES; copy++) {
  const [length, most] = (
    [
      [13, 0],
      [20, 0],
      [60, 3],
      [150, 10],
      [200, 0],
    ] as const
  )[copy % 5] as readonly [number, number];
  const original = drawn();
  if (original.text.length < length) {
    copy--;
    continue;
  }
  const start = Math.floor(next() * (original.text.length - length));
  const piece = altered(original.text.slice(start, start + length), Math.floor(next() * (most + 1)), next);
  const made = most === 0 && length === 200 ? withOtherFigures(piece) : piece;
  const { found, isWithinBudget } = await findReuse(
    context,
    foreignText(30, next) + made + foreignText(30, next),
  );
  if (!isWithinBudget) cutShort++;
  const own = found.filter(
    ({ record, position }) => record.id === original.id && position === original.position,
  );
  if (!own.some(({ text: [from, to] }) => to - from > 0.6 * made.length)) {
    missed++;
    if (missed <= 5) print(`missed: ${made}`);
  }
}
print(`\nof ${count(COPIES)} copies ${missed} missed, ${cutShort} cut short by the budget`);

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

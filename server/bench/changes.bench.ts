/**
 * `npm run bench:changes -- [--characters 20000] [--source FOLDER]`: compares generated reports with the next year's,
 * of which half of the sentences are kept, with other figures, and half are others. Prints Markdown; results worth
 * keeping go into RESULTS.md.
 */
import { cpus, totalmem } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { generateReports } from '../../indexer/bench/generate.ts';
import { changesBetween } from '../changes/changes.ts';
import type { ComparedReport } from '../changes/placed-sentences.ts';
import { sentencesOf } from '../changes/sentences.ts';
import { withOtherFigures } from '../testing/altered-copy.ts';

const { values } = parseArgs({
  options: { characters: { type: 'string', default: '20000' }, source: { type: 'string' } },
});
const PAIRS = 12;

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
);
const texts = [...generateReports(2 * PAIRS, Number(values.characters), 1, values.source)].map(
  ({ text }) => text,
);
const rounds: number[] = [];
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const before = process.cpuUsage();
for (let at = 0; at < PAIRS; at++) {
  const [own, other] = [texts[2 * at] ?? '', texts[2 * at + 1] ?? ''];
  const [from, to] = [report('earlier', own), report('later', nextYear(own, other))];
  const started = performance.now();
  await changesBetween(from, to);
  rounds.push(performance.now() - started);
}
delay.disable();
const { user } = process.cpuUsage(before);
const sorted = rounds.toSorted((a, b) => a - b);
console.log(`| characters of each | median ms | slowest | busy ms each | longest hold of the event loop |
| --: | --: | --: | --: | --: |
| ${Math.round(texts.reduce((sum, { length }) => sum + length, 0) / texts.length)} | ${ms(sorted[PAIRS / 2])} | ${ms(sorted.at(-1))} | ${ms(user / 1000 / PAIRS)} | ${ms(delay.max / 1e6)} |

Rounds: ${rounds.map(ms).join(', ')}`);

function ms(value = 0): string {
  return value.toFixed(0);
}

/** Every other sentence of a report, with other figures, between those of another. */
function nextYear(own: string, other: string): string {
  const lines = own.split('\n\n');
  const others = other.split('\n\n');
  return lines
    .map((line, at) =>
      sentencesOf([{ text: line }, { text: others[at] ?? '' }])
        .filter(({ passage }, index) => (passage === 0) === (index % 2 === 0))
        .map(({ text }) => withOtherFigures(text))
        .join(''),
    )
    .join('\n\n');
}

function report(name: string, text: string): ComparedReport {
  return {
    record: { outline: [] },
    passages: text.split('\n\n').map((line, at, lines) => ({
      id: `${name}-${at + 1}`,
      report: name,
      position: at + 1,
      role: 'body',
      section: at > lines.length * 0.7 ? 'plan' : 'achievements',
      text: line,
    })),
  };
}

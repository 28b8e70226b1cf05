/**
 * Loads the domain lexicon. Files are cached for the life of the process: a changed lexicon needs a restart.
 */
import { readFileSync } from 'node:fs';
import { foldToString } from '../../../indexer/text/fold.ts';

export interface LexiconWord {
  readonly text: string;
  readonly folded: string;
}

const cache = new Map<string, readonly LexiconWord[]>();

/**
 * @param path file with one word per line, followed by its frequency and part of speech; lines starting with
 *   # are comments
 * @returns each word once
 */
export function lexiconWords(path: string): readonly LexiconWord[] {
  const cached = cache.get(path);
  if (cached) return cached;
  const lines = readFileSync(path, 'utf8').split('\n');
  const words = lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(/\s/)[0] ?? '')
    .map((text) => ({ text, folded: foldToString(text) }))
    .filter(({ folded }) => folded !== '');
  const all = [...new Map(words.map((word) => [word.folded, word])).values()];
  cache.set(path, all);
  return all;
}

/** Loads the domain lexicon, again when its file has changed. */
import { readFileSync, statSync } from 'node:fs';
import { foldToString } from '../../../indexer/text/fold.ts';

export interface LexiconWord {
  readonly text: string;
  readonly folded: string;
}

let cached: { readonly version: string; readonly words: readonly LexiconWord[] } | undefined;

/**
 * @param path file with one word per line, followed by its frequency and part of speech; lines starting with
 *   # are comments
 * @returns each word once
 */
export function lexiconWords(path: string): readonly LexiconWord[] {
  const version = `${path} ${statSync(path).mtimeMs}`;
  if (cached?.version === version) return cached.words;
  const lines = readFileSync(path, 'utf8').split('\n');
  const words = lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(/\s/)[0] ?? '')
    .map((text) => ({ text, folded: foldToString(text) }))
    .filter(({ folded }) => folded !== '');
  const all = [...new Map(words.map((word) => [word.folded, word])).values()];
  cached = { version, words: all };
  return all;
}

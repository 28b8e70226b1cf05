/** The words of the field, each once. Read once: another lexicon takes another start of the program. */
import { readFileSync } from 'node:fs';
import { foldToString } from '../../../indexer/text/fold.ts';

export interface LexiconWord {
  readonly text: string;
  readonly folded: string;
}

const read = new Map<string, readonly LexiconWord[]>();

/** @param path of a file with a word a line, before its frequency and kind; lines that begin with # are remarks */
export function lexiconWords(path: string): readonly LexiconWord[] {
  const known = read.get(path);
  if (known) return known;
  const lines = readFileSync(path, 'utf8').split('\n');
  const words = lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(/\s/)[0] ?? '')
    .map((text) => ({ text, folded: foldToString(text) }))
    .filter(({ folded }) => folded !== '');
  const all = [...new Map(words.map((word) => [word.folded, word])).values()];
  read.set(path, all);
  return all;
}

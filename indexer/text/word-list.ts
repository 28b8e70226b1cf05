/** Reads the files of words in `data/`: one group of words a line, `#` before a comment. */
import { readFileSync } from 'node:fs';

/** @returns the words of each line that has any */
export function wordList(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').split(/\s+/).filter(Boolean))
    .filter((words) => words.length > 0);
}

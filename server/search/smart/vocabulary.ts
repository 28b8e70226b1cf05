/**
 * The words that smart search knows of: how jieba cuts, which words mean the same, which are no content. Read from
 * `data/` at the first smart query, and jieba with it: exact search never pays its 160 MB.
 */
import { readFileSync } from 'node:fs';
import type { Settings } from '../../../indexer/settings.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import { type WordCutter, wordCutter } from '../../../indexer/text/segmentation.ts';
import type { Term } from '../../query/query.ts';

export interface Vocabulary {
  readonly cut: WordCutter;
  /** What means the same as a folded word, without itself, in the order of the file. */
  synonyms(folded: string): readonly Term[];
  /** Whether the word has synonyms, or is a word of the field. */
  knows(folded: string): boolean;
  hasSynonyms(folded: string): boolean;
  isStopWord(folded: string): boolean;
}

type Files = Pick<Settings, 'lexicon' | 'synonyms' | 'stopWords'>;

/** @returns the vocabulary, read once, when it is first asked for */
export function lateVocabulary(files: Files): () => Vocabulary {
  let read: Vocabulary | undefined;
  return () => {
    read ??= vocabulary(files);
    return read;
  };
}

function vocabulary(files: Files): Vocabulary {
  const groups = lines(files.synonyms).map(words);
  const lexicon = new Set(lines(files.lexicon).map((line) => foldToString(line)));
  const stopWords = new Set(
    lines(files.stopWords).flatMap((line) => words(line).map(({ folded }) => folded)),
  );
  const byWord = new Map<string, Map<string, Term>>();
  for (const group of groups) {
    for (const { folded } of group) {
      const same = byWord.get(folded) ?? new Map<string, Term>();
      for (const term of group) if (term.folded !== folded) same.set(term.folded, term);
      byWord.set(folded, same);
    }
  }
  return {
    cut: wordCutter(files.lexicon),
    synonyms: (folded) => [...(byWord.get(folded)?.values() ?? [])],
    knows: (folded) => byWord.has(folded) || lexicon.has(folded),
    hasSynonyms: (folded) => byWord.has(folded),
    isStopWord: (folded) => stopWords.has(folded),
  };
}

function words(line: string): Term[] {
  return line
    .split(/\s+/)
    .map((text) => ({ text, folded: foldToString(text) }))
    .filter(({ folded }) => folded !== '');
}

/** Lines without their comments; empty ones left out. */
function lines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

/**
 * Vocabulary of smart search: jieba's segmentation, synonyms, words of the field and stop words. The files in
 * `data/` and jieba are loaded at the first smart query, so that exact search alone never takes jieba's 160
 * MB.
 */
import { statSync } from 'node:fs';
import type { Settings } from '../../../../indexer/settings.ts';
import { foldToString } from '../../../../indexer/text/fold.ts';
import { type WordSegmenter, wordSegmenter } from '../../../../indexer/text/segmentation.ts';
import { wordList } from '../../../../indexer/text/word-list.ts';
import type { Term } from '../../../query/query.ts';

export interface Vocabulary {
  readonly segment: WordSegmenter;
  /** Synonyms of a folded word, without the word itself, in file order. */
  synonyms(folded: string): readonly Term[];
  hasSynonyms(folded: string): boolean;
  isStopWord(folded: string): boolean;
}

type Files = Pick<Settings, 'lexicon' | 'synonyms' | 'stopWords'>;

/** @returns a function that loads the vocabulary on its first call, and again when one of its files has changed */
export function lazyVocabulary(files: Files): () => Vocabulary {
  let loaded: { readonly version: string; readonly vocabulary: Vocabulary } | undefined;
  return () => {
    const { lexicon, synonyms, stopWords } = files;
    const version = [lexicon, synonyms, stopWords].map((file) => statSync(file).mtimeMs).join();
    if (loaded?.version !== version) loaded = { version, vocabulary: loadVocabulary(files) };
    return loaded.vocabulary;
  };
}

function loadVocabulary(files: Files): Vocabulary {
  const groups = wordList(files.synonyms).map(toTerms);
  const stopWords = new Set(
    wordList(files.stopWords).flatMap((words) => toTerms(words).map(({ folded }) => folded)),
  );
  const synonyms = new Map<string, Map<string, Term>>();
  for (const group of groups) {
    for (const { folded } of group) {
      const others = synonyms.get(folded) ?? new Map<string, Term>();
      for (const term of group) if (term.folded !== folded) others.set(term.folded, term);
      synonyms.set(folded, others);
    }
  }
  return {
    segment: wordSegmenter(files.lexicon),
    synonyms: (folded) => [...(synonyms.get(folded)?.values() ?? [])],
    hasSynonyms: (folded) => synonyms.has(folded),
    isStopWord: (folded) => stopWords.has(folded),
  };
}

function toTerms(words: readonly string[]): Term[] {
  return words.map((text) => ({ text, folded: foldToString(text) })).filter(({ folded }) => folded !== '');
}

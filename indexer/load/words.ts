/** What the words of passages are made with: jieba, the versions of its dictionaries, and the synonyms of the field. */
import { readFileSync } from 'node:fs';
import type { SegmentationDocument } from '../domain/document.ts';
import type { Settings } from '../settings.ts';
import { foldToString } from '../text/fold.ts';
import { sha256 } from '../text/hash.ts';
import { segmentationVersions, type WordSegmenter, wordSegmenter } from '../text/segmentation.ts';
import { wordList } from '../text/word-list.ts';
import { isWord, wordToken } from '../text/word-tokens.ts';

export interface Words {
  readonly segment: WordSegmenter;
  readonly versions: Omit<SegmentationDocument, 'id'>;
  /** As Meilisearch takes them, in tokens: each word with the others of its line. Loads jieba. */
  readonly synonyms: () => Record<string, string[]>;
}

export function words({ lexicon, synonyms }: Pick<Settings, 'lexicon' | 'synonyms'>): Words {
  const segment = wordSegmenter(lexicon);
  const versions = {
    ...segmentationVersions(lexicon),
    synonyms: sha256(readFileSync(synonyms)).slice(0, 16),
  };
  return { segment, versions, synonyms: () => readSynonyms(synonyms, segment) };
}

/** Each line has words that mean the same; a word of several pieces is a phrase of tokens. */
function readSynonyms(path: string, segment: WordSegmenter): Record<string, string[]> {
  const groups = wordList(path).map((group) => [...new Set(group.map((word) => tokensOf(word, segment)))]);
  const synonyms = new Map<string, Set<string>>();
  for (const group of groups)
    for (const word of group)
      synonyms.set(
        word,
        new Set([...(synonyms.get(word) ?? []), ...group.filter((other) => other !== word)]),
      );
  return Object.fromEntries([...synonyms].map(([word, others]) => [word, [...others].sort()]));
}

function tokensOf(word: string, segment: WordSegmenter): string {
  return segment(foldToString(word)).filter(isWord).map(wordToken).join(' ');
}

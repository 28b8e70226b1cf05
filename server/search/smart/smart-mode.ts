/** What smart search needs beside what exact search does. */
import type { Settings } from '../../../indexer/settings.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import type { EngineReader } from '../../engine/engine-reader.ts';
import type { SearchContext } from '../hits/search-context.ts';
import { InverseDocumentFrequency } from './idf.ts';
import { lateVocabulary, type Vocabulary } from './vocabulary.ts';

/** Numbers of candidates at which a search goes another way; tests lower them to go all ways with few. */
export interface SmartLimits {
  /** Asked for first, for each phrase that a hit may have: the sample that totals are estimated from. */
  readonly first: number;
  /** Up to these all are examined and all figures exact; 11 µs each, to ask for and to examine. */
  readonly examined: number;
  /** Beyond, asked for of each question for the best. */
  readonly best: number;
}

export const SMART_LIMITS: SmartLimits = { first: 100, examined: 1000, best: 150 };

export interface SmartMode {
  /** Loads jieba when it is first called. */
  readonly vocabulary: () => Vocabulary;
  readonly idf: InverseDocumentFrequency;
  readonly limits: SmartLimits;
}

/** What smart search works with: all that exact search does, and its own. */
export interface SmartSearchContext extends SearchContext {
  readonly smart: SmartMode;
}

export function smartMode(
  settings: Settings,
  reader: EngineReader,
  catalogue: Catalogue,
  limits: SmartLimits = SMART_LIMITS,
): SmartMode {
  return {
    vocabulary: lateVocabulary(settings),
    idf: new InverseDocumentFrequency(reader, () => catalogue.facts().passages),
    limits,
  };
}

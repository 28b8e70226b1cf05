/** Services and limits that smart search needs in addition to those of exact search. */
import type { Settings } from '../../../indexer/settings.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import type { EngineReader } from '../../engine/engine-reader.ts';
import type { SearchContext } from '../hits/search-context.ts';
import { lazyVocabulary, type Vocabulary } from './concepts/vocabulary.ts';
import { InverseDocumentFrequency } from './ranking/idf.ts';

/**
 * Thresholds at which smart search changes its strategy; tests lower them to reach every strategy with little
 * data.
 */
export interface SmartLimits {
  /**
   * Candidates of the first request, for each phrase of `requiredAlternatives`: the sample for estimated
   * totals.
   */
  readonly first: number;
  /** Up to this number, all candidates are scored and all totals exact; 11 µs each to fetch and score. */
  readonly scored: number;
  /** Candidates fetched for each query of `bestQueries` where there are more. */
  readonly best: number;
}

export const SMART_LIMITS: SmartLimits = { first: 100, scored: 1000, best: 150 };

export interface SmartMode {
  /** Loads jieba on its first call. */
  readonly vocabulary: () => Vocabulary;
  readonly idf: InverseDocumentFrequency;
  readonly limits: SmartLimits;
}

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
    vocabulary: lazyVocabulary(settings),
    idf: new InverseDocumentFrequency(reader, () => catalogue.facts().passages),
    limits,
  };
}

/** Services that smart search needs in addition to those of exact search. */
import type { SearchContext } from '../hits/search-context.ts';
import type { Vocabulary } from './concepts/vocabulary.ts';
import type { PhraseCounts } from './phrase-counts.ts';

export interface SmartContext extends SearchContext {
  readonly smart: {
    /** Loads jieba on its first call. */
    readonly vocabulary: () => Vocabulary;
    readonly counts: PhraseCounts;
  };
}

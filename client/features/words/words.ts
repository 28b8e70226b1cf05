/** Loads keywords, collocates and the list of words, and sorts keywords by the figure that the reader chooses. */
import type {
  CollocatesAnswer,
  KeywordsAnswer,
  NewWordsAnswer,
  WordsAnswer,
} from '../../../server/contract/words.ts';
import type { SearchAddress } from '../../address/address.ts';
import { isChosen, type KeywordOrder, type WordsAddress } from '../../address/words-address.ts';
import { paths } from '../../api/api.ts';
import { createLoader } from '../../api/loader.ts';
import { lookUpFilterNames } from '../../state/filter-values.ts';

export type Keyword = KeywordsAnswer['words'][number];
export type Collocate = CollocatesAnswer['words'][number];
export type ListedWord = WordsAnswer['words'][number];

/** More than people read; the table for taking away has as many. */
const MAX_WORDS = 200;

const keywordsLoader = createLoader<KeywordsAnswer>();
const collocatesLoader = createLoader<CollocatesAnswer>();
const wordsLoader = createLoader<WordsAnswer>();
const newWordsLoader = createLoader<NewWordsAnswer>();

/** Whether it is said what is compared with what. */
export const isComparable = ({ filters, passages, against, other }: WordsAddress): boolean =>
  (isChosen(filters) || passages.length > 0) && (against !== 'other' || isChosen(other));

export const keywords = {
  state: keywordsLoader.state,
  open(address: WordsAddress): void {
    lookUpFilterNames(address.filters);
    lookUpFilterNames(address.other);
    if (isComparable(address)) keywordsLoader.load(paths.keywords(address, MAX_WORDS));
    else keywordsLoader.leave();
  },
  reload: keywordsLoader.reload,
  leave: keywordsLoader.leave,
};

export const wordList = {
  state: wordsLoader.state,
  open(address: WordsAddress): void {
    lookUpFilterNames(address.filters);
    wordsLoader.load(paths.words(address, MAX_WORDS));
  },
  reload: wordsLoader.reload,
  leave: wordsLoader.leave,
};

export const newWords = {
  state: newWordsLoader.state,
  open: (): void => newWordsLoader.load(paths.newWords(MAX_WORDS)),
  reload: newWordsLoader.reload,
  leave: newWordsLoader.leave,
};

export const collocates = {
  state: collocatesLoader.state,
  open: (address: SearchAddress): void => collocatesLoader.load(paths.collocates(address, MAX_WORDS)),
  reload: collocatesLoader.reload,
  leave: collocatesLoader.leave,
};

/** Keywords by a figure, the largest first; by how sure they are in the order of the server, which knows all words. */
export function sortedKeywords(words: readonly Keyword[], order: KeywordOrder): readonly Keyword[] {
  return order === 'lrc' ? words : words.toSorted((a, b) => (b[order] ?? 0) - (a[order] ?? 0));
}

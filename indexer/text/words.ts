/**
 * Folded text in, its words out, as jieba cuts them. The only file that loads nodejieba: it takes 270 MB once
 * loaded, so it is loaded late, by the first cut.
 */
import { createRequire } from 'node:module';
import type * as Jieba from 'nodejieba';
import { tokens } from './tokens.ts';

/** Cuts a folded text into words joined by spaces: the `words` attribute of a passage. */
export type WordCutter = (folded: string) => string;

const HAN_WORD = /^\p{Script=Han}+$/u;

/**
 * What is no word (marks, digits, letters) is written as in `chars`, since the engine keeps its pairs of
 * neighbours a document, not an attribute.
 *
 * @param lexicon path of the words of the field, one a line
 */
export function wordCutter(lexicon: string): WordCutter {
  let jieba: typeof Jieba | undefined;
  return (folded) => {
    jieba ??= load(lexicon);
    return jieba
      .cut(folded)
      .map((word) => (HAN_WORD.test(word) ? word : tokens(word)))
      .filter((token) => token !== '')
      .join(' ');
  };
}

function load(lexicon: string): typeof Jieba {
  // Required, not imported: an import would load the addon and its dictionaries before they are wanted.
  const jieba = createRequire(import.meta.url)('nodejieba') as typeof Jieba;
  jieba.load({ userDict: lexicon });
  return jieba;
}

/**
 * Folded text in, its words out, as jieba cuts them. The only file that loads nodejieba: it takes 270 MB once
 * loaded, so it is loaded late, by the first cut.
 */
import { createRequire } from 'node:module';
import type * as Jieba from 'nodejieba';
import { tokens } from './tokens.ts';

/** Cuts a folded text into words joined by spaces: the `words` attribute of a passage. */
export type WordCutter = (folded: string) => string;

const HAN = /\p{Script=Han}/u;
/** Stretches of Han characters, and what stands between them. */
const STRETCH = /\p{Script=Han}+|\P{Script=Han}+/gu;

/**
 * What is no word (marks, digits, letters) is written as in `chars`, since the engine keeps its pairs of
 * neighbours a document, not an attribute. Jieba is not asked for it: it would cut 12 into 1 and 2.
 *
 * @param lexicon path of the words of the field, one a line
 */
export function wordCutter(lexicon: string): WordCutter {
  return (folded) =>
    (folded.match(STRETCH) ?? [])
      .flatMap((stretch) => (HAN.test(stretch) ? jiebaWith(lexicon).cut(stretch) : tokens(stretch)))
      .filter((token) => token !== '')
      .join(' ');
}

/** Jieba keeps one dictionary a process: it is loaded again only for another lexicon than the last. */
let loaded: { readonly lexicon: string; readonly jieba: typeof Jieba } | undefined;

function jiebaWith(lexicon: string): typeof Jieba {
  if (loaded?.lexicon !== lexicon) loaded = { lexicon, jieba: load(lexicon) };
  return loaded.jieba;
}

function load(lexicon: string): typeof Jieba {
  // Required, not imported: an import would load the addon and its dictionaries before they are wanted.
  const jieba = createRequire(import.meta.url)('nodejieba') as typeof Jieba;
  jieba.load({ userDict: lexicon });
  return jieba;
}

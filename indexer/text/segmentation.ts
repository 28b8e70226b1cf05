/**
 * Segments folded text into words with jieba. The only file that loads nodejieba, which takes 160 MB: it is
 * loaded lazily, by the first call of a segmenter.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Jieba from 'nodejieba';
import { foldToString } from './fold.ts';
import { sha256 } from './hash.ts';
import { units } from './tokens.ts';

/** Segments a folded text into words. Joined, they are the text without its spaces. */
export type WordSegmenter = (folded: string) => string[];

/**
 * Minimum frequency of a dictionary word in the corpus that jieba's dictionary was built from. The whole
 * dictionary takes 264 MB and a second to load, the reduced one 160 MB and a third of a second; it cost smart
 * search 0.003 nDCG@10 on the judged queries (0.868 instead of 0.871).
 */
const MIN_FREQUENCY = 10;
/**
 * Jieba's weights of words for extracting keywords, which nothing here does: one line, since it refuses an empty file.
 * Its own file takes 40 MB of memory.
 */
const IDF = '的 1\n';
const require = createRequire(import.meta.url);
/** Path of jieba's dictionary: one word per line, with its frequency and part of speech. */
export const JIEBA_DICTIONARY = require.resolve('nodejieba/submodules/cppjieba/dict/jieba.dict.utf8');
const SEPARATOR = '\n';
const HAN = /\p{Script=Han}/u;
/** Alternating runs of Han and of other characters. */
const RUN = /\p{Script=Han}+|\P{Script=Han}+/gu;

/**
 * Marks, digits and Latin letters are split into units rather than passed to jieba, which would split 12 into
 * 1 and 2.
 *
 * @param lexicon path of the user dictionary, one word per line; a later change of it takes a new segmenter
 */
export function wordSegmenter(lexicon: string): WordSegmenter {
  const version = sha256(readFileSync(lexicon));
  return (folded) => {
    const runs = folded.match(RUN) ?? [];
    const han = runs.filter((run) => HAN.test(run));
    // One call per passage takes a fifth less time than one per run; jieba always cuts at a line end.
    const words = han.length === 0 ? [] : jiebaWith(lexicon, version).cut(han.join(SEPARATOR));
    let at = 0;
    return runs.flatMap((run) => {
      if (!HAN.test(run)) return units(run);
      const start = at;
      while (at < words.length && words[at] !== SEPARATOR) at++;
      return words.slice(start, at++);
    });
  };
}

/** One bit per UTF-16 unit of the folded text, least significant bit first, set where a word begins. */
export function wordStarts(folded: string, words: readonly string[]): Uint8Array {
  const bits = new Uint8Array(Math.ceil(folded.length / 8));
  let at = 0;
  for (const word of words) {
    while (folded.charAt(at) === ' ') at++;
    bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
    at += word.length;
  }
  return bits;
}

/** Versions of the dictionaries, 64 bits of a hash each; equal versions give equal words. */
export function segmentationVersions(lexicon: string): {
  readonly dictionary: string;
  readonly lexicon: string;
} {
  return {
    dictionary: sha256(`${MIN_FREQUENCY} folded`, readFileSync(JIEBA_DICTIONARY)).slice(0, 16),
    lexicon: sha256(readFileSync(lexicon)).slice(0, 16),
  };
}

/** Jieba holds one dictionary per process: switching to another lexicon reloads it. */
let loaded: { readonly version: string; readonly jieba: typeof Jieba } | undefined;

function jiebaWith(lexicon: string, version: string): typeof Jieba {
  if (loaded?.version !== version) loaded = { version, jieba: load(lexicon) };
  return loaded.jieba;
}

function load(lexicon: string): typeof Jieba {
  // `require` defers loading the addon and its dictionaries until they are needed; a static import would not.
  const jieba = require('nodejieba') as typeof Jieba;
  const folder = mkdtempSync(join(tmpdir(), 'zhenjian-jieba-'));
  try {
    const [dict, userDict] = [join(folder, 'dict.txt'), join(folder, 'lexicon.txt')];
    const idfDict = join(folder, 'idf.txt');
    writeFileSync(dict, commonWords(readFileSync(JIEBA_DICTIONARY, 'utf8')));
    writeFileSync(userDict, foldedLexicon(readFileSync(lexicon, 'utf8')));
    writeFileSync(idfDict, IDF);
    jieba.load({ dict, userDict, idfDict });
  } finally {
    rmSync(folder, { recursive: true });
  }
  return jieba;
}

/**
 * Drops rare words, two thirds of the dictionary, for which nobody searches, and folds the others as the text is folded that
 * they are looked for in: 群众 stands there as 羣众, which jieba would otherwise cut in two. Words that fold to the same one add up.
 */
function commonWords(dictionary: string): string {
  const words = new Map<string, { frequency: number; readonly tag: string }>();
  for (const line of dictionary.split('\n')) {
    const [word = '', digits = '0', tag = ''] = line.split(' ');
    const frequency = Number(digits);
    const folded = foldToString(word);
    if (folded === '' || (word.length > 1 && frequency < MIN_FREQUENCY)) continue;
    const same = words.get(folded);
    if (same) same.frequency += frequency;
    else words.set(folded, { frequency, tag });
  }
  const lines = [...words].map(([word, { frequency, tag }]) => `${word} ${frequency} ${tag}`);
  return `${lines.join('\n')}\n`;
}

/** The user dictionary with its words folded in the same way. */
function foldedLexicon(lexicon: string): string {
  return lexicon.replace(/^\S+/gm, (word) => foldToString(word) || word);
}

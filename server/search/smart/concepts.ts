/**
 * A query as exact search reads it in; what smart search looks for out: concepts, each a word with its synonyms.
 *
 * A word typed without quotation marks is cut. A phrase in quotation marks, alternatives and nearness are one
 * concept each, as typed: who writes an operator means it.
 */
import { fold, isDigit, isLatin } from '../../../indexer/text/fold.ts';
import { toOriginal } from '../../../indexer/text/occurrences.ts';
import { units } from '../../../indexer/text/tokens.ts';
import type { Clause, Query, Term } from '../../query/query.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Concept {
  /** As it is named to the reader. */
  readonly name: string;
  /** As asked for. */
  readonly own: Clause;
  readonly synonyms: readonly Term[];
}

export interface Reading {
  /** As exact search reads it: decides what stands first. */
  readonly query: Query;
  /** In the order of the query, each once; never empty. */
  readonly concepts: readonly Concept[];
  /** Words that were left out because they say nothing of their own. */
  readonly leftOut: readonly string[];
}

const HAN_OR_NOT = /\p{Script=Han}+|\P{Script=Han}+/gu;
const HAN = /\p{Script=Han}/u;
/** Jieba cuts 越级上访 in two and 防诈骗 too; as many pieces may make one word of the field. */
const MOST_PIECES = 4;
/** Characters from which a word may be two words of the field: 邻里纠纷. */
const LONG = 4;

export function readConcepts(query: Query, vocabulary: Vocabulary): Reading {
  const concepts: Concept[] = [];
  const leftOut: Concept[] = [];
  for (const clause of query.required) {
    const plain = plainWord(clause);
    if (plain === null) {
      concepts.push({ name: nameOf(clause), own: clause, synonyms: [] });
      continue;
    }
    let from = 0;
    for (const word of wordsOf(plain.folded, vocabulary)) {
      from = plain.folded.indexOf(word, from);
      const one = concept(asTyped(plain, from, word), word, vocabulary);
      (isContent(word, plain.folded, vocabulary) ? concepts : leftOut).push(one);
      from += word.length;
    }
  }
  // 怎么办 asks for itself where it is all there is.
  const [kept, dropped] = concepts.length > 0 ? [concepts, leftOut] : [leftOut, []];
  // Of ，。 alone jieba makes no word: the clause stands for itself.
  const wanted =
    kept.length > 0
      ? kept
      : query.required.map((clause) => ({ name: nameOf(clause), own: clause, synonyms: [] }));
  return {
    query,
    concepts: [...new Map(wanted.map((one) => [one.name, one])).values()],
    leftOut: [...new Set(dropped.map(({ name }) => name))],
  };
}

function plainWord(clause: Clause): Term | null {
  const [chain] = clause;
  if (!chain || clause.length > 1 || chain.neighbours.length > 0 || chain.first.quoted) return null;
  return chain.first;
}

/** The fold writes 羣 for 群; a reader is shown what was typed. */
function asTyped({ text }: Term, from: number, word: string): string {
  const [start, end] = toOriginal(fold(text), [from, from + word.length]);
  return text.slice(start, end);
}

function concept(name: string, word: string, vocabulary: Vocabulary): Concept {
  const term = { text: name, folded: word };
  return { name, own: [{ first: term, neighbours: [] }], synonyms: vocabulary.synonyms(word) };
}

/** A single character that was cut off tells little (送 of 送法下乡); one typed alone was meant. */
function isContent(word: string, typed: string, vocabulary: Vocabulary): boolean {
  return !vocabulary.isStopWord(word) && (word === typed || [...word].length > 1);
}

function wordsOf(folded: string, vocabulary: Vocabulary): string[] {
  return (folded.match(HAN_OR_NOT) ?? []).flatMap((stretch) =>
    HAN.test(stretch)
      ? joined(vocabulary.cut(stretch), vocabulary).flatMap((word) => split(word, vocabulary))
      : units(stretch).filter((unit) => isDigit(unit.charAt(0)) || isLatin(unit.charAt(0))),
  );
}

/** Pieces that together are a word with synonyms become that word; single characters left over, one word. */
function joined(pieces: readonly string[], vocabulary: Vocabulary): string[] {
  const words: string[] = [];
  let singles = '';
  const flush = (): void => {
    if (singles !== '') words.push(singles);
    singles = '';
  };
  for (let at = 0; at < pieces.length; ) {
    let count = Math.min(MOST_PIECES, pieces.length - at);
    while (count > 1 && !vocabulary.hasSynonyms(pieces.slice(at, at + count).join(''))) count--;
    const word = pieces.slice(at, at + count).join('');
    at += count;
    if ([...word].length === 1 && !vocabulary.isStopWord(word)) singles += word;
    else {
      flush();
      words.push(word);
    }
  }
  flush();
  return words;
}

/** A long word without synonyms that is made of known words is those: a report may set them apart. */
function split(word: string, vocabulary: Vocabulary): string[] {
  if (word.length < LONG || vocabulary.hasSynonyms(word)) return [word];
  return partsOf(word, vocabulary) ?? [word];
}

/** The longest first part that leaves a rest made of known words; null where there is none. */
function partsOf(word: string, vocabulary: Vocabulary): string[] | null {
  for (let length = word.length - 2; length >= 2; length--) {
    const [first, rest] = [word.slice(0, length), word.slice(length)];
    if (!vocabulary.knows(first)) continue;
    if (vocabulary.knows(rest)) return [first, rest];
    const parts = partsOf(rest, vocabulary);
    if (parts) return [first, ...parts];
  }
  return null;
}

function nameOf(clause: Clause): string {
  return clause
    .map(({ first, neighbours }) => [first, ...neighbours.map(({ term }) => term)].map(({ text }) => text))
    .map((terms) => terms.join('～'))
    .join(' | ');
}

/**
 * Turns a parsed query into concepts, the units of smart search: each is a word with its synonyms.
 *
 * Terms without quotation marks are segmented into words. A quoted phrase, a group of alternatives and a `~N`
 * chain each stay one concept, as typed: whoever writes an operator means it.
 */
import { fold, isDigit, isLatin } from '../../../../indexer/text/fold.ts';
import { toOriginal } from '../../../../indexer/text/occurrences.ts';
import { units } from '../../../../indexer/text/tokens.ts';
import type { Clause, Query, Term } from '../../../query/query.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Concept {
  /** As shown to the reader. */
  readonly name: string;
  /** As typed, without synonyms. */
  readonly typed: Clause;
  readonly synonyms: readonly Term[];
}

export interface ConceptQuery {
  /** As exact search understands it; its hits rank first. */
  readonly query: Query;
  /** In query order, without duplicates; never empty. */
  readonly concepts: readonly Concept[];
  /** Stop words and single characters that were left out of the search. */
  readonly ignoredWords: readonly string[];
}

const HAN_OR_NOT = /\p{Script=Han}+|\P{Script=Han}+/gu;
const HAN = /\p{Script=Han}/u;
/** Jieba splits 越级上访 and 防诈骗 in two: this many pieces at most are joined to one word of the field. */
const MAX_PIECES = 4;

export function parseConcepts(query: Query, vocabulary: Vocabulary): ConceptQuery {
  const concepts: Concept[] = [];
  const ignored: Concept[] = [];
  for (const clause of query.required) {
    const term = unquotedTerm(clause);
    if (term === null) {
      concepts.push({ name: nameOf(clause), typed: clause, synonyms: [] });
      continue;
    }
    let from = 0;
    for (const word of wordsOf(term.folded, vocabulary)) {
      from = term.folded.indexOf(word, from);
      const concept = wordConcept(asTyped(term, from, word), word, vocabulary);
      (isContentWord(word, term.folded, vocabulary) ? concepts : ignored).push(concept);
      from += word.length;
    }
  }
  // A query of nothing but stop words, such as 怎么办, searches for those.
  const [kept, dropped] = concepts.length > 0 ? [concepts, ignored] : [ignored, []];
  // Jieba finds no words in ，。 alone: the clauses are searched as typed.
  const all =
    kept.length > 0
      ? kept
      : query.required.map((clause) => ({ name: nameOf(clause), typed: clause, synonyms: [] }));
  return {
    query,
    concepts: [...new Map(all.map((concept) => [concept.name, concept])).values()],
    ignoredWords: [...new Set(dropped.map(({ name }) => name))],
  };
}

/** The concepts as a query of exact search: one clause each, with synonyms as alternatives. */
export function toExactQuery({ concepts, query }: ConceptQuery): Query {
  return {
    required: concepts.map(({ typed, synonyms }) => [
      ...typed,
      ...synonyms.map((term) => ({ first: term, neighbours: [] })),
    ]),
    excluded: query.excluded,
  };
}

function unquotedTerm(clause: Clause): Term | null {
  const [chain] = clause;
  if (!chain || clause.length > 1 || chain.neighbours.length > 0 || chain.first.quoted) return null;
  return chain.first;
}

/** Folding changes 群 to 羣; readers are shown what they typed. */
function asTyped({ text }: Term, from: number, word: string): string {
  const [start, end] = toOriginal(fold(text), [from, from + word.length]);
  return text.slice(start, end);
}

function wordConcept(name: string, word: string, vocabulary: Vocabulary): Concept {
  const term = { text: name, folded: word };
  return { name, typed: [{ first: term, neighbours: [] }], synonyms: vocabulary.synonyms(word) };
}

/**
 * A single character split off by segmentation is noise (送 of 送法下乡); one that was typed by itself is
 * intended.
 */
function isContentWord(word: string, typed: string, vocabulary: Vocabulary): boolean {
  return !vocabulary.isStopWord(word) && (word === typed || [...word].length > 1);
}

function wordsOf(folded: string, vocabulary: Vocabulary): string[] {
  return (folded.match(HAN_OR_NOT) ?? []).flatMap((run) =>
    HAN.test(run)
      ? joinPieces(vocabulary.segment(run), vocabulary)
      : units(run).filter((unit) => isDigit(unit.charAt(0)) || isLatin(unit.charAt(0))),
  );
}

/** Joins pieces that together form a word with synonyms, and runs of remaining single characters. */
function joinPieces(pieces: readonly string[], vocabulary: Vocabulary): string[] {
  const words: string[] = [];
  let singles = '';
  const flush = (): void => {
    if (singles !== '') words.push(singles);
    singles = '';
  };
  for (let at = 0; at < pieces.length; ) {
    let count = Math.min(MAX_PIECES, pieces.length - at);
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

function nameOf(clause: Clause): string {
  return clause
    .map(({ first, neighbours }) => [first, ...neighbours.map(({ term }) => term)].map(({ text }) => text))
    .map((terms) => terms.join('～'))
    .join(' | ');
}

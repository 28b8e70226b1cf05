/**
 * The folded text of a passage and the concepts asked for in; which of them it has, where, and how well it answers
 * out. This decides; the engine only proposes.
 */
import { has, type Range } from '../../../indexer/text/occurrences.ts';
import { clauseRanges, match } from '../hits/match.ts';
import { apart, type ConceptMatches, conceptMatches, isThere } from './concept-matches.ts';
import type { Concept, Reading } from './concepts.ts';
import { proximity } from './proximity.ts';

/** A reading whose concepts are weighed. */
export interface WeightedConcepts extends Reading {
  /** Of each concept; 0 where the collection does not have it. */
  readonly weights: readonly number[];
}

/** 0 what exact search finds, 1 what has every concept, 2 what has two fifths of them by weight. */
export type Tier = 0 | 1 | 2;

export interface Finding {
  readonly tier: Tier;
  /** Comparable within a tier of one query; the higher the better. */
  readonly score: number;
  /** Of everything found, in order, without overlap. */
  readonly ranges: readonly Range[];
}

/** What a passage stands in: it speaks of that too, though less than of its own words. */
export interface PassageContext {
  readonly headings: string;
  readonly headingAlone: boolean;
}

/**
 * Of the weight of what is asked for: less than this is no hit. At one half, of two words the more frequent alone never
 * made a hit, however close their weights: nDCG@10 of the questions not held out 0.79 against 0.86.
 */
export const LEAST_SHARE = 0.4;
/** What a synonym is worth of the word itself. */
const SYNONYM = 0.8;
/** BM25: how soon more of the same adds nothing, and how much length counts against a passage. */
const SATURATION = 0.9;
const LENGTH_SHARE = 0.35;
/** Folded characters of a passage of usual length. */
const USUAL_LENGTH = 150;
/** What the words' standing together adds, of their weight. */
const TOGETHER = 0.8;
/** What a heading above that has the word adds, of its weight. */
const HEADING = 0.25;
/** A heading alone names what its paragraphs tell. */
const HEADING_ALONE = 0.6;

/** What the passage has of a query; null where it is no hit. */
export function score(folded: string, asked: WeightedConcepts, setting: PassageContext): Finding | null {
  const stands = standsOf(folded, asked);
  if (stands === null || isExcluded(folded, asked)) return null;
  const tier = match(folded, asked.query) !== null ? 0 : stands.every(isThere) ? 1 : 2;
  const score = scoreOf(folded.length, stands, asked, setting);
  return { tier, score, ranges: apart(stands.flatMap(({ own, synonyms }) => [...own, ...synonyms])) };
}

/** Everything of a query that stands in a text, hit or not. */
export function rangesOf(folded: string, { concepts }: Reading): Range[] {
  return apart(
    concepts
      .map((concept) => conceptMatches(folded, concept))
      .flatMap((one) => [...one.own, ...one.synonyms]),
  );
}

/** The names of the concepts that do not stand in a text. */
export function missingIn(folded: string, { concepts }: Reading): string[] {
  return concepts.filter((concept) => !isThere(conceptMatches(folded, concept))).map(({ name }) => name);
}

/** Null as soon as what is missing weighs too much. */
function standsOf(folded: string, { concepts, weights }: WeightedConcepts): ConceptMatches[] | null {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let missing = 0;
  const stands: ConceptMatches[] = [];
  for (const [at, concept] of concepts.entries()) {
    const stand = conceptMatches(folded, concept);
    if (!isThere(stand)) missing += weights[at] ?? 0;
    if (total - missing < total * LEAST_SHARE) return null;
    stands.push(stand);
  }
  return stands.some(isThere) ? stands : null;
}

function isExcluded(folded: string, { query }: Reading): boolean {
  return query.excluded.some((term) => has(folded, term.folded));
}

function scoreOf(
  length: number,
  stands: readonly ConceptMatches[],
  { concepts, weights }: WeightedConcepts,
  { headings, headingAlone }: PassageContext,
): number {
  const long = 1 - LENGTH_SHARE + LENGTH_SHARE * (length / USUAL_LENGTH);
  let score = 0;
  let found = 0;
  for (const [at, { own, synonyms }] of stands.entries()) {
    const weight = weights[at] ?? 0;
    const often = own.length + SYNONYM * synonyms.length;
    if (often > 0) {
      const worth = own.length > 0 ? 1 : SYNONYM;
      score += (weight * worth * often * (1 + SATURATION)) / (often + SATURATION * long);
      found += weight * worth;
    }
    if (headings !== '' && isNamed(headings, concepts[at])) score += weight * HEADING;
  }
  score += found * TOGETHER * proximity(stands);
  return headingAlone ? score * HEADING_ALONE : score;
}

function isNamed(headings: string, concept: Concept | undefined): boolean {
  if (!concept) return false;
  return clauseRanges(headings, concept.own).length > 0;
}

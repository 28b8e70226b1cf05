/**
 * Matches a query against the folded text of a passage. This decides what is a hit; the engine only proposes
 * candidates.
 */
import { occurrenceStarts, occurrences, type Range } from '../../../indexer/text/occurrences.ts';
import { type Clause, containsTerm, phrasesOf, type Query, termsOf } from '../../query/query.ts';
import { addLeftmost } from './alternatives.ts';
import { addChain, hasChain, occurrencesOf } from './chains.ts';
import { RangeSet, type Spans } from './ranges.ts';

/**
 * Occurrences of all required clauses in text order, identical ranges once; null if a required clause is
 * missing or an excluded term occurs. A phrase is counted left to right without overlap; of overlapping
 * alternatives the leftmost counts, then the longest, so that no word counts twice.
 */
export function match(folded: string, { required, excluded }: Query): readonly Range[] | null {
  const ranges = rangesOfEach(folded, required);
  if (ranges === null) return null;
  for (const term of excluded) if (containsTerm(folded, term)) return null;
  return ranges;
}

function rangesOfEach(folded: string, clauses: readonly Clause[]): readonly Range[] | null {
  const [only] = clauses;
  if (clauses.length === 1 && only) {
    const ranges = clauseRanges(folded, only);
    return ranges.length === 0 ? null : ranges;
  }
  const ranges = new RangeSet(folded.length);
  for (const clause of clauses) if (!addClause(folded, clause, ranges)) return null;
  return ranges.sorted();
}

/**
 * Occurrences of whichever required clauses a passage contains, for hits that need all of them only within a
 * report.
 */
export function partialMatch(folded: string, { required }: Pick<Query, 'required'>): readonly Range[] {
  const ranges = new RangeSet(folded.length);
  for (const clause of required) addClause(folded, clause, ranges);
  return ranges.sorted();
}

function clauseRanges(folded: string, clause: Clause): readonly Range[] {
  const phrase = onlyPhrase(clause);
  if (phrase !== null) return occurrences(folded, phrase);
  const ranges = new RangeSet(folded.length);
  addClause(folded, clause, ranges);
  return ranges.sorted();
}

/** Occurrences of any alternative of a clause, without overlap. */
export function clauseSpans(folded: string, clause: Clause): Spans {
  const [chain] = clause;
  if (chain && onlyPhrase(clause) !== null) return occurrencesOf(folded, chain.first);
  const ranges = new RangeSet(folded.length);
  addClause(folded, clause, ranges);
  return ranges.spans();
}

export function containsClause(folded: string, clause: Clause): boolean {
  return clause.some((chain) =>
    chain.neighbours.length === 0 ? containsTerm(folded, chain.first) : hasChain(folded, chain),
  );
}

/** @returns whether the clause occurs */
function addClause(folded: string, clause: Clause, ranges: RangeSet): boolean {
  const [chain] = clause;
  const phrase = onlyPhrase(clause);
  if (phrase !== null) return ranges.addAll(occurrenceStarts(folded, phrase), phrase.length);
  if (clause.length === 1 && chain) return addChain(folded, chain, ranges);
  return addLeftmost(folded, clause, ranges);
}

/** Null if the clause has alternatives, a chain, or numbers of a unit instead of a phrase. */
function onlyPhrase(clause: Clause): string | null {
  const [chain] = clause;
  return clause.length === 1 && chain?.neighbours.length === 0 && !chain.first.unit
    ? chain.first.folded
    : null;
}

/**
 * Phrases of which every match contains at least one: those of the clause with the fewest alternatives, or of
 * several the one with the longest phrases.
 */
export function rarestPhrases({ required }: Query): string[] {
  const [best = []] = required
    .map((clause) => clause.flatMap((chain) => rarer(termsOf(chain).map(phrasesOf))))
    .sort(byRarity);
  return best;
}

/** Of lists of phrases the one with the fewest, or else the longest phrases. */
function rarer(lists: readonly (readonly string[])[]): readonly string[] {
  return [...lists].sort(byRarity)[0] ?? [];
}

function byRarity(a: readonly string[], b: readonly string[]): number {
  const shortest = (phrases: readonly string[]): number => Math.min(...phrases.map(({ length }) => length));
  return a.length - b.length || shortest(b) - shortest(a);
}

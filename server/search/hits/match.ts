/**
 * Matches a query against the folded text of a passage. This decides what is a hit; the engine only proposes
 * candidates.
 */
import {
  containsPhrase,
  occurrences,
  overlappingOccurrences,
  type Range,
} from '../../../indexer/text/occurrences.ts';
import { type Chain, type Clause, type Query, termsOf } from '../../query/query.ts';
import { distinct, removeOverlaps } from './ranges.ts';

/**
 * Occurrences of all required clauses in text order, identical ranges once; null if a required clause is
 * missing or an excluded term occurs. A phrase is counted left to right without overlap; of overlapping
 * alternatives the leftmost counts, then the longest, so that no word counts twice.
 */
export function match(folded: string, { required, excluded }: Query): Range[] | null {
  const matches: Range[] = [];
  for (const clause of required) {
    const ranges = clauseRanges(folded, clause);
    if (ranges.length === 0) return null;
    for (const range of ranges) matches.push(range);
  }
  for (const term of excluded) if (containsPhrase(folded, term.folded)) return null;
  return required.length === 1 ? matches : distinct(matches);
}

/**
 * Occurrences of whichever required clauses a passage contains, for hits that need all of them only within a
 * report.
 */
export function partialMatch(folded: string, { required }: Pick<Query, 'required'>): Range[] {
  return distinct(required.flatMap((clause) => clauseRanges(folded, clause)));
}

/** Occurrences of any alternative of a clause, without overlap. */
export function clauseRanges(folded: string, clause: Clause): Range[] {
  const [only] = clause;
  if (clause.length === 1 && only) return chainRanges(folded, only);
  // Needs overlapping occurrences: in 甲乙乙乙, once 甲乙 is taken, 乙乙 must still be found in the last two
  // characters.
  return removeOverlaps(
    clause.flatMap((chain) =>
      chain.neighbours.length === 0
        ? overlappingOccurrences(folded, chain.first.folded)
        : chainRanges(folded, chain),
    ),
  );
}

/** Occurrences that belong to a complete chain; a term without a neighbour near enough does not count. */
function chainRanges(folded: string, { first, neighbours }: Chain): Range[] {
  const links = [occurrences(folded, first.folded)];
  for (const { within, term } of neighbours) {
    const before = links.at(-1) ?? [];
    links.push(near(occurrences(folded, term.folded), before, within));
  }
  // Filter backwards as well, to drop the beginnings of chains that break off later.
  for (let at = links.length - 2; at >= 0; at--) {
    const within = neighbours[at]?.within ?? 0;
    const after = links[at + 1] ?? [];
    links[at] = near(links[at] ?? [], after, within);
  }
  return links.length === 1 ? (links[0] ?? []) : distinct(links.flat());
}

/**
 * The ranges that stand at most `within` characters before or after one of the others, without overlapping it.
 * Both are in text order and without overlap among themselves, so that one pass over them suffices: a passage
 * may be three million characters long.
 */
function near(ranges: readonly Range[], others: readonly Range[], within: number): Range[] {
  /** Index of the first of the others that ends after the start of the range: the one before it is nearest. */
  let next = 0;
  return ranges.filter(([start, end]) => {
    while ((others[next]?.[1] ?? Infinity) <= start) next++;
    const before = others[next - 1];
    if (before && start - before[1] <= within) return true;
    let after = next;
    while ((others[after]?.[0] ?? Infinity) < end) after++;
    return (others[after]?.[0] ?? Infinity) - end <= within;
  });
}

/**
 * Phrases of which every match contains at least one: those of the clause with the fewest alternatives, or of
 * several the one with the longest phrases.
 */
export function rarestPhrases({ required }: Query): string[] {
  const phrasesOf = (clause: Clause): string[] =>
    clause.map((chain) => longest(termsOf(chain).map(({ folded }) => folded)));
  const shortest = (phrases: readonly string[]): number => Math.min(...phrases.map(({ length }) => length));
  const [rarest = []] = required
    .map(phrasesOf)
    .sort((a, b) => a.length - b.length || shortest(b) - shortest(a));
  return rarest;
}

function longest(phrases: readonly string[]): string {
  return phrases.reduce((a, b) => (b.length > a.length ? b : a), '');
}

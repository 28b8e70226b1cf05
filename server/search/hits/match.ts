/**
 * Matches a query against the folded text of a passage. This decides what is a hit; the engine only proposes
 * candidates.
 */
import { occurrenceFrom, type Range } from '../../../indexer/text/occurrences.ts';
import {
  type Chain,
  type Clause,
  containsTerm,
  phrasesOf,
  type Query,
  type Term,
  termRanges,
  termsOf,
} from '../../query/query.ts';
import { union } from './ranges.ts';

/**
 * Occurrences of all required clauses in text order, identical ranges once; null if a required clause is
 * missing or an excluded term occurs. A phrase is counted left to right without overlap; of overlapping
 * alternatives the leftmost counts, then the longest, so that no word counts twice.
 */
export function match(folded: string, { required, excluded }: Query): readonly Range[] | null {
  const matches: (readonly Range[])[] = [];
  for (const clause of required) {
    const ranges = clauseRanges(folded, clause);
    if (ranges.length === 0) return null;
    matches.push(ranges);
  }
  for (const term of excluded) if (containsTerm(folded, term)) return null;
  return union(matches);
}

/**
 * Occurrences of whichever required clauses a passage contains, for hits that need all of them only within a
 * report.
 */
export function partialMatch(folded: string, { required }: Pick<Query, 'required'>): readonly Range[] {
  return union(required.map((clause) => clauseRanges(folded, clause)));
}

/** Occurrences of any alternative of a clause, without overlap. */
export function clauseRanges(folded: string, clause: Clause): readonly Range[] {
  const [only] = clause;
  if (clause.length === 1 && only) return chainRanges(folded, only);
  return leftmost(
    clause.map((chain) =>
      chain.neighbours.length === 0 && !chain.first.unit
        ? (from: number) => occurrenceFrom(folded, chain.first.folded, from)
        : nextOf(chainRanges(folded, chain)),
    ),
  );
}

/** The next range that starts at an offset or after it, and the longest one where several start together. */
type NextRange = (from: number) => Range | null;

/**
 * Ranges without overlap: the leftmost, then the longest, then those from its end on. Each alternative is
 * looked for again only once its last occurrence is passed, so that sixty of them, many times nested in one
 * another, cost no more than the occurrences that count.
 */
function leftmost(alternatives: readonly NextRange[]): Range[] {
  const kept: Range[] = [];
  let left = alternatives.map((after) => ({ after, range: after(0) }));
  for (let end = 0; ; ) {
    let best: Range | null = null;
    let isAnyUsedUp = false;
    for (const alternative of left) {
      if (alternative.range && alternative.range[0] < end) alternative.range = alternative.after(end);
      const { range } = alternative;
      if (!range) isAnyUsedUp = true;
      else if (!best || range[0] < best[0] || (range[0] === best[0] && range[1] > best[1])) best = range;
    }
    if (!best) return kept;
    if (isAnyUsedUp) left = left.filter(({ range }) => range !== null);
    kept.push(best);
    end = best[1];
  }
}

/** @param ranges sorted by start, then end */
function nextOf(ranges: readonly Range[]): NextRange {
  let at = 0;
  return (from) => {
    while ((ranges[at]?.[0] ?? Infinity) < from) at++;
    while (ranges[at + 1] && ranges[at + 1]?.[0] === ranges[at]?.[0]) at++;
    return ranges[at] ?? null;
  };
}

/** Occurrences of one term of a chain. */
interface Link {
  readonly term: Term;
  /** Sorted, and without overlap. */
  readonly ranges: readonly Range[];
}

/** Occurrences that belong to a complete chain; a term without a neighbour near enough does not count. */
function chainRanges(folded: string, { first, neighbours }: Chain): readonly Range[] {
  if (neighbours.length === 0) return termRanges(folded, first);
  // A chain may repeat a term: it is looked for once.
  const found = new Map<string, readonly Range[]>();
  const linkOf = (term: Term): Link => {
    const ranges = found.get(term.folded) ?? termRanges(folded, term);
    found.set(term.folded, ranges);
    return { term, ranges };
  };
  let last = linkOf(first);
  const links = [last];
  for (const { within, term } of neighbours) {
    last = near(linkOf(term), last, within);
    links.push(last);
  }
  // Filter backwards as well, to drop the beginnings of chains that break off later.
  for (let at = links.length - 2; at >= 0; at--) {
    last = near(links[at] as Link, last, neighbours[at]?.within ?? 0);
    links[at] = last;
  }
  return union([...found].map(([key, all]) => rangesOf(key, all, links, folded.length)));
}

/** Those of the occurrences of a term that are in any of the links that are of it. */
function rangesOf(
  key: string,
  all: readonly Range[],
  links: readonly Link[],
  textLength: number,
): readonly Range[] {
  const isStart = new Uint8Array(textLength);
  for (const { term, ranges } of links)
    if (term.folded === key) for (const [start] of ranges) isStart[start] = 1;
  return all.filter(([start]) => isStart[start] === 1);
}

/**
 * The occurrences of a link that stand at most `within` characters before or after one of another link, without
 * overlapping it. One pass over both suffices.
 */
function near({ term, ranges }: Link, { ranges: others }: Link, within: number): Link {
  const kept: Range[] = [];
  /** Index of the first of the others that ends after the start of the occurrence, and the next one after it. */
  let [next, after] = [0, 0];
  for (const range of ranges) {
    const [start, end] = range;
    while (next < others.length && (others[next]?.[1] ?? 0) <= start) next++;
    const isAfter = next > 0 && start - (others[next - 1]?.[1] ?? 0) <= within;
    if (!isAfter) {
      while (after < others.length && (others[after]?.[0] ?? 0) < end) after++;
      if (after === others.length || (others[after]?.[0] ?? 0) - end > within) continue;
    }
    kept.push(range);
  }
  return { term, ranges: kept };
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

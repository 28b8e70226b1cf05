/**
 * Matches a query against the folded text of a passage. This decides what is a hit; the engine only proposes
 * candidates.
 */
import {
  containsPhrase,
  occurrenceFrom,
  occurrenceStarts,
  occurrences,
  type Range,
} from '../../../indexer/text/occurrences.ts';
import { type Chain, type Clause, type Query, type Term, termsOf } from '../../query/query.ts';
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
  for (const term of excluded) if (containsPhrase(folded, term.folded)) return null;
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
      chain.neighbours.length === 0
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
  readonly phrase: string;
  /** Sorted, and without overlap. */
  readonly starts: readonly number[];
}

/** Occurrences that belong to a complete chain; a term without a neighbour near enough does not count. */
function chainRanges(folded: string, { first, neighbours }: Chain): readonly Range[] {
  if (neighbours.length === 0) return occurrences(folded, first.folded);
  // A chain may repeat a term: it is looked for once.
  const found = new Map<string, readonly number[]>();
  const linkOf = ({ folded: phrase }: Term): Link => {
    const starts = found.get(phrase) ?? occurrenceStarts(folded, phrase);
    found.set(phrase, starts);
    return { phrase, starts };
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
  return union([...found.keys()].map((phrase) => rangesOf(phrase, links, folded.length)));
}

/** The occurrences of a phrase in any of the links that are of it. */
function rangesOf(phrase: string, links: readonly Link[], textLength: number): Range[] {
  const isStart = new Uint8Array(textLength);
  for (const link of links) if (link.phrase === phrase) for (const start of link.starts) isStart[start] = 1;
  const ranges: Range[] = [];
  for (let start = isStart.indexOf(1); start >= 0; start = isStart.indexOf(1, start + 1))
    ranges.push([start, start + phrase.length]);
  return ranges;
}

/**
 * The occurrences of a link that stand at most `within` characters before or after one of another link, without
 * overlapping it. One pass over both suffices.
 */
function near(link: Link, { phrase, starts: others }: Link, within: number): Link {
  const [length, otherLength] = [link.phrase.length, phrase.length];
  const starts: number[] = [];
  /** Index of the first of the others that ends after the start of the occurrence, and the next one after it. */
  let [next, after] = [0, 0];
  for (const start of link.starts) {
    while (next < others.length && (others[next] ?? 0) + otherLength <= start) next++;
    const isAfter = next > 0 && start - ((others[next - 1] ?? 0) + otherLength) <= within;
    if (!isAfter) {
      while (after < others.length && (others[after] ?? 0) < start + length) after++;
      if (after === others.length || (others[after] ?? 0) - (start + length) > within) continue;
    }
    starts.push(start);
  }
  return { phrase: link.phrase, starts };
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

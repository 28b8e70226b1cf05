/** Finds chains of terms that stand near one another, in time linear in the occurrences of each term. */
import { occurrenceStarts } from '../../../indexer/text/occurrences.ts';
import type { Chain, Term } from '../../query/query.ts';
import type { RangeSet } from './ranges.ts';

/** Occurrences of one term of a chain. */
interface Link {
  /** Of the phrase, in UTF-16 units. */
  readonly length: number;
  /** Sorted, and without overlap. */
  readonly starts: Int32Array;
}

/**
 * Adds the occurrences that belong to a complete chain; a term without a neighbour near enough does not count.
 * @returns whether there are any
 */
export function addChain(folded: string, chain: Chain, ranges: RangeSet): boolean {
  const links = completeLinks(folded, chain);
  for (const { starts, length } of links) ranges.addAll(starts, length);
  return (links[0]?.starts.length ?? 0) > 0;
}

/** Of each offset of a text, the length of the longest occurrence that starts there and belongs to a complete chain; 0 if none does. */
export function longestInChain(folded: string, chain: Chain): Uint32Array {
  const longest = new Uint32Array(folded.length);
  for (const { starts, length } of completeLinks(folded, chain))
    for (let at = 0; at < starts.length; at++) {
      const start = starts[at] as number;
      if ((longest[start] as number) < length) longest[start] = length;
    }
  return longest;
}

function completeLinks(folded: string, { first, neighbours }: Chain): readonly Link[] {
  // A chain may repeat a term: it is looked for once.
  const found = new Map<string, Link>();
  const linkOf = ({ folded: phrase }: Term): Link => {
    const known = found.get(phrase);
    if (known) return known;
    const link = { length: phrase.length, starts: new Int32Array(occurrenceStarts(folded, phrase)) };
    found.set(phrase, link);
    return link;
  };
  let last = linkOf(first);
  const links = [last];
  const nearest = rememberingLast(near);
  for (const { within, term } of neighbours) {
    last = nearest(linkOf(term), last, within);
    links.push(last);
  }
  // Filter backwards as well, to drop the beginnings of chains that break off later.
  for (let at = links.length - 2; at >= 0; at--) {
    last = nearest(links[at] as Link, last, neighbours[at]?.within ?? 0);
    links[at] = last;
  }
  return links;
}

/** Of a chain that repeats one term sixty times, each step is the one before. */
function rememberingLast(find: typeof near): typeof near {
  let known: { readonly of: Parameters<typeof near>; readonly result: Link } | null = null;
  return (...of) => {
    if (known === null || of.some((argument, at) => argument !== known?.of[at]))
      known = { of, result: find(...of) };
    return known.result;
  };
}

/**
 * The occurrences of a link that stand at most `within` characters before or after one of another link, without
 * overlapping it: the link itself if all do. One pass over both suffices.
 */
function near(link: Link, { starts: others, length: otherLength }: Link, within: number): Link {
  const { starts, length } = link;
  const kept = new Int32Array(starts.length);
  const end = others.length;
  let count = 0;
  /** Index of the first of the others that ends after the start of the occurrence, and the next one after it. */
  let [next, after] = [0, 0];
  for (let at = 0; at < starts.length; at++) {
    const start = starts[at] as number;
    while (next < end && (others[next] as number) + otherLength <= start) next++;
    const isAfter = next > 0 && start - ((others[next - 1] as number) + otherLength) <= within;
    if (!isAfter) {
      while (after < end && (others[after] as number) < start + length) after++;
      if (after === end || (others[after] as number) - (start + length) > within) continue;
    }
    kept[count++] = start;
  }
  return count === starts.length ? link : { length, starts: kept.subarray(0, count) };
}

/** Finds chains of terms that stand near one another, in time linear in the occurrences of each term. */
import { occurrenceStarts } from '../../../indexer/text/occurrences.ts';
import { type Chain, type Term, termRanges } from '../../query/query.ts';
import { type RangeSet, type Spans, spansOf } from './ranges.ts';

/**
 * Adds the occurrences that belong to a complete chain; a term without a neighbour near enough does not count.
 * @returns whether there are any
 */
export function addChain(folded: string, chain: Chain, ranges: RangeSet): boolean {
  const links = completeLinks(folded, chain);
  for (const { starts, ends } of links)
    for (let at = 0; at < starts.length; at++) {
      const start = starts[at] as number;
      ranges.add(start, (ends[at] as number) - start);
    }
  return (links[0]?.starts.length ?? 0) > 0;
}

/** Whether a chain occurs. */
export function hasChain(folded: string, chain: Chain): boolean {
  return (completeLinks(folded, chain)[0]?.starts.length ?? 0) > 0;
}

/** Of each offset of a text, the length of the longest occurrence that starts there and belongs to a complete chain; 0 if none does. */
export function longestInChain(folded: string, chain: Chain): Uint32Array {
  const longest = new Uint32Array(folded.length);
  for (const { starts, ends } of completeLinks(folded, chain))
    for (let at = 0; at < starts.length; at++) {
      const start = starts[at] as number;
      const length = (ends[at] as number) - start;
      if ((longest[start] as number) < length) longest[start] = length;
    }
  return longest;
}

function completeLinks(folded: string, { first, neighbours }: Chain): readonly Spans[] {
  let last = occurrencesOf(folded, first);
  const links = [last];
  const nearest = rememberingLast(near);
  for (const { within, term } of neighbours) {
    last = nearest(occurrencesOf(folded, term), last, within);
    links.push(last);
  }
  // Filter backwards as well, to drop the beginnings of chains that break off later.
  for (let at = links.length - 2; at >= 0; at--) {
    last = nearest(links[at] as Spans, last, neighbours[at]?.within ?? 0);
    links[at] = last;
  }
  return links;
}

/** What has been found in the text looked at last. Chains repeat their terms, and share them with other clauses. */
let recent: { readonly folded: string; readonly found: Map<string, Spans> } = {
  folded: '',
  found: new Map(),
};

/** The occurrences of a term, without overlap. */
export function occurrencesOf(folded: string, term: Term): Spans {
  if (recent.folded !== folded) recent = { folded, found: new Map() };
  const key = `${term.folded}${term.unit ? '#' : ''}`;
  const known = recent.found.get(key) ?? findOccurrences(folded, term);
  recent.found.set(key, known);
  return known;
}

function findOccurrences(folded: string, term: Term): Spans {
  if (term.unit) return spansOf(termRanges(folded, term));
  const starts = new Int32Array(occurrenceStarts(folded, term.folded));
  return { starts, ends: starts.map((start) => start + term.folded.length) };
}

/** Of a chain that repeats one term sixty times, each step is the one before. */
function rememberingLast(find: typeof near): typeof near {
  let known: { readonly of: Parameters<typeof near>; readonly result: Spans } | null = null;
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
function near(link: Spans, { starts: others, ends: otherEnds }: Spans, within: number): Spans {
  const { starts, ends } = link;
  const kept = new Int32Array(starts.length);
  const keptEnds = new Int32Array(starts.length);
  const last = others.length;
  let count = 0;
  /** Index of the first of the others that ends after the start of the occurrence, and the next one after it. */
  let [next, after] = [0, 0];
  for (let at = 0; at < starts.length; at++) {
    const start = starts[at] as number;
    const end = ends[at] as number;
    while (next < last && (otherEnds[next] as number) <= start) next++;
    const isAfter = next > 0 && start - (otherEnds[next - 1] as number) <= within;
    if (!isAfter) {
      while (after < last && (others[after] as number) < end) after++;
      if (after === last || (others[after] as number) - end > within) continue;
    }
    kept[count] = start;
    keptEnds[count++] = end;
  }
  if (count === starts.length) return link;
  return { starts: kept.subarray(0, count), ends: keptEnds.subarray(0, count) };
}

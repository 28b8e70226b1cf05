/**
 * Resolves a link to the current state of its passage: by id if that passage still has the quoted words,
 * otherwise by the words, first in reports of the same place and year, then anywhere.
 */
import { foldToString } from '../../indexer/text/fold.ts';
import { occurrences } from '../../indexer/text/occurrences.ts';
import type { Filters } from '../contract/parameters.ts';
import type { FindQuery } from '../contract/passages.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { notFound } from '../engine/steady-servers.ts';
import { phraseQuery } from '../query/query.ts';
import { ExactRetriever } from '../search/exact/exact-retriever.ts';
import { hitId } from '../search/hits/hits.ts';
import type { SearchContext } from '../search/hits/search-context.ts';
import { passagesInContext } from './citations.ts';
import type { PassageInContext } from './link.ts';
import { checksum } from './selector.ts';

export interface ResolvedLink {
  readonly located: PassageInContext;
  /** The id differs from that in the link. */
  readonly moved: boolean;
  /** The wording has changed since the link was made. */
  readonly changed: boolean;
  /** Number of other passages that contain the words by which it was resolved. */
  readonly others: number;
}

/** Candidates compared by their context; further copies of a set phrase would not differ. */
const MAX_CANDIDATES = 50;
/**
 * Minimum folded characters of a fragment of the quotation worth searching for; shorter ones occur
 * everywhere.
 */
const MIN_FRAGMENT_LENGTH = 6;

/** @throws ApiError if no passage contains the words */
export async function resolveSelector(context: SearchContext, selector: FindQuery): Promise<ResolvedLink> {
  const [named] = selector.id === undefined ? [] : await passagesInContext(context, [selector.id]);
  if (named && hasQuote(named, selector)) return resolved(named, selector, 0);
  if (foldToString(selector.quote) === '')
    throw notFound(context.reader, 'no_such_passage', selector.id ?? '');
  const home = homeOf(selector, context);
  // In its own report the passage may have been edited: an unedited fragment there is better than the full
  // quotation in another report.
  const tries: readonly (readonly [words: string, filters: Filters])[] = [
    ...(home === null
      ? []
      : [selector.quote, ...fragmentsOf(selector)].map((words) => [words, home] as const)),
    [selector.quote, NO_FILTERS],
  ];
  for (const [words, filters] of tries) {
    const { located, total } = await passagesWith(context, words, filters);
    const best = await bestMatch(located, selector);
    if (best) return resolved(best, selector, total - 1);
  }
  throw notFound(context.reader, 'passage_gone', selector.quote);
}

function resolved(located: PassageInContext, selector: FindQuery, others: number): ResolvedLink {
  const { id, text } = located.passage;
  const same = selector.sum === undefined ? hasQuote(located, selector) : checksum(text) === selector.sum;
  return { located, moved: id !== selector.id, changed: !same, others };
}

/** A link without a quotation is trusted by its id alone, which changes with the wording. */
function hasQuote({ passage }: PassageInContext, { quote }: FindQuery): boolean {
  return foldToString(quote) === '' || has(passage.text, quote);
}

function has(text: string, words: string): boolean {
  return occurrences(foldToString(text), foldToString(words)).length > 0;
}

function homeOf({ place, year }: FindQuery, { catalogue }: SearchContext): Filters | null {
  if (place === undefined && year === undefined) return null;
  return {
    ...NO_FILTERS,
    ...(place !== undefined && { place: [...catalogue.currentKeys(place)] }),
    ...(year !== undefined && { year: [year] }),
  };
}

async function passagesWith(
  context: SearchContext,
  words: string,
  filters: Filters,
): Promise<{ located: PassageInContext[]; total: number }> {
  const folded = foldToString(words);
  if (folded === '') return { located: [], total: 0 };
  const retriever = new ExactRetriever(context, phraseQuery({ text: words, folded }), 'passage');
  const { page, total } = await retriever.find(filters, {
    sort: 'newest',
    count: 'auto',
    offset: 0,
    limit: MAX_CANDIDATES,
  });
  return { located: await passagesInContext(context, page.map(hitId)), total: total.passages };
}

/** Halves of the quotation and the text after it, unless too short to be distinctive. */
function fragmentsOf({ quote, suffix }: FindQuery): string[] {
  const middle = Math.floor(quote.length / 2);
  return [quote.slice(middle), quote.slice(0, middle), suffix].filter(
    (fragment) => foldToString(fragment).length >= MIN_FRAGMENT_LENGTH,
  );
}

/** Prefers identical wording, then the most similar context, then the position nearest to the old one. */
async function bestMatch(
  candidates: readonly PassageInContext[],
  selector: FindQuery,
): Promise<PassageInContext | undefined> {
  const old = Number(/-(\d+)$/.exec(selector.id ?? '')?.[1] ?? 0);
  const compared: { located: PassageInContext; same: number; around: number; away: number }[] = [];
  const slice = timeSlice(undefined);
  for (const located of candidates) {
    compared.push({
      located,
      same: selector.sum !== undefined && checksum(located.passage.text) === selector.sum ? 1 : 0,
      around: contextSimilarity(located, selector),
      away: Math.abs(located.passage.position - old),
    });
    if (slice.isOver()) await slice.next();
  }
  return compared.sort((a, b) => b.same - a.same || b.around - a.around || a.away - b.away)[0]?.located;
}

/** Number of folded context characters that agree with the link, counted outwards from the quotation. */
function contextSimilarity(
  { passage, before: previous, after }: PassageInContext,
  { quote, prefix, suffix }: FindQuery,
): number {
  const text = foldToString(passage.text);
  const words = foldToString(quote);
  const at = Math.max(0, text.indexOf(words));
  const left = foldToString(previous?.text ?? '') + text.slice(0, at);
  const right = text.slice(at + words.length) + foldToString(after?.text ?? '');
  const before = foldToString(prefix);
  return (
    // One unit more, lest the cut through a surrogate pair be compared.
    commonPrefixLength(reversed(left.slice(-before.length - 1)), reversed(before)) +
    commonPrefixLength(right, foldToString(suffix))
  );
}

function commonPrefixLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

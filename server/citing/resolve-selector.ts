/**
 * What a link says of a passage in; the passage as it stands now out: under its id where that still has these words,
 * else by the words, first in reports of the same place and year, then anywhere.
 */
import { foldToString } from '../../indexer/text/fold.ts';
import { occurrences } from '../../indexer/text/occurrences.ts';
import type { Filters } from '../contract/parameters.ts';
import type { FindQuery } from '../contract/passages.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { phraseQuery } from '../query/query.ts';
import { findSome } from '../search/exact/find.ts';
import { hitId } from '../search/hits/hits.ts';
import type { SearchContext } from '../search/hits/search-context.ts';
import { ApiError } from '../web/errors.ts';
import { placedPassages } from './citations.ts';
import type { PassageInContext } from './link.ts';
import { sumOf } from './selector.ts';

export interface FoundAgain {
  readonly located: PassageInContext;
  /** It has another id than the link says. */
  readonly moved: boolean;
  /** Its words are no longer those that the link was taken from. */
  readonly changed: boolean;
  /** How many more passages there have the words that it was found by. */
  readonly others: number;
}

/** Candidates that are told apart by what stands around them: copies of a set phrase beyond these are alike. */
const MOST_COMPARED = 50;
/** A piece of a quotation is looked for where it has as many folded characters; shorter ones stand everywhere. */
const SHORTEST_PIECE = 6;

/** @throws ApiError where nothing has these words */
export async function resolveSelector(context: SearchContext, asked: FindQuery): Promise<FoundAgain> {
  const [named] = asked.id === undefined ? [] : await placedPassages(context, [asked.id]);
  if (named && saysSo(named, asked)) return found(named, asked, 0);
  if (foldToString(asked.quote) === '') throw new ApiError('no_such_passage', { id: asked.id ?? '' });
  const home = homeOf(asked);
  // Where it came from, the passage may have been edited: a piece of it that was not is enough there, and better than
  // the whole of it in another report.
  const tries: readonly (readonly [words: string, filters: Filters])[] = [
    ...(home === null ? [] : [asked.quote, ...piecesOf(asked)].map((words) => [words, home] as const)),
    [asked.quote, NO_FILTERS],
  ];
  for (const [words, filters] of tries) {
    const { located, total } = await having(context, words, filters);
    const best = nearest(located, asked);
    if (best) return found(best, asked, total - 1);
  }
  throw new ApiError('passage_gone', { quote: asked.quote });
}

function found(located: PassageInContext, asked: FindQuery, others: number): FoundAgain {
  const { id, text } = located.passage;
  const same = asked.sum === undefined ? has(text, asked.quote) : sumOf(text) === asked.sum;
  return { located, moved: id !== asked.id, changed: !same, others };
}

/** An id without words is taken at its word. */
function saysSo({ passage }: PassageInContext, { quote }: FindQuery): boolean {
  return foldToString(quote) === '' || has(passage.text, quote);
}

function has(text: string, words: string): boolean {
  return occurrences(foldToString(text), foldToString(words)).length > 0;
}

function homeOf({ place, year }: FindQuery): Filters | null {
  if (place === undefined && year === undefined) return null;
  return {
    ...NO_FILTERS,
    ...(place !== undefined && { place: [place] }),
    ...(year !== undefined && { year: [year] }),
  };
}

async function having(
  context: SearchContext,
  words: string,
  filters: Filters,
): Promise<{ located: PassageInContext[]; total: number }> {
  const folded = foldToString(words);
  if (folded === '') return { located: [], total: 0 };
  const asked = { query: phraseQuery({ text: words, folded }), filters, within: 'passage' } as const;
  const { page, total } = await findSome(context, asked, MOST_COMPARED);
  return { located: await placedPassages(context, page.map(hitId)), total: total.passages };
}

/** Halves of the quotation and what followed it, each long enough to mean something. */
function piecesOf({ quote, suffix }: FindQuery): string[] {
  const middle = Math.floor(quote.length / 2);
  return [quote.slice(middle), quote.slice(0, middle), suffix].filter(
    (piece) => foldToString(piece).length >= SHORTEST_PIECE,
  );
}

/** Word for word the same before all else, then the most like around, then the nearest to its old position. */
function nearest(candidates: readonly PassageInContext[], asked: FindQuery): PassageInContext | undefined {
  const old = Number(/-(\d+)$/.exec(asked.id ?? '')?.[1] ?? 0);
  return candidates
    .map((located) => ({
      located,
      same: asked.sum !== undefined && sumOf(located.passage.text) === asked.sum ? 1 : 0,
      around: likeness(located, asked),
      away: Math.abs(located.passage.position - old),
    }))
    .sort((a, b) => b.same - a.same || b.around - a.around || a.away - b.away)[0]?.located;
}

/** Folded characters that agree with the link's, counted from the quotation outwards. */
function likeness(
  { passage, before, after }: PassageInContext,
  { quote, prefix, suffix }: FindQuery,
): number {
  const text = foldToString(passage.text);
  const words = foldToString(quote);
  const at = Math.max(0, text.indexOf(words));
  const left = foldToString(before?.text ?? '') + text.slice(0, at);
  const right = text.slice(at + words.length) + foldToString(after?.text ?? '');
  return agreeing(reversed(left), reversed(foldToString(prefix))) + agreeing(right, foldToString(suffix));
}

function agreeing(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

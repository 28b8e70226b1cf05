/**
 * What a link says of a passage in; the passage as it stands now out: under its id where that still has these words,
 * else by the words, first in reports of the same place and year, then anywhere.
 */
import { foldToString } from '../../indexer/text/fold.ts';
import { occurrences } from '../../indexer/text/occurrences.ts';
import type { Filters, FindQuery } from '../contract.ts';
import { ApiError } from '../errors.ts';
import { phraseQuery } from '../query/query.ts';
import { NO_FILTERS } from '../search/filter.ts';
import { findSome } from '../search/find.ts';
import { hitId } from '../search/hits.ts';
import type { Searching } from '../search/searching.ts';
import { placedPassages } from './citations.ts';
import type { Placed } from './link.ts';
import { sumOf } from './selector.ts';

export interface FoundAgain {
  readonly placed: Placed;
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
export async function findAgain(searching: Searching, asked: FindQuery): Promise<FoundAgain> {
  const [named] = asked.id === undefined ? [] : await placedPassages(searching, [asked.id]);
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
    const { placed, total } = await having(searching, words, filters);
    const best = nearest(placed, asked);
    if (best) return found(best, asked, total - 1);
  }
  throw new ApiError('passage_gone', { quote: asked.quote });
}

function found(placed: Placed, asked: FindQuery, others: number): FoundAgain {
  const { id, text } = placed.passage;
  const same = asked.sum === undefined ? has(text, asked.quote) : sumOf(text) === asked.sum;
  return { placed, moved: id !== asked.id, changed: !same, others };
}

/** An id without words is taken at its word. */
function saysSo({ passage }: Placed, { quote }: FindQuery): boolean {
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
  searching: Searching,
  words: string,
  filters: Filters,
): Promise<{ placed: Placed[]; total: number }> {
  const folded = foldToString(words);
  if (folded === '') return { placed: [], total: 0 };
  const asked = { query: phraseQuery({ text: words, folded }), filters, within: 'passage' } as const;
  const { page, total } = await findSome(searching, asked, MOST_COMPARED);
  return { placed: await placedPassages(searching, page.map(hitId)), total: total.passages };
}

/** Halves of the quotation and what followed it, each long enough to mean something. */
function piecesOf({ quote, suffix }: FindQuery): string[] {
  const middle = Math.floor(quote.length / 2);
  return [quote.slice(middle), quote.slice(0, middle), suffix].filter(
    (piece) => foldToString(piece).length >= SHORTEST_PIECE,
  );
}

/** Word for word the same before all else, then the most like around, then the nearest to its old position. */
function nearest(candidates: readonly Placed[], asked: FindQuery): Placed | undefined {
  const old = Number(/-(\d+)$/.exec(asked.id ?? '')?.[1] ?? 0);
  return candidates
    .map((placed) => ({
      placed,
      same: asked.sum !== undefined && sumOf(placed.passage.text) === asked.sum ? 1 : 0,
      around: likeness(placed, asked),
      away: Math.abs(placed.passage.position - old),
    }))
    .sort((a, b) => b.same - a.same || b.around - a.around || a.away - b.away)[0]?.placed;
}

/** Folded characters that agree with the link's, counted from the quotation outwards. */
function likeness({ passage, before, after }: Placed, { quote, prefix, suffix }: FindQuery): number {
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

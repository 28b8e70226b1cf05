/**
 * Builds the concordance of a query: one line per occurrence, with its verbatim left and right context.
 *
 * Only the passages of the requested page are fetched from the engine; sorting needs just the folded text,
 * which is in memory.
 */
import type { KwicAnswer, KwicQuery } from '../../contract/concordance.ts';
import { toReportHead } from '../../corpus/catalogue.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import { answerTerms } from '../../query/answer-terms.ts';
import { explain } from '../../query/explain.ts';
import { parseQuery } from '../../query/parse.ts';
import { findAll } from '../../search/exact/find.ts';
import { hitId, type Matcher, matcher, rangesIn, type VerifiedHit } from '../../search/hits/hits.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';
import { timeSlice } from '../../search/hits/time-slice.ts';
import { exactTotal } from '../../search/hits/totals.ts';
import type { Language } from '../../web/errors.ts';
import { ContextSort, type LineAt, type Side } from './context-sort.ts';
import { foldedTexts } from './folded-texts.ts';

export async function concordance(
  context: SearchContext,
  request: KwicQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<KwicAnswer> {
  const started = performance.now();
  const query = parseQuery(request.q);
  const { sort, within, offset, limit } = request;
  const sortsBySide = sort === 'left' || sort === 'right';
  const searchRequest = { query, filters: request, within };
  const hits = await findAll(context, searchRequest, sortsBySide ? 'newest' : sort, signal);
  const match = matcher(query, within);
  const page = sortsBySide
    ? await sortedBySide(context, hits, match, sort, { offset, limit }, signal)
    : inOrder(hits, offset, limit);
  return {
    query: { text: request.q, terms: answerTerms(query), understood: explain(query, language) },
    total: exactTotal(hits),
    lines: await lines(context, hits, page, match, request.width),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

function inOrder(hits: readonly VerifiedHit[], offset: number, limit: number): LineAt[] {
  const page: LineAt[] = [];
  let before = 0;
  for (const [at, { occurrences }] of hits.entries()) {
    if (page.length === limit) break;
    const first = Math.max(0, offset - before);
    for (let index = first; index < occurrences && page.length < limit; index++) page.push([at, index]);
    before += occurrences;
  }
  return page;
}

async function sortedBySide(
  context: SearchContext,
  hits: readonly VerifiedHit[],
  match: Matcher,
  side: Side,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  signal: AbortSignal | undefined,
): Promise<LineAt[]> {
  const textOf = await foldedTexts(context, hits);
  const text = (at: number): string => {
    const hit = hits[at];
    return hit ? textOf(hit) : '';
  };
  const contextSort = new ContextSort(side, text);
  const slice = timeSlice(signal);
  for (const at of hits.keys()) {
    contextSort.add(at, match(text(at)) ?? []);
    if (slice.isOver()) await slice.next();
  }
  return contextSort.page(offset, limit);
}

async function lines(
  { reader }: SearchContext,
  hits: readonly VerifiedHit[],
  page: readonly LineAt[],
  match: Matcher,
  width: number,
): Promise<KwicAnswer['lines']> {
  const ids = new Set(page.flatMap(([at]) => (hits[at] ? [hitId(hits[at])] : [])));
  const passages = await reader.passages([...ids]);
  return page.flatMap(([at, occurrence]) => {
    const hit = hits[at];
    const passage = hit && passages.get(hitId(hit));
    return passage ? line(hit, passage, occurrence, match, width) : [];
  });
}

function line(
  { record }: VerifiedHit,
  passage: Candidate,
  occurrence: number,
  match: Matcher,
  width: number,
): KwicAnswer['lines'] {
  const { id, text, position, paragraph, role, section, path } = passage;
  const range = rangesIn(text, match)[occurrence];
  if (!range) return [];
  const [start, end] = range;
  // A character takes at most two units, so a surrogate half at the far end falls outside the width.
  const left = [...text.slice(Math.max(0, start - 2 * width), start)].slice(-width).join('');
  const right = [...text.slice(end, end + 2 * width)].slice(0, width).join('');
  return [
    {
      left,
      keyword: text.slice(start, end),
      right,
      passage: id,
      range: [start, end],
      report: toReportHead(record),
      section: { kind: section, path: [...path] },
      position,
      paragraph,
      role,
    },
  ];
}

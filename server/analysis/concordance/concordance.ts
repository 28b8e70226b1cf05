/**
 * A query in, its concordance out: a line for each occurrence, with what stands left and right of it, verbatim.
 *
 * Only the passages of the page are asked of the engine; sorting needs the folded text alone, which is in memory.
 */

import type { KwicAnswer, KwicQuery } from '../../contract/concordance.ts';
import { head } from '../../corpus/catalogue.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import { answerTerms } from '../../query/answer-terms.ts';
import { explain } from '../../query/explain.ts';
import { parseQuery } from '../../query/parse.ts';
import { findAll } from '../../search/exact/find.ts';
import { exactTotal } from '../../search/hits/facets.ts';
import { hitId, type Matcher, matcher, rangesIn, type VerifiedHit } from '../../search/hits/hits.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';
import type { Language } from '../../web/errors.ts';
import { type LineAt, NearbyLines, type Side } from './context-sort.ts';
import { foldedTexts } from './folded-texts.ts';

/** Milliseconds of sorting before other requests have their turn. */
const SLICE_MS = 5;

export async function concordance(
  context: SearchContext,
  asked: KwicQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<KwicAnswer> {
  const started = performance.now();
  const query = parseQuery(asked.q);
  const { sort, within, offset, limit } = asked;
  const bySide = sort === 'left' || sort === 'right';
  const wanted = { query, filters: asked, within };
  const hits = await findAll(context, wanted, bySide ? 'newest' : sort, signal);
  const found = matcher(query, within);
  const page = bySide
    ? await sortedBySide(context, hits, found, sort, { offset, limit }, signal)
    : inOrder(hits, offset, limit);
  return {
    query: { text: asked.q, terms: answerTerms(query), understood: explain(query, language) },
    total: exactTotal(hits),
    lines: await lines(context, hits, page, found, asked.width),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

function inOrder(hits: readonly VerifiedHit[], offset: number, limit: number): LineAt[] {
  const page: LineAt[] = [];
  let before = 0;
  for (const [at, { occurrences }] of hits.entries()) {
    if (page.length === limit) break;
    const first = Math.max(0, offset - before);
    for (let one = first; one < occurrences && page.length < limit; one++) page.push([at, one]);
    before += occurrences;
  }
  return page;
}

async function sortedBySide(
  context: SearchContext,
  hits: readonly VerifiedHit[],
  found: Matcher,
  side: Side,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  signal: AbortSignal | undefined,
): Promise<LineAt[]> {
  const textOf = await foldedTexts(context, hits);
  const text = (at: number): string => {
    const hit = hits[at];
    return hit ? textOf(hit) : '';
  };
  const contextSort = new NearbyLines(side, text);
  let until = performance.now() + SLICE_MS;
  for (const at of hits.keys()) {
    contextSort.add(at, found(text(at)) ?? []);
    if (performance.now() < until) continue;
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    until = performance.now() + SLICE_MS;
  }
  return contextSort.page(offset, limit);
}

async function lines(
  { reader }: SearchContext,
  hits: readonly VerifiedHit[],
  page: readonly LineAt[],
  found: Matcher,
  width: number,
): Promise<KwicAnswer['lines']> {
  const ids = new Set(page.flatMap(([at]) => (hits[at] ? [hitId(hits[at])] : [])));
  const passages = await reader.passages([...ids]);
  return page.flatMap(([at, occurrence]) => {
    const hit = hits[at];
    const passage = hit && passages.get(hitId(hit));
    return passage ? line(hit, passage, occurrence, found, width) : [];
  });
}

function line(
  { record }: VerifiedHit,
  passage: Candidate,
  occurrence: number,
  found: Matcher,
  width: number,
): KwicAnswer['lines'] {
  const { id, text, position, paragraph, role, section, path } = passage;
  const range = rangesIn(text, found)[occurrence];
  if (!range) return [];
  const [start, end] = range;
  // A character takes two units at most, so that half of one at the far end is beyond the width.
  const left = [...text.slice(Math.max(0, start - 2 * width), start)].slice(-width).join('');
  const right = [...text.slice(end, end + 2 * width)].slice(0, width).join('');
  return [
    {
      left,
      keyword: text.slice(start, end),
      right,
      passage: id,
      range: [start, end],
      report: head(record),
      section: { kind: section, path: [...path] },
      position,
      paragraph,
      role,
    },
  ];
}

/**
 * Builds the concordance of a query: one line per occurrence, with its verbatim left and right context.
 *
 * Only the passages of the requested page are fetched from the engine; sorting needs just the folded text,
 * which is in memory.
 */
import type { KwicAnswer, KwicQuery } from '../../contract/concordance.ts';
import { toReportHead } from '../../corpus/catalogue.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import { hitId, rangesIn, type VerifiedHit } from '../../search/hits/hits.ts';
import { timeSlice } from '../../search/hits/time-slice.ts';
import { exactTotal } from '../../search/hits/totals.ts';
import { createRetriever, findAll, type Retriever } from '../../search/retriever.ts';
import type { SmartContext } from '../../search/smart/smart-context.ts';
import type { Language } from '../../web/errors.ts';
import { type ContextOrder, ContextSort, type LineAt } from './context-sort.ts';

export async function concordance(
  context: SmartContext,
  request: KwicQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<KwicAnswer> {
  const started = performance.now();
  const { sort, offset, limit } = request;
  const retriever = await createRetriever(context, request, signal);
  const sortsBySide = sort !== 'newest' && sort !== 'oldest' && sort !== 'place';
  const hits = await findAll(retriever, request, sortsBySide ? 'newest' : sort, signal);
  const page = sortsBySide
    ? await sortedBySide(context, hits, retriever, sort, { offset, limit }, signal)
    : inOrder(hits, offset, limit);
  return {
    query: { text: request.q, terms: retriever.terms, understood: retriever.understood(language) },
    total: exactTotal(hits),
    lines: await lines(context, hits, page, retriever, request.width),
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
  { texts }: SmartContext,
  hits: readonly VerifiedHit[],
  retriever: Retriever,
  order: ContextOrder,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  signal: AbortSignal | undefined,
): Promise<LineAt[]> {
  const textOf = await texts.reading(hits);
  const text = (at: number): string => {
    const hit = hits[at];
    return hit ? (textOf(hit)?.folded ?? '') : '';
  };
  const contextSort = new ContextSort(order, text, (at, offset) => {
    const hit = hits[at];
    return (hit && texts.get(hit.record)?.startsWord(hit.position, offset)) ?? true;
  });
  const slice = timeSlice(signal);
  for (const [at, { record, position }] of hits.entries()) {
    contextSort.add(at, retriever.match(record, position, text(at)) ?? []);
    if (slice.isOver()) await slice.next();
  }
  return contextSort.page(offset, limit);
}

async function lines(
  { reader }: SmartContext,
  hits: readonly VerifiedHit[],
  page: readonly LineAt[],
  retriever: Retriever,
  width: number,
): Promise<KwicAnswer['lines']> {
  const ids = new Set(page.flatMap(([at]) => (hits[at] ? [hitId(hits[at])] : [])));
  const passages = await reader.passages([...ids]);
  return page.flatMap(([at, occurrence]) => {
    const hit = hits[at];
    const passage = hit && passages.get(hitId(hit));
    return passage ? line(hit, passage, occurrence, retriever, width) : [];
  });
}

function line(
  { record }: VerifiedHit,
  passage: Candidate,
  occurrence: number,
  retriever: Retriever,
  width: number,
): KwicAnswer['lines'] {
  const { id, text, position, paragraph, role, section, path } = passage;
  const ranges = rangesIn(text, (folded) => retriever.match(record, position, folded));
  const range = ranges[occurrence];
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

/**
 * Builds the concordance of a query: one line per occurrence, with its verbatim left and right context.
 *
 * Only the passages of the requested page are fetched from the engine; sorting needs just the folded text,
 * which is in memory.
 */
import { printedTogether } from '../../../indexer/domain/passage.ts';
import type { Range } from '../../../indexer/text/occurrences.ts';
import type { KwicAnswer, KwicQuery } from '../../contract/concordance.ts';
import type { Filters } from '../../contract/parameters.ts';
import { toReportHead } from '../../corpus/catalogue.ts';
import { timeSlice } from '../../corpus/time-slice.ts';
import type { Candidate } from '../../engine/engine-reader.ts';
import { onSteadyServers } from '../../engine/steady-servers.ts';
import { hitId, rangesIn, type VerifiedHit } from '../../search/hits/hits.ts';
import { exactTotal, totalWithout } from '../../search/hits/totals.ts';
import { createRetriever, findAll, type Retriever } from '../../search/retriever.ts';
import type { SmartContext } from '../../search/smart/smart-context.ts';
import type { Language } from '../../web/errors.ts';
import { type ContextOrder, ContextSort, type LineAt, type LineOrder } from './context-sort.ts';

export async function concordance(
  context: SmartContext,
  request: KwicQuery,
  language: Language,
  signal?: AbortSignal,
): Promise<KwicAnswer> {
  const started = performance.now();
  return onSteadyServers(context.reader, async (missing) => {
    const retriever = await createRetriever(context, request, signal);
    const { hits, page } = await linesInOrder(context, retriever, request, signal);
    return {
      query: { text: request.q, terms: retriever.terms, understood: retriever.understood(language) },
      total: totalWithout(missing, await exactTotal(hits, signal)),
      missing: [...missing],
      lines: await linesOf(context, hits, page.slice(0, page.length), retriever, request.width, signal),
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}

/**
 * All hits of a query, and a page of their occurrences in the order asked for.
 *
 * @param request `offset` and `limit` count lines
 */
export async function linesInOrder(
  context: SmartContext,
  retriever: Retriever,
  request: Filters & Pick<KwicQuery, 'sort' | 'offset' | 'limit'>,
  signal: AbortSignal | undefined,
): Promise<{ hits: readonly VerifiedHit[]; page: LineOrder }> {
  const { sort, offset, limit } = request;
  const sortsBySide = sort !== 'newest' && sort !== 'oldest' && sort !== 'place';
  const hits = await findAll(retriever, request, sortsBySide ? 'newest' : sort, signal);
  const page = sortsBySide
    ? await sortedBySide(context, hits, retriever, sort, { offset, limit }, signal)
    : inOrder(hits, offset, limit);
  return { hits, page };
}

function inOrder(hits: readonly VerifiedHit[], offset: number, limit: number): LineOrder {
  const lines = hits.reduce((sum, { occurrences }) => sum + occurrences, 0);
  const length = Math.max(0, Math.min(limit, lines - offset));
  // Pages are mostly read one after another: where the last one ended, the next begins.
  let [hit, before] = [0, 0];
  return {
    length,
    slice(from, to) {
      const end = offset + Math.min(to, length);
      if (offset + from < before) [hit, before] = [0, 0];
      const page: LineAt[] = [];
      for (let line = offset + from; line < end; ) {
        const { occurrences } = hits[hit] as VerifiedHit;
        if (line < before + occurrences) page.push([hit, line++ - before]);
        else {
          before += occurrences;
          hit++;
        }
      }
      return page;
    },
  };
}

async function sortedBySide(
  { texts }: SmartContext,
  hits: readonly VerifiedHit[],
  retriever: Retriever,
  order: ContextOrder,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  signal: AbortSignal | undefined,
): Promise<LineOrder> {
  const hitAt = (at: number): VerifiedHit => hits[at] as VerifiedHit;
  const contextSort = new ContextSort(
    order,
    async (some) => {
      const read = await texts.reading(some.map(hitAt));
      return (at) => read(hitAt(at))?.folded ?? '';
    },
    timeSlice(signal),
    (at, offset) => {
      const { record, position } = hitAt(at);
      return texts.get(record)?.startsWord(position, offset) ?? true;
    },
  );
  const rangesOf = (at: number, text: string): readonly Range[] => {
    const { record, position } = hitAt(at);
    return retriever.match(record, position, text) ?? [];
  };
  const { occurrences } = await exactTotal(hits, signal);
  await contextSort.addAll(hits.length, rangesOf, occurrences);
  return contextSort.page(offset, limit);
}

/** The lines of a page. Of each of their passages, which may have thousands, the occurrences are found once. */
export async function linesOf(
  { reader }: Pick<SmartContext, 'reader'>,
  hits: readonly VerifiedHit[],
  page: readonly LineAt[],
  retriever: Retriever,
  width: number,
  signal: AbortSignal | undefined,
): Promise<KwicAnswer['lines']> {
  const indexes = new Map<number, number[]>();
  for (const [index, [at]] of page.entries()) indexes.set(at, [...(indexes.get(at) ?? []), index]);
  const ids = [...indexes.keys()].flatMap((at) => (hits[at] ? [hitId(hits[at])] : []));
  const passages = await reader.passages(ids);
  const found: (KwicAnswer['lines'][number] | null)[] = page.map(() => null);
  const slice = timeSlice(signal);
  for (const [at, indexesOfHit] of indexes) {
    const hit = hits[at];
    const passage = hit && passages.get(hitId(hit));
    if (!passage) continue;
    const ranges = rangesIn(passage.text, (folded) => retriever.match(hit.record, hit.position, folded));
    for (const index of indexesOfHit) {
      const range = ranges[page[index]?.[1] ?? 0];
      if (range) found[index] = line(hit, passage, range, width);
    }
    if (slice.isOver()) await slice.next();
  }
  return found.filter((line) => line !== null);
}

function line(
  { record }: VerifiedHit,
  passage: Candidate,
  [start, end]: Range,
  width: number,
): KwicAnswer['lines'][number] {
  const { id, text, position, paragraph, role, section, path } = passage;
  // A character takes at most two units, so a surrogate half at the far end falls outside the width.
  const left = [...text.slice(Math.max(0, start - 2 * width), start)].slice(-width).join('');
  const right = [...text.slice(end, end + 2 * width)].slice(0, width).join('');
  return {
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
    ...printedTogether([passage]),
  };
}

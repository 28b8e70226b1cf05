/** Completes the lines of a concordance with citation and link, one page at a time, as `exported-hits.ts` does hits. */
import { linesOf } from '../analysis/concordance/concordance.ts';
import type { LineOrder } from '../analysis/concordance/context-sort.ts';
import { passagesInContext } from '../citing/citations.ts';
import { cite } from '../citing/cite.ts';
import type { ExportedLine } from '../contract/export.ts';
import type { VerifiedHit } from '../search/hits/hits.ts';
import type { Retriever } from '../search/retriever.ts';
import type { SmartContext } from '../search/smart/smart-context.ts';
import type { CitationOptions } from './exported-hits.ts';

/** Lines per engine request, of as many passages at most. */
const PAGE_SIZE = 100;

interface Lines {
  readonly hits: readonly VerifiedHit[];
  readonly order: LineOrder;
  /** Characters on each side. */
  readonly width: number;
}

/** Omits lines whose passage has been removed from the index since the search. */
export async function* exportedLines(
  context: SmartContext,
  { hits, order, width }: Lines,
  retriever: Retriever,
  { citation: format, today, origin }: CitationOptions,
  signal?: AbortSignal,
): AsyncGenerator<readonly ExportedLine[]> {
  for (let at = 0; at < order.length; at += PAGE_SIZE) {
    signal?.throwIfAborted();
    const lines = await linesOf(context, hits, order.slice(at, at + PAGE_SIZE), retriever, width, signal);
    const ids = [...new Set(lines.map(({ passage }) => passage))];
    const citations = new Map(
      (await passagesInContext(context, ids)).map((entry) => [entry.passage.id, cite(entry, format, today)]),
    );
    const exported = lines.flatMap((line) => {
      const citation = citations.get(line.passage);
      return citation ? [{ ...line, citation: citation.text, link: `${origin}${citation.link}` }] : [];
    });
    if (exported.length > 0) yield exported;
  }
}

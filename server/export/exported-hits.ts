/**
 * Completes hits with text, citation and link, one page at a time: memory holds a single page however many
 * hits there are, and a page is fetched only once the previous one has been consumed.
 */
import { passagesInContext } from '../citing/citations.ts';
import { cite } from '../citing/cite.ts';
import type { ExportedHit, ExportQuery } from '../contract/export.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import { hitId, type VerifiedHit } from '../search/hits/hits.ts';
import type { SearchContext } from '../search/hits/search-context.ts';
import type { Retriever } from '../search/retriever.ts';

/** Passages per engine request. 200 made the process grow twice as much and was no faster. */
const PAGE_SIZE = 100;
/**
 * Characters and occurrences after which a page ends: a hundred passages as long as they can be would take half
 * a second to write.
 */
const PAGE_LENGTH = 50_000;

export interface CitationOptions {
  readonly citation: ExportQuery['citation'];
  /** ISO 8601 date, cited as the access date of online sources. */
  readonly today: string;
  /** Scheme and host of links. */
  readonly origin: string;
}

/** Omits hits whose passage has been removed from the index since the search. */
export async function* exportedHits(
  context: SearchContext,
  hits: readonly VerifiedHit[],
  retriever: Pick<Retriever, 'show'>,
  { citation: format, today, origin }: CitationOptions,
  signal?: AbortSignal,
): AsyncGenerator<readonly ExportedHit[]> {
  const slice = timeSlice(signal);
  for (let at = 0; at < hits.length; at += PAGE_SIZE) {
    signal?.throwIfAborted();
    const page = hits.slice(at, at + PAGE_SIZE);
    const [shown, located] = await Promise.all([
      retriever.show(page),
      passagesInContext(context, page.map(hitId)),
    ]);
    const inContext = new Map(located.map((entry) => [entry.passage.id, entry]));
    let exported: ExportedHit[] = [];
    let length = 0;
    for (const hit of shown) {
      const entry = inContext.get(hit.id);
      if (!entry) continue;
      const citation = cite(entry, format, today);
      exported.push({ ...hit, citation: citation.text, link: `${origin}${citation.link}` });
      length += hit.text.length + hit.ranges.length;
      if (length >= PAGE_LENGTH) {
        yield exported;
        [exported, length] = [[], 0];
      }
      if (slice.isOver()) await slice.next();
    }
    if (exported.length > 0) yield exported;
  }
}

/**
 * Hits in, the same with text, citation and link out, a page at a time: no more of them are in memory, however many
 * there are, and none is asked of the engine before the one before is taken.
 */
import { placedPassages } from '../citing/citations.ts';
import { cite } from '../citing/cite.ts';
import type { ExportedHit, ExportQuery } from '../contract/export.ts';
import type { Hit } from '../contract/passage.ts';
import { hitId, type VerifiedHit } from '../search/hits/hits.ts';
import type { SearchContext } from '../search/hits/search-context.ts';

/** Passages that are asked of the engine at a time. With 200 the process grew twice as much, and was no faster. */
const AT_ONCE = 100;

/** Some hits as a search shows them. */
export type Show = (hits: readonly VerifiedHit[]) => Promise<readonly Hit[]>;

export interface Terms {
  readonly citation: ExportQuery['citation'];
  /** ISO 8601 date of access, which an online source is cited with. */
  readonly today: string;
  /** Scheme and host that links lead to. */
  readonly origin: string;
}

/** One whose passage has left the index since it was found is left out. */
export async function* exportedHits(
  context: SearchContext,
  hits: readonly VerifiedHit[],
  show: Show,
  { citation: form, today, origin }: Terms,
  signal?: AbortSignal,
): AsyncGenerator<readonly ExportedHit[]> {
  for (let at = 0; at < hits.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    const some = hits.slice(at, at + AT_ONCE);
    const [shown, placed] = await Promise.all([show(some), placedPassages(context, some.map(hitId))]);
    const cited = new Map(placed.map((one) => [one.passage.id, cite(one, form, today)]));
    yield shown.flatMap((hit) => {
      const known = cited.get(hit.id);
      return known ? [{ ...hit, citation: known.text, link: `${origin}${known.link}` }] : [];
    });
  }
}

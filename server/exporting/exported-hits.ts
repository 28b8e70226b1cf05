/**
 * Hits in, the same with text, citation and link out, a page at a time: no more of them are in memory, however many
 * there are, and none is asked of the engine before the one before is taken.
 */

import { placedPassages } from '../citing/citations.ts';
import { cite } from '../citing/cite.ts';
import type { ExportedHit, ExportQuery } from '../contract/exporting.ts';
import { asHit, hitId, type Matcher, type VerifiedHit } from '../search/hits.ts';
import type { Searching } from '../search/search.ts';

/** Passages that are asked of the engine at a time. */
const AT_ONCE = 100;

export interface Terms {
  readonly found: Matcher;
  readonly citation: ExportQuery['citation'];
  /** ISO 8601 date of access, which an online source is cited with. */
  readonly today: string;
  /** Scheme and host that links lead to. */
  readonly origin: string;
}

/** One whose passage has left the index since it was found is left out. */
export async function* exportedHits(
  searching: Searching,
  hits: readonly VerifiedHit[],
  { found, citation: form, today, origin }: Terms,
  signal?: AbortSignal,
): AsyncGenerator<readonly ExportedHit[]> {
  for (let at = 0; at < hits.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    const placed = await placedPassages(searching, hits.slice(at, at + AT_ONCE).map(hitId));
    yield placed.map((one) => {
      const { text: citation, link } = cite(one, form, today);
      return { ...asHit(one.passage, one.record, found), citation, link: `${origin}${link}` };
    });
  }
}

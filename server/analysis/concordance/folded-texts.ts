/** Looks up the folded text of hits: in memory, or from the engine if a report is not loaded yet. */
import { foldToString } from '../../../indexer/text/fold.ts';
import { hitId, type VerifiedHit } from '../../search/hits/hits.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';

export async function foldedTexts(
  { reader, texts }: SearchContext,
  hits: readonly VerifiedHit[],
): Promise<(hit: VerifiedHit) => string> {
  const passages = await reader.passages(hits.filter(({ record }) => !texts.get(record)).map(hitId));
  return (hit) =>
    // A passage just removed from the index has no text and yields no lines.
    texts.get(hit.record)?.text(hit.position) ?? foldToString(passages.get(hitId(hit))?.text ?? '');
}

/** Hits in; the folded texts of their passages out, from memory, or of the engine where a report is not there yet. */
import { foldToString } from '../../../indexer/text/fold.ts';
import { hitId, type VerifiedHit } from '../../search/hits/hits.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';

export async function foldedTexts(
  { reader, texts }: SearchContext,
  hits: readonly VerifiedHit[],
): Promise<(hit: VerifiedHit) => string> {
  const passages = await reader.passages(hits.filter(({ record }) => !texts.get(record)).map(hitId));
  return (hit) =>
    // A passage that has just left the index has no text, and no lines.
    texts.get(hit.record)?.text(hit.position) ?? foldToString(passages.get(hitId(hit))?.text ?? '');
}

/** Candidates in, verified hits out: by the wordings in memory, or by texts asked of the engine. */
import { foldToString } from '../../indexer/text/fold.ts';
import { type Matcher, matched, type VerifiedHit } from './hits.ts';
import type { Searching } from './search.ts';

/** Those candidates that answer the query, in their order. A report that has just left has no hits any more. */
export async function verified(
  { catalogue, wordings, reader }: Searching,
  ids: readonly string[],
  found: Matcher,
): Promise<VerifiedHit[]> {
  const places = ids.map(placeOf);
  await catalogue.require(places.map(({ report }) => report));
  const unread = places.filter(({ report }) => {
    const record = catalogue.get(report);
    return record && !wordings.get(record);
  });
  const texts = await reader.passages(unread.map(({ id }) => id));
  return places.flatMap(({ id, report, position }) => {
    const record = catalogue.get(report);
    if (!record) return [];
    const wording = wordings.get(record);
    if (wording) return matched(record, position, wording.section(position), found(wording.text(position)));
    const passage = texts.get(id);
    return passage ? matched(record, position, passage.section, found(foldToString(passage.text))) : [];
  });
}

function placeOf(id: string): { id: string; report: string; position: number } {
  const at = id.lastIndexOf('-');
  return { id, report: id.slice(0, at), position: Number(id.slice(at + 1)) };
}

/** Candidates in, verified hits out: by the wordings in memory, or by texts asked of the engine. */
import type { ReportRecord } from '../../indexer/document.ts';
import type { SectionKind } from '../../indexer/report.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import { type Matcher, matched, type VerifiedHit } from './hits.ts';
import type { Searching } from './search.ts';

/** Where a candidate stands, and what it says. */
export interface CandidateText {
  readonly record: ReportRecord;
  readonly position: number;
  readonly section: SectionKind;
  readonly folded: string;
}

type Texts = Pick<Searching, 'catalogue' | 'wordings' | 'reader'>;

/** Those candidates that answer the query, in their order. */
export async function verified(
  searching: Texts,
  ids: readonly string[],
  found: Matcher,
): Promise<VerifiedHit[]> {
  const texts = await candidateTexts(searching, ids);
  return texts.flatMap(({ record, position, section, folded }) =>
    matched(record, position, section, found(folded)),
  );
}

/** The candidates in their order. A report that has just left has none any more. */
export async function candidateTexts(
  { catalogue, wordings, reader }: Texts,
  ids: readonly string[],
): Promise<CandidateText[]> {
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
    if (wording)
      return [{ record, position, section: wording.section(position), folded: wording.text(position) }];
    const passage = texts.get(id);
    return passage
      ? [{ record, position, section: passage.section, folded: foldToString(passage.text) }]
      : [];
  });
}

function placeOf(id: string): { id: string; report: string; position: number } {
  const at = id.lastIndexOf('-');
  return { id, report: id.slice(0, at), position: Number(id.slice(at + 1)) };
}

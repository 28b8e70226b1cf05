/** Candidates in, verified hits out: by the wordings in memory, or by texts asked of the engine. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { SectionKind } from '../../../indexer/domain/passage.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import { type Matcher, matched, type VerifiedHit } from '../hits/hits.ts';
import type { SearchContext } from '../hits/search-context.ts';

/** Where a candidate stands, and what it says. */
export interface CandidateText {
  readonly record: ReportRecord;
  readonly position: number;
  readonly section: SectionKind;
  readonly folded: string;
}

type Texts = Pick<SearchContext, 'catalogue' | 'texts' | 'reader'>;

/** Those candidates that answer the query, in their order. */
export async function verified(
  context: Texts,
  ids: readonly string[],
  found: Matcher,
): Promise<VerifiedHit[]> {
  const texts = await candidateTexts(context, ids);
  return texts.flatMap(({ record, position, section, folded }) =>
    matched(record, position, section, found(folded)),
  );
}

/** The candidates in their order. A report that has just left has none any more. */
export async function candidateTexts(
  { catalogue, texts, reader }: Texts,
  ids: readonly string[],
): Promise<CandidateText[]> {
  const places = ids.map(placeOf);
  await catalogue.require(places.map(({ report }) => report));
  const unread = places.filter(({ report }) => {
    const record = catalogue.get(report);
    return record && !texts.get(record);
  });
  const unreadPassages = await reader.passages(unread.map(({ id }) => id));
  return places.flatMap(({ id, report, position }) => {
    const record = catalogue.get(report);
    if (!record) return [];
    const foldedReport = texts.get(record);
    if (foldedReport)
      return [
        { record, position, section: foldedReport.section(position), folded: foldedReport.text(position) },
      ];
    const passage = unreadPassages.get(id);
    return passage
      ? [{ record, position, section: passage.section, folded: foldToString(passage.text) }]
      : [];
  });
}

function placeOf(id: string): { id: string; report: string; position: number } {
  const at = id.lastIndexOf('-');
  return { id, report: id.slice(0, at), position: Number(id.slice(at + 1)) };
}

/**
 * Verifies candidates against their folded text, from memory or, where it is not loaded yet, from the engine.
 */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { parsePassageId, passageId } from '../../../indexer/domain/ids.ts';
import type { SectionKind } from '../../../indexer/domain/passage.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import { hitFromRanges, type Matcher, type VerifiedHit } from '../hits/hits.ts';
import type { SearchContext } from '../hits/search-context.ts';

export interface CandidateText {
  readonly record: ReportRecord;
  readonly position: number;
  readonly section: SectionKind;
  readonly folded: string;
}

type Texts = Pick<SearchContext, 'catalogue' | 'texts' | 'reader'>;

/** The candidates that match, in the given order. */
export async function verifyCandidates(
  context: Texts,
  ids: readonly string[],
  matchText: Matcher,
): Promise<VerifiedHit[]> {
  const texts = await candidateTexts(context, ids);
  return texts.flatMap(({ record, position, section, folded }) =>
    hitFromRanges(record, position, section, matchText(folded)),
  );
}

/** Texts of the candidates, in the given order; candidates that have just left the index are dropped. */
export async function candidateTexts(
  { catalogue, texts, reader }: Texts,
  ids: readonly string[],
): Promise<CandidateText[]> {
  const refs = ids.flatMap((id) => parsePassageId(id) ?? []);
  await catalogue.ensureLoaded(refs.map(({ report }) => report));
  const notInMemory = refs.filter(({ report }) => {
    const record = catalogue.get(report);
    return record && !texts.get(record);
  });
  const fetched = await reader.passages(
    notInMemory.map(({ report, position }) => passageId(report, position)),
  );
  return refs.flatMap(({ report, position }) => {
    const record = catalogue.get(report);
    if (!record) return [];
    const foldedReport = texts.get(record);
    if (foldedReport)
      return [
        { record, position, section: foldedReport.section(position), folded: foldedReport.text(position) },
      ];
    const passage = fetched.get(passageId(report, position));
    return passage
      ? [{ record, position, section: passage.section, folded: foldToString(passage.text) }]
      : [];
  });
}

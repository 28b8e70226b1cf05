/** Measures the text in each section of each report: the denominators of relative frequencies. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { SECTION_KINDS, type SectionKind } from '../../../indexer/domain/passage.ts';
import type { Filters } from '../../contract/parameters.ts';
import { FoldedReport, type Size } from '../../corpus/text-store.ts';
import { searchableReports } from '../../search/exact/scan.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';

export interface SectionSize extends Size {
  readonly record: ReportRecord;
  readonly section: SectionKind;
}

/** Reports per engine request when their text is not in memory. */
const REPORTS_AT_ONCE = 20;

/** One entry for each section of each report that passes the filters. */
export async function sectionSizes(
  context: SearchContext,
  filters: Filters,
  signal?: AbortSignal,
): Promise<SectionSize[]> {
  const { catalogue, texts } = context;
  const records = searchableReports(catalogue, filters);
  const kinds: readonly SectionKind[] = filters.section.length === 0 ? SECTION_KINDS : filters.section;
  const fetched = await fetchReports(
    context,
    records.filter((record) => !texts.get(record)),
    signal,
  );
  return records.flatMap((record) => {
    const sizes = (texts.get(record) ?? fetched.get(record.id))?.sizes;
    return kinds.flatMap((section) => {
      const size = sizes?.get(section);
      return size ? [{ record, section, ...size }] : [];
    });
  });
}

async function fetchReports(
  { reader }: SearchContext,
  records: readonly ReportRecord[],
  signal: AbortSignal | undefined,
): Promise<Map<string, FoldedReport>> {
  const fetched = new Map<string, FoldedReport>();
  for (let at = 0; at < records.length; at += REPORTS_AT_ONCE) {
    signal?.throwIfAborted();
    const ids = records.slice(at, at + REPORTS_AT_ONCE).map(({ id }) => id);
    const passages = await reader.passagesOf(ids);
    for (const id of ids) fetched.set(id, FoldedReport.of(passages.filter(({ report }) => report === id)));
  }
  return fetched;
}

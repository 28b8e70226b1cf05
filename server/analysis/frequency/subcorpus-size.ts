/** Measures the text in each section of each report: the denominators of relative frequencies. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { SECTION_KINDS, type SectionKind } from '../../../indexer/domain/passage.ts';
import type { Filters } from '../../contract/parameters.ts';
import type { Size } from '../../corpus/folded-report.ts';
import { searchableReports } from '../../search/hits/scan.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';

export interface SectionSize extends Size {
  readonly record: ReportRecord;
  readonly section: SectionKind;
}

/** One entry for each section of each report that passes the filters. */
export async function sectionSizes(
  context: SearchContext,
  filters: Filters,
  signal?: AbortSignal,
): Promise<SectionSize[]> {
  const { catalogue, texts } = context;
  const kinds: readonly SectionKind[] = filters.section.length === 0 ? SECTION_KINDS : filters.section;
  const all: SectionSize[] = [];
  for await (const [record, { sizes }] of texts.reports(searchableReports(catalogue, filters), signal))
    for (const section of kinds) {
      const size = sizes.get(section);
      if (size) all.push({ record, section, ...size });
    }
  return all;
}

/**
 * Reports and the sections looked at in; how much text there is in each out: what occurrences are divided by.
 */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { SECTION_KINDS, type SectionKind } from '../../../indexer/domain/passage.ts';
import type { Filters } from '../../contract/parameters.ts';
import { FoldedReport, type Size } from '../../corpus/text-store.ts';
import { searchable } from '../../search/exact/scan.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';

export interface SectionSize extends Size {
  readonly record: ReportRecord;
  readonly section: SectionKind;
}

/** Reports whose passages are asked of the engine at a time, where they are not in memory. */
const REPORTS_AT_ONCE = 20;

/** Every section that the filters leave, of every report that has it. */
export async function sectionSizes(
  context: SearchContext,
  filters: Filters,
  signal?: AbortSignal,
): Promise<SectionSize[]> {
  const { catalogue, texts } = context;
  const records = searchable(catalogue, filters);
  const wanted: readonly SectionKind[] = filters.section.length === 0 ? SECTION_KINDS : filters.section;
  const unread = await read(
    context,
    records.filter((record) => !texts.get(record)),
    signal,
  );
  return records.flatMap((record) => {
    const sizes = (texts.get(record) ?? unread.get(record.id))?.sizes;
    return wanted.flatMap((section) => {
      const size = sizes?.get(section);
      return size ? [{ record, section, ...size }] : [];
    });
  });
}

async function read(
  { reader }: SearchContext,
  records: readonly ReportRecord[],
  signal: AbortSignal | undefined,
): Promise<Map<string, FoldedReport>> {
  const found = new Map<string, FoldedReport>();
  for (let at = 0; at < records.length; at += REPORTS_AT_ONCE) {
    signal?.throwIfAborted();
    const ids = records.slice(at, at + REPORTS_AT_ONCE).map(({ id }) => id);
    const passages = await reader.passagesOf(ids);
    for (const id of ids) found.set(id, FoldedReport.of(passages.filter(({ report }) => report === id)));
  }
  return found;
}

/**
 * Reports and the sections looked at in; how much text there is in each out: what occurrences are divided by.
 */
import type { ReportRecord } from '../../indexer/document.ts';
import { SECTION_KINDS, type SectionKind } from '../../indexer/report.ts';
import type { Filters } from '../contract.ts';
import { searchable } from '../search/scan.ts';
import type { Searching } from '../search/search.ts';
import { type Size, Wording } from '../wordings.ts';

export interface SectionSize extends Size {
  readonly record: ReportRecord;
  readonly section: SectionKind;
}

/** Reports whose passages are asked of the engine at a time, where they are not in memory. */
const REPORTS_AT_ONCE = 20;

/** Every section that the filters leave, of every report that has it. */
export async function sectionSizes(
  searching: Searching,
  filters: Filters,
  signal?: AbortSignal,
): Promise<SectionSize[]> {
  const { catalogue, wordings } = searching;
  const records = searchable(catalogue, filters);
  const wanted: readonly SectionKind[] = filters.section.length === 0 ? SECTION_KINDS : filters.section;
  const unread = await read(
    searching,
    records.filter((record) => !wordings.get(record)),
    signal,
  );
  return records.flatMap((record) => {
    const sizes = (wordings.get(record) ?? unread.get(record.id))?.sizes;
    return wanted.flatMap((section) => {
      const size = sizes?.get(section);
      return size ? [{ record, section, ...size }] : [];
    });
  });
}

async function read(
  { reader }: Searching,
  records: readonly ReportRecord[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Wording>> {
  const found = new Map<string, Wording>();
  for (let at = 0; at < records.length; at += REPORTS_AT_ONCE) {
    signal?.throwIfAborted();
    const ids = records.slice(at, at + REPORTS_AT_ONCE).map(({ id }) => id);
    const passages = await reader.passagesOf(ids);
    for (const id of ids) found.set(id, Wording.of(passages.filter(({ report }) => report === id)));
  }
  return found;
}

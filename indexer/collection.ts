/**
 * The records of the index as a run changes them: which report has which sources. The same report from two
 * files is one report with two sources; it leaves the index with its last one.
 */
import type { ReportRecord } from './document.ts';
import type { Source } from './report.ts';

export class Collection {
  private readonly records: Map<string, ReportRecord>;
  private readonly reportOf = new Map<string, string>();
  private readonly orphaned = new Set<string>();
  private readonly touched = new Set<string>();

  constructor(known: ReadonlyMap<string, ReportRecord>) {
    this.records = new Map(known);
    for (const record of known.values()) {
      for (const source of record.sources) this.reportOf.set(source.file, record.id);
      if (!record.complete) this.orphaned.add(record.id);
    }
  }

  get size(): number {
    return this.records.size;
  }

  /**
   * Takes in what a file was read as.
   *
   * @returns the record to send with its passages, with all of its sources; null where they need not be sent, since
   *   the report is in already and another of its files has the say. The first file by name has it. `replaces` is
   *   whether passages of the report may be in already.
   */
  put(read: ReportRecord, source: Source): { record: ReportRecord; replaces: boolean } | null {
    const former = this.reportOf.get(source.file);
    if (former !== undefined && former !== read.id) this.drop(source.file);
    const present = this.records.get(read.id);
    const others = present?.sources.filter(({ file }) => file !== source.file) ?? [];
    const sources = [...others, source].sort((a, b) => (a.file < b.file ? -1 : 1));
    const decides = sources[0]?.file === source.file;
    const current = present?.complete && present.stamp === read.stamp;
    const record = current && !decides ? { ...present, sources } : { ...read, sources };
    this.records.set(record.id, record);
    this.reportOf.set(source.file, record.id);
    this.orphaned.delete(record.id);
    if (!current || decides) return { record, replaces: present !== undefined };
    this.touched.add(record.id);
    return null;
  }

  /** A file is gone, or holds another report now. */
  drop(file: string): void {
    const record = this.records.get(this.reportOf.get(file) ?? '');
    this.reportOf.delete(file);
    if (!record) return;
    const kept = { ...record, sources: record.sources.filter((source) => source.file !== file) };
    this.records.set(kept.id, kept);
    (kept.sources.length > 0 ? this.touched : this.orphaned).add(kept.id);
  }

  /** The records that changed in their sources alone, as they are now. */
  takeTouched(): ReportRecord[] {
    const records = [...this.touched].flatMap((id) => this.records.get(id) ?? []);
    this.touched.clear();
    return records.filter((record) => record.sources.length > 0);
  }

  /** The reports that no file stands for any more, and what interrupted runs left half done. */
  takeOrphans(): string[] {
    const ids = [...this.orphaned];
    for (const id of ids) this.records.delete(id);
    this.orphaned.clear();
    return ids;
  }
}

/**
 * Tracks which reports are in the index and from which sources, while a run changes them. The same report in
 * two files is one report with two sources; it leaves the index with its last source.
 *
 * The first source by file name and row is the primary source: its reading provides the record and the
 * passages.
 */
import type { FileRecord, ReportRecord } from '../domain/document.ts';
import type { Source } from '../domain/report.ts';

/** The fields of a report that the outcome of a run counts. */
export interface ReportSummary {
  readonly year: number | null;
  /** Key of the place; empty if unknown. */
  readonly place: string;
  /** Whether the place is certain or likely; otherwise a person should check it. */
  readonly sure: boolean;
}

/**
 * The part of a report record kept in memory: some hundred bytes per report, whatever the size of the
 * collection.
 */
export interface IndexedReport extends Pick<ReportRecord, 'id' | 'sources' | 'rulesVersion' | 'complete'> {
  readonly summary: ReportSummary;
}

export function summarizeReport({ year, place }: Pick<ReportRecord, 'year' | 'place'>): ReportSummary {
  const sure = place.confidence === 'certain' || place.confidence === 'likely';
  return { year, place: place.key, sure };
}

export class IndexedReports {
  private readonly reports: Map<string, IndexedReport>;
  /**
   * Report ids by file and row; two ids if an interrupted run left the previous report beside its
   * replacement.
   */
  private readonly idsBySource = new Map<string, Map<number | null, readonly string[]>>();
  /** Files that reports gained or lost as a source without being sent. */
  private readonly filesWithSourceChanges = new Set<string>();
  private readonly orphans = new Set<string>();
  private readonly reportsWithSourceChanges = new Set<string>();
  private readonly newPrimaryFiles = new Set<string>();

  constructor(stored: ReadonlyMap<string, IndexedReport>) {
    this.reports = new Map(stored);
    for (const report of stored.values()) {
      for (const source of report.sources) this.link(source, report.id);
      if (!report.complete) this.orphans.add(report.id);
    }
  }

  get size(): number {
    return this.reports.size;
  }

  summaries(): ReportSummary[] {
    return [...this.reports.values()].map((report) => report.summary);
  }

  /** Files that are sources of reports in the index. */
  files(): string[] {
    return [...this.idsBySource.keys()];
  }

  /** Source files of reports that an interrupted run left incomplete, or left beside their replacements. */
  incompleteFiles(): ReadonlySet<string> {
    const reports = [...this.orphans].flatMap((id) => this.reports.get(id) ?? []);
    const contested = [...this.idsBySource].filter(([, rows]) =>
      [...rows.values()].some(({ length }) => length > 1),
    );
    return new Set([
      ...reports.flatMap(({ sources }) => sources.map(({ file }) => file)),
      ...contested.map(([file]) => file),
    ]);
  }

  /** Files of which fewer reports are in the index than were read. */
  filesWithLosses(records: Iterable<FileRecord>): string[] {
    const lost: string[] = [];
    for (const { path, reports } of records)
      if ((this.idsBySource.get(path)?.size ?? 0) < reports) lost.push(path);
    return lost;
  }

  /** Whether reports gained or lost this file as a source without being sent: written at the end of a run. */
  hasSourceChanges(file: string): boolean {
    return this.filesWithSourceChanges.has(file);
  }

  /**
   * Records that a source was read as the report `id`.
   *
   * @returns all sources of the report if it must be sent with its passages; null if it is already indexed
   *   and another source is primary. `replaces` tells whether passages of the report may already be indexed.
   */
  addSource(
    id: string,
    source: Source,
    rulesVersion: string,
    summary: ReportSummary,
  ): { sources: Source[]; replaces: boolean } | null {
    for (const previous of this.idsBySource.get(source.file)?.get(source.row) ?? [])
      if (previous !== id) this.removeSource(source, previous);
    const present = this.reports.get(id);
    const others = present?.sources.filter((other) => !isSame(other, source)) ?? [];
    const sources = [...others, source].sort(byFileAndRow);
    const isPrimary = sources[0] === source;
    const isCurrent = present?.complete === true && present.rulesVersion === rulesVersion;
    this.reports.set(id, {
      id,
      sources,
      rulesVersion,
      complete: true,
      summary: isCurrent && !isPrimary ? present.summary : summary,
    });
    this.link(source, id);
    this.orphans.delete(id);
    if (!isCurrent || isPrimary) return { sources, replaces: present !== undefined };
    this.reportsWithSourceChanges.add(id);
    this.filesWithSourceChanges.add(source.file);
    return null;
  }

  /** Removes a file as a source, except for the rows that were just read. */
  removeSourcesExcept(file: string, rows: ReadonlySet<number | null>): void {
    for (const [row, ids] of this.idsBySource.get(file) ?? [])
      if (!rows.has(row)) for (const id of ids) this.removeSource({ file, row }, id);
  }

  /** Reports of which only the sources changed. Clears the list. */
  takeSourceChanges(): Pick<ReportRecord, 'id' | 'sources'>[] {
    const reports = [...this.reportsWithSourceChanges].flatMap((id) => this.reports.get(id) ?? []);
    this.reportsWithSourceChanges.clear();
    return reports.filter(({ sources }) => sources.length > 0).map(({ id, sources }) => ({ id, sources }));
  }

  /** Files that became the primary source of a report because its former one is gone. Clears the list. */
  takeNewPrimaryFiles(): string[] {
    const files = [...this.newPrimaryFiles];
    this.newPrimaryFiles.clear();
    return files;
  }

  /** Reports without a source, and those that interrupted runs left incomplete. Removes them here. */
  takeOrphans(): string[] {
    const ids = [...this.orphans];
    for (const id of ids) this.reports.delete(id);
    this.orphans.clear();
    return ids;
  }

  private removeSource(removed: Pick<Source, 'file' | 'row'>, id: string): void {
    const report = this.reports.get(id);
    const rows = this.idsBySource.get(removed.file);
    const ids = rows?.get(removed.row)?.filter((other) => other !== id) ?? [];
    if (ids.length > 0) rows?.set(removed.row, ids);
    else rows?.delete(removed.row);
    if (!report) return;
    this.filesWithSourceChanges.add(removed.file);
    const [formerPrimary] = report.sources;
    const sources = report.sources.filter((source) => !isSame(source, removed));
    const [primary] = sources;
    const changesPrimary = primary !== formerPrimary;
    this.reports.set(report.id, { ...report, sources, ...(changesPrimary && { complete: false }) });
    (primary ? this.reportsWithSourceChanges : this.orphans).add(report.id);
    if (primary && changesPrimary) this.newPrimaryFiles.add(primary.file);
  }

  private link({ file, row }: Source, id: string): void {
    const rows = this.idsBySource.get(file) ?? new Map<number | null, readonly string[]>();
    const ids = rows.get(row) ?? [];
    if (!ids.includes(id)) rows.set(row, [...ids, id]);
    this.idsBySource.set(file, rows);
  }
}

function isSame(a: Pick<Source, 'file' | 'row'>, b: Pick<Source, 'file' | 'row'>): boolean {
  return a.file === b.file && a.row === b.row;
}

function byFileAndRow(a: Source, b: Source): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.row ?? 0) - (b.row ?? 0);
}

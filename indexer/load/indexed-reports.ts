/**
 * The reports of the index as a run changes them: which report has which sources. The same report from two files
 * is one report with two sources; it leaves the index with its last one.
 */
import type { ReportRecord } from '../domain/document.ts';
import type { Source } from '../domain/report.ts';

/** What a summary counts of a report. */
export interface About {
  readonly year: number | null;
  /** Key of its place; empty where it is not known. */
  readonly place: string;
  /** Whether the place is certain, or likely, or a person should look. */
  readonly sure: boolean;
}

/** As much of a record as deciding and counting take: some hundred bytes a report, whatever the collection's size. */
export interface KnownReport extends Pick<ReportRecord, 'id' | 'sources' | 'rulesVersion' | 'complete'> {
  readonly about: About;
}

export function aboutOf({ year, place }: Pick<ReportRecord, 'year' | 'place'>): About {
  const sure = place.confidence === 'certain' || place.confidence === 'likely';
  return { year, place: place.key, sure };
}

export class IndexedReports {
  private readonly reports: Map<string, KnownReport>;
  /** By file, then by row: the report that was read there; an interrupted run may leave the last one beside it. */
  private readonly readAt = new Map<string, Map<number | null, Set<string>>>();
  private readonly changed = new Set<string>();
  private readonly orphaned = new Set<string>();
  private readonly touched = new Set<string>();
  private readonly undecided = new Set<string>();

  constructor(known: ReadonlyMap<string, KnownReport>) {
    this.reports = new Map(known);
    for (const report of known.values()) {
      for (const source of report.sources) this.note(source, report.id);
      if (!report.complete) this.orphaned.add(report.id);
    }
  }

  get size(): number {
    return this.reports.size;
  }

  /** Of all reports, in no order. */
  about(): About[] {
    return [...this.reports.values()].map((report) => report.about);
  }

  /** Files that reports of the index were read from. */
  files(): string[] {
    return [...this.readAt.keys()];
  }

  /** Files of reports that an interrupted run left half done, or left beside those that replace them. */
  halfDone(): ReadonlySet<string> {
    const reports = [...this.orphaned].flatMap((id) => this.reports.get(id) ?? []);
    const contested = [...this.readAt].filter(([, rows]) => [...rows.values()].some(({ size }) => size > 1));
    return new Set([
      ...reports.flatMap(({ sources }) => sources.map(({ file }) => file)),
      ...contested.map(([file]) => file),
    ]);
  }

  /** Whether reports win or lose this file as a source without being sent: that is written at the end of a run. */
  changesSources(file: string): boolean {
    return this.changed.has(file);
  }

  /**
   * Takes in what a source was read as.
   *
   * @returns all sources of the report, where it is to be sent with its passages; null where it need not be, since
   *   it is in already and another of its sources has the say. The first by name and row has it. `replaces` is
   *   whether passages of the report may be in already.
   */
  put(
    id: string,
    source: Source,
    rulesVersion: string,
    about: About,
  ): { sources: Source[]; replaces: boolean } | null {
    for (const former of this.readAt.get(source.file)?.get(source.row) ?? [])
      if (former !== id) this.drop(source, former);
    const present = this.reports.get(id);
    const others = present?.sources.filter((other) => !isSame(other, source)) ?? [];
    const sources = [...others, source].sort(byNameAndRow);
    const decides = sources[0] === source;
    const current = present?.complete === true && present.rulesVersion === rulesVersion;
    this.reports.set(id, {
      id,
      sources,
      rulesVersion,
      complete: true,
      about: current && !decides ? present.about : about,
    });
    this.note(source, id);
    this.orphaned.delete(id);
    if (!current || decides) return { sources, replaces: present !== undefined };
    this.touched.add(id);
    this.changed.add(source.file);
    return null;
  }

  /** A file is gone, or is no report any more; of a table, the rows that were not read again. */
  dropAllBut(file: string, rows: ReadonlySet<number | null>): void {
    for (const [row, ids] of this.readAt.get(file) ?? [])
      if (!rows.has(row)) for (const id of ids) this.drop({ file, row }, id);
  }

  /** The reports that changed in their sources alone. */
  takeTouched(): Pick<ReportRecord, 'id' | 'sources'>[] {
    const reports = [...this.touched].flatMap((id) => this.reports.get(id) ?? []);
    this.touched.clear();
    return reports.filter(({ sources }) => sources.length > 0).map(({ id, sources }) => ({ id, sources }));
  }

  /** Files that now have the say over a report that another one, which is gone, was read from. */
  takeUndecided(): string[] {
    const files = [...this.undecided];
    this.undecided.clear();
    return files;
  }

  /** The reports that no file stands for any more, and what interrupted runs left half done. */
  takeOrphans(): string[] {
    const ids = [...this.orphaned];
    for (const id of ids) this.reports.delete(id);
    this.orphaned.clear();
    return ids;
  }

  private drop(gone: Pick<Source, 'file' | 'row'>, id: string): void {
    const report = this.reports.get(id);
    this.readAt.get(gone.file)?.get(gone.row)?.delete(id);
    if (!report) return;
    this.changed.add(gone.file);
    const [decided] = report.sources;
    const sources = report.sources.filter((source) => !isSame(source, gone));
    const [decides] = sources;
    this.reports.set(report.id, { ...report, sources, ...(decides !== decided && { complete: false }) });
    (decides ? this.touched : this.orphaned).add(report.id);
    if (decides && decides !== decided) this.undecided.add(decides.file);
  }

  private note({ file, row }: Source, id: string): void {
    const rows = this.readAt.get(file) ?? new Map<number | null, Set<string>>();
    this.readAt.set(file, rows.set(row, (rows.get(row) ?? new Set()).add(id)));
  }
}

function isSame(a: Pick<Source, 'file' | 'row'>, b: Pick<Source, 'file' | 'row'>): boolean {
  return a.file === b.file && a.row === b.row;
}

function byNameAndRow(a: Source, b: Source): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.row ?? 0) - (b.row ?? 0);
}

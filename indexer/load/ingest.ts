/** Files in, batches for the engine out: each file read, each of its reports made into documents. */

import { metadataHash } from '../discover/changes.ts';
import { diskReason, isDiskError } from '../discover/files.ts';
import type { FileRecord, PassageDocument, ReportRecord } from '../domain/document.ts';
import type { Declared, Failure, ReportFile, Warning } from '../domain/file.ts';
import type { ReportText, Source } from '../domain/report.ts';
import { asEngineError } from '../engine/failure.ts';
import type { ReadingRules } from '../reading/read-report.ts';
import { readSources } from '../reading/read-source.ts';
import { fileRecord, passageDocument, reportId, reportRecord } from './documents.ts';
import { aboutOf, type IndexedReports } from './indexed-reports.ts';
import type { Loader } from './loader.ts';

/** Passages a task, of which the engine takes as many as wait for it at once: what memory holds without noticing. */
const BATCH_PASSAGES = 1000;
/** Characters of them: of paragraphs of usual length far more than a batch has, of very long ones what memory holds. */
const BATCH_CHARACTERS = 1_000_000;

export interface IngestParts {
  readonly indexedReports: IndexedReports;
  readonly loader: Loader;
  readonly declared: ReadonlyMap<string, Declared>;
  readonly rulesVersion: string;
  /** Loaded by the first file that is read: a run that changes nothing needs no gazetteer. */
  readonly rules: () => ReadingRules;
}

export class Ingest {
  readonly failed: Failure[] = [];
  readonly warnings: Warning[] = [];
  private records: ReportRecord[] = [];
  private passages: PassageDocument[] = [];
  private characters = 0;
  private replacing: ReportRecord[] = [];
  private files: FileRecord[] = [];
  private readonly late: FileRecord[] = [];

  constructor(private readonly parts: IngestParts) {}

  /** @returns whether the file holds a report */
  async take(file: ReportFile): Promise<boolean> {
    const { indexedReports, declared, rulesVersion, rules } = this.parts;
    const failed: Failure[] = [];
    const warnings: Warning[] = [];
    const rows = new Set<number | null>();
    try {
      const reading = readSources(file, declared.get(file.path), rules());
      let next = await reading.next();
      for (; !next.done; next = await reading.next()) {
        const read = next.value;
        const name = nameOf(file, read.row);
        if (read.report === null) {
          failed.push({ file: name, reason: read.reason });
          continue;
        }
        rows.add(read.row);
        await this.takeReport(read.report, read.source);
        for (const warning of read.report.warnings) warnings.push({ file: name, warning });
      }
      const declares = declared.get(file.path);
      const metadata = metadataHash(declares);
      indexedReports.dropAllBut(file.path, rows);
      const record = fileRecord(file, {
        sha256: next.value,
        metadata,
        declared: declares ?? null,
        rulesVersion,
        failed,
        warnings,
      });
      (indexedReports.changesSources(file.path) ? this.late : this.files).push(record);
    } catch (error) {
      if (asEngineError(error)) throw error;
      failed.push({ file: file.path, reason: diskReason(error) });
      // What the disk refuses today it may give tomorrow: the last reading stays, and the file is tried again.
      if (!isDiskError(error)) indexedReports.dropAllBut(file.path, rows);
    }
    this.failed.push(...failed);
    this.warnings.push(...warnings);
    return rows.size > 0;
  }

  async flush(): Promise<void> {
    const { records, passages, replacing, files } = this;
    [this.records, this.passages, this.replacing, this.files] = [[], [], [], []];
    this.characters = 0;
    await this.parts.loader.add({ records, passages, replacing, files });
  }

  /** Notes of files that reports win or lose as a source: to be written only when those reports tell so. */
  takeLate(): FileRecord[] {
    return this.late.splice(0);
  }

  /** What was told of an unchanged file when it was read is told again. */
  repeat(file: FileRecord): void {
    this.failed.push(...file.failed);
    this.warnings.push(...file.warnings);
  }

  private async takeReport(report: ReportText, source: Source): Promise<void> {
    const { indexedReports, rulesVersion } = this.parts;
    const id = reportId(report);
    const sent = indexedReports.put(id, source, rulesVersion, aboutOf(report));
    if (!sent) return;
    const record = reportRecord(id, report, sent.sources, rulesVersion);
    this.records.push(record);
    if (sent.replaces) this.replacing.push(record);
    for (const passage of report.passages) this.passages.push(passageDocument(id, report, passage));
    this.characters += record.characters;
    if (this.passages.length >= BATCH_PASSAGES || this.characters >= BATCH_CHARACTERS) await this.flush();
  }
}

function nameOf(file: ReportFile, row: number | null): string {
  return row === null ? file.path : `${file.path} 第 ${row} 行`;
}

/** Reads files and sends their reports to the index in batches. */
import { metadataHash } from '../discover/changes.ts';
import { describeDiskError, isDiskError } from '../discover/disk-error.ts';
import type { FileRecord, PassageDocument, ReportRecord } from '../domain/document.ts';
import type { DeclaredFile, Failure, ReportFile, Scans, Warning } from '../domain/file.ts';
import type { ReportText, Source } from '../domain/report.ts';
import { isEngineFailure } from '../engine/failure.ts';
import type { ReadFile } from '../formats/reader-process.ts';
import { readSources } from '../reading/read-source.ts';
import type { ReadingRules } from '../reading/rules.ts';
import { fileRecord, passageDocument, reportId, reportRecord } from './documents.ts';
import { type IndexedReports, summarizeReport } from './indexed-reports.ts';
import type { ReportLoader } from './report-loader.ts';

/**
 * Passages per batch, a negligible amount of memory. The engine merges all batches that wait in its queue.
 */
const BATCH_PASSAGES = 1000;
/** Characters per batch: limits memory for very long paragraphs; 1000 ordinary ones have far fewer. */
const BATCH_CHARACTERS = 1_000_000;

/**
 * Rows of a table that are named one by one, those that failed and those to be checked: the record of a file
 * lists them, and a request to the engine is limited to 100 MB.
 */
const MAX_NAMED_ROWS = 1000;

export interface IngestorOptions {
  readonly indexedReports: IndexedReports;
  readonly loader: ReportLoader;
  readonly declared: ReadonlyMap<string, DeclaredFile>;
  readonly rulesVersion: string;
  /** Loaded with the first file: a run without changes needs no gazetteer. */
  readonly rules: () => ReadingRules;
  readonly readFile: ReadFile;
}

export class Ingestor {
  readonly failed: Failure[] = [];
  readonly warnings: Warning[] = [];
  private records: ReportRecord[] = [];
  private passages: PassageDocument[] = [];
  private characters = 0;
  private replacing: ReportRecord[] = [];
  private files: FileRecord[] = [];
  private readonly deferredFiles: FileRecord[] = [];

  constructor(private readonly options: IngestorOptions) {}

  /** @returns whether the file contains a report */
  async ingest(file: ReportFile): Promise<boolean> {
    const { indexedReports, loader, declared, rulesVersion, rules, readFile } = this.options;
    const failed: Failure[] = [];
    const warnings: Warning[] = [];
    const rows = new Set<number | null>();
    let isWaiting = false;
    const unnamed = { failed: 0, warnings: 0 };
    let scans: Scans | undefined;
    try {
      const readings = readSources(file, declared.get(file.path), rules(), readFile);
      let next = await readings.next();
      for (; !next.done; next = await readings.next()) {
        const reading = next.value;
        const name = displayName(file, reading.row);
        if (reading.report === null) {
          if (failed.length < MAX_NAMED_ROWS) failed.push({ file: name, reason: reading.reason });
          else unnamed.failed++;
          continue;
        }
        rows.add(reading.row);
        const id = reportId(reading.report);
        const server = loader.waitsFor(id);
        if (server !== null) {
          failed.push({
            file: name,
            reason: `应存在检索服务器 ${server} 上，它没有应答；等它恢复后自动读入`,
          });
          isWaiting = true;
          continue;
        }
        scans = reading.text.scans;
        await this.addReport(id, reading.report, reading.source);
        for (const warning of reading.report.warnings)
          if (warnings.length < MAX_NAMED_ROWS) warnings.push({ file: name, warning });
          else unnamed.warnings++;
      }
      if (unnamed.failed > 0)
        failed.push({ file: file.path, reason: `另有 ${unnamed.failed} 行读不了，没有一一列出` });
      if (unnamed.warnings > 0)
        warnings.push({ file: file.path, warning: `另有 ${unnamed.warnings} 处要核对，没有一一列出` });
      const metadata = declared.get(file.path);
      indexedReports.removeSourcesExcept(file.path, rows);
      const record = fileRecord(file, {
        sha256: next.value,
        metadata: metadataHash(metadata),
        declared: metadata ?? null,
        rulesVersion,
        reports: rows.size,
        ...(scans !== undefined && { scans }),
        failed,
        warnings,
      });
      // Without a record the next run reads it again.
      if (!isWaiting)
        (indexedReports.hasSourceChanges(file.path) ? this.deferredFiles : this.files).push(record);
    } catch (error) {
      if (isEngineFailure(error)) throw error;
      failed.push({ file: file.path, reason: describeDiskError(error) });
      // After a disk error the previous reading stays in the index, and the next run tries the file again.
      if (!isDiskError(error)) indexedReports.removeSourcesExcept(file.path, rows);
    }
    this.failed.push(...failed);
    this.warnings.push(...warnings);
    return rows.size > 0;
  }

  async flush(): Promise<void> {
    const { records, passages, replacing, files } = this;
    [this.records, this.passages, this.replacing, this.files] = [[], [], [], []];
    this.characters = 0;
    await this.options.loader.add({ records, passages, replacing, files });
  }

  /**
   * Records of files whose reports change their sources: to be written after the sources of those reports.
   */
  takeDeferredFiles(): FileRecord[] {
    return this.deferredFiles.splice(0);
  }

  /** Reports the failures and warnings of an unchanged file's last reading again. */
  repeatMessages(file: FileRecord): void {
    this.failed.push(...file.failed);
    this.warnings.push(...file.warnings);
  }

  private async addReport(id: string, report: ReportText, source: Source): Promise<void> {
    const { indexedReports, rulesVersion } = this.options;
    const added = indexedReports.addSource(id, source, rulesVersion, summarizeReport(report));
    if (!added) return;
    const record = reportRecord(id, report, added.sources, rulesVersion);
    this.records.push(record);
    if (added.replaces) this.replacing.push(record);
    for (const passage of report.passages) this.passages.push(passageDocument(id, report, passage));
    this.characters += record.characters;
    if (this.passages.length >= BATCH_PASSAGES || this.characters >= BATCH_CHARACTERS) await this.flush();
  }
}

function displayName(file: ReportFile, row: number | null): string {
  return row === null ? file.path : `${file.path} 第 ${row} 行`;
}

/** Reads the report and file records that are in the index before a run. */
import { type Meilisearch, MeilisearchApiError } from 'meilisearch';
import type { FileRecord, ReportRecord } from '../domain/document.ts';
import { type IndexedReport, summarizeReport } from './indexed-reports.ts';

/** Records per request, at some hundred bytes each. */
const PAGE_SIZE = 10_000;

/** @returns reports by id; empty if the index does not exist */
export async function storedReports(client: Meilisearch, uid: string): Promise<Map<string, IndexedReport>> {
  const reports = new Map<string, IndexedReport>();
  const fields = ['id', 'sources', 'rulesVersion', 'complete', 'year', 'place'] as const;
  for await (const report of allDocuments<ReportRecord>(client, uid, fields)) {
    const { id, sources, rulesVersion, complete } = report;
    reports.set(id, { id, sources, rulesVersion, complete, summary: summarizeReport(report) });
  }
  return reports;
}

/** @returns files by path; empty if the index does not exist */
export async function storedFiles(client: Meilisearch, uid: string): Promise<Map<string, FileRecord>> {
  const files = new Map<string, FileRecord>();
  for await (const file of allDocuments<FileRecord>(client, uid, [])) files.set(file.path, file);
  return files;
}

/** @param fields all fields if empty */
async function* allDocuments<T>(
  client: Meilisearch,
  uid: string,
  fields: readonly (keyof T & string)[],
): AsyncGenerator<T> {
  for (let offset = 0; ; offset += PAGE_SIZE) {
    const query = { limit: PAGE_SIZE, offset, ...(fields.length > 0 && { fields: [...fields] }) };
    const page = await client
      .index(uid)
      .getDocuments(query)
      .catch((error: unknown) => {
        if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return null;
        throw error;
      });
    yield* (page?.results ?? []) as T[];
    if (!page || offset + PAGE_SIZE >= page.total) return;
  }
}

/** Reads what is in the indexes before a run. */
import type { Filter, Meilisearch } from 'meilisearch';
import {
  type FileRecord,
  type PassageDocument,
  type ReportRecord,
  SEGMENTATION_ID,
  type SegmentationDocument,
} from '../domain/document.ts';
import { engineAnswer } from '../engine/failure.ts';
import { type IndexedReport, summarizeReport } from './indexed-reports.ts';

/** Records per request, at some hundred bytes each. */
const PAGE_SIZE = 10_000;
/** Passages per request, of a kilobyte or two each. */
const PASSAGES_AT_ONCE = 4000;

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

/**
 * Passages with their text, a few thousand at a time.
 *
 * @param filter which of them; all without it
 */
export async function* storedPassages(
  client: Meilisearch,
  uid: string,
  filter?: Filter,
): AsyncGenerator<PassageDocument[]> {
  for (let offset = 0; ; offset += PASSAGES_AT_ONCE) {
    const page = await client
      .index<PassageDocument>(uid)
      .getDocuments({ limit: PASSAGES_AT_ONCE, offset, ...(filter !== undefined && { filter }) });
    if (page.results.length > 0) yield page.results;
    if (offset + PASSAGES_AT_ONCE >= page.total) return;
  }
}

/** Records of reports by id; those that are not in the index are left out. */
export async function storedRecords(
  client: Meilisearch,
  uid: string,
  ids: readonly string[],
): Promise<ReportRecord[]> {
  return (await client.index<ReportRecord>(uid).getDocuments({ ids: [...ids], limit: ids.length })).results;
}

/** Ids of the passages that a filter selects. */
export async function passageIds(client: Meilisearch, uid: string, filter: Filter): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += PAGE_SIZE) {
    const page = await client
      .index<Pick<PassageDocument, 'id'>>(uid)
      .getDocuments({ filter, fields: ['id'], limit: PAGE_SIZE, offset });
    ids.push(...page.results.map(({ id }) => id));
    if (offset + PAGE_SIZE >= page.total) return ids;
  }
}

/** @returns null if the words have not been segmented yet */
export async function storedSegmentation(
  client: Meilisearch,
  uid: string,
): Promise<SegmentationDocument | null> {
  return await client
    .index<SegmentationDocument>(uid)
    .getDocument(SEGMENTATION_ID)
    .catch((error: unknown) => {
      const isMissing = ['document_not_found', 'index_not_found'];
      if (isMissing.includes(engineAnswer(error)?.cause?.code ?? '')) return null;
      throw error;
    });
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
        if (engineAnswer(error)?.cause?.code === 'index_not_found') return null;
        throw error;
      });
    yield* (page?.results ?? []) as T[];
    if (!page || offset + PAGE_SIZE >= page.total) return;
  }
}

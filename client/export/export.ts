/**
 * Exports the basket to a file: requests the citations and loads the writer on demand. The entry point stays
 * small, because it comes with the page.
 */
import type { CitationFormat } from '../../server/contract/citations.ts';
import { inGroupOrder, type KeptPassage } from '../state/kept-passages.ts';
import { citationsOf, MAX_CITED } from './citations.ts';
import type { ExportDocument } from './excerpts.ts';
import { fileName } from './file-name.ts';

export type Standard = Extract<CitationFormat, 'gbt7714-2025' | 'gbt7714-2015'>;

interface Format {
  readonly extension: string;
  /** Format of the references; null for the standard that the reader chose. */
  readonly references: CitationFormat | null;
  readonly write: (document: ExportDocument) => Promise<Blob>;
}

export const FILE_FORMATS = {
  docx: {
    extension: 'docx',
    references: null,
    write: async (document) => (await import('./writers/docx.ts')).docxFile(document),
  },
  markdown: {
    extension: 'md',
    references: null,
    write: async (document) => (await import('./writers/markdown.ts')).markdownFile(document),
  },
  xlsx: {
    extension: 'xlsx',
    references: null,
    write: async (document) => (await import('./writers/xlsx.ts')).xlsxFile(document),
  },
  csv: {
    extension: 'csv',
    references: null,
    write: async (document) => (await import('./writers/csv.ts')).csvFile(document),
  },
  bibtex: {
    extension: 'bib',
    references: 'bibtex',
    write: async (document) => (await import('./writers/reference-manager.ts')).bibtexFile(document),
  },
  ris: {
    extension: 'ris',
    references: 'ris',
    write: async (document) => (await import('./writers/reference-manager.ts')).risFile(document),
  },
} as const satisfies Record<string, Format>;
export type FileFormat = keyof typeof FILE_FORMATS;

export interface ExportOptions {
  readonly title: string;
  readonly standard: Standard;
  /** ISO 8601 date. */
  readonly date: string;
  readonly origin: string;
}

/** As many passages as one request cites, since their references are numbered together. */
export const MAX_EXPORTED = MAX_CITED;

/** @throws ApiError if the server does not answer, or for more than `MAX_EXPORTED` passages */
export async function exportBasket(
  name: FileFormat,
  kept: readonly KeptPassage[],
  { title, standard, date, origin }: ExportOptions,
): Promise<{ readonly name: string; readonly file: Blob }> {
  const format: Format = FILE_FORMATS[name];
  const ordered = inGroupOrder(kept);
  const { items, references } = await citationsOf(
    ordered.map(({ passage }) => passage.id),
    format.references ?? standard,
  );
  const citations = new Map(items.map((item) => [item.id, item]));
  const excerpts = ordered.map((item) => ({ ...item, citation: citations.get(item.passage.id) ?? null }));
  const file = await format.write({ title, date, origin, excerpts, references });
  return { name: `${fileName(title)}.${format.extension}`, file };
}

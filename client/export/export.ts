/**
 * Passages that were put aside in, a file of them out: their citations are asked of the server, the writer is loaded
 * when it is needed. Small, so that it may come with the page.
 */
import type { CitationFormat, CitationsAnswer } from '../../server/contract/citations.ts';
import { ApiError, getJson } from '../api/api.ts';
import { inOrder, type KeptPassage } from '../state/kept-passages.ts';
import type { ExportDocument } from './excerpts.ts';
import { fileName } from './file-name.ts';

export type Standard = Extract<CitationFormat, 'gbt7714-2025' | 'gbt7714-2015'>;

interface Form {
  readonly extension: string;
  /** In what form the references are asked; null for the standard that the reader chose. */
  readonly asked: CitationFormat | null;
  readonly write: (taken: ExportDocument) => Promise<Blob>;
}

export const FORMS = {
  docx: {
    extension: 'docx',
    asked: null,
    write: async (taken) => (await import('./docx.ts')).docxFile(taken),
  },
  markdown: {
    extension: 'md',
    asked: null,
    write: async (taken) => (await import('./markdown.ts')).markdownFile(taken),
  },
  xlsx: {
    extension: 'xlsx',
    asked: null,
    write: async (taken) => (await import('./xlsx.ts')).xlsxFile(taken),
  },
  csv: { extension: 'csv', asked: null, write: async (taken) => (await import('./csv.ts')).csvFile(taken) },
  bibtex: {
    extension: 'bib',
    asked: 'bibtex',
    write: async (taken) => (await import('./reference-manager.ts')).bibtexFile(taken),
  },
  ris: {
    extension: 'ris',
    asked: 'ris',
    write: async (taken) => (await import('./reference-manager.ts')).risFile(taken),
  },
} as const satisfies Record<string, Form>;
export type FormName = keyof typeof FORMS;

export interface Asked {
  readonly title: string;
  readonly standard: Standard;
  /** ISO 8601 date. */
  readonly made: string;
  readonly origin: string;
}

/** As many as the API cites at once. */
export const MOST_TAKEN = 300;

/** @throws ApiError where the server does not answer, or more are asked than it cites at once */
export async function takeAway(
  name: FormName,
  kept: readonly KeptPassage[],
  { title, standard, made, origin }: Asked,
): Promise<{ readonly name: string; readonly file: Blob }> {
  const form: Form = FORMS[name];
  const ordered = inOrder(kept);
  const { items, references } = await citationsOf(ordered, form.asked ?? standard);
  const citations = new Map(items.map((item) => [item.id, item]));
  const excerpts = ordered.map((one) => ({ ...one, citation: citations.get(one.passage.id) ?? null }));
  const file = await form.write({ title, made, origin, excerpts, references });
  return { name: `${fileName(title)}.${form.extension}`, file };
}

async function citationsOf(
  kept: readonly KeptPassage[],
  format: CitationFormat,
): Promise<Pick<CitationsAnswer, 'items' | 'references'>> {
  const ids = kept.map(({ passage }) => passage.id).join(',');
  const query = new URLSearchParams({ ids, format }).toString().replaceAll('%2C', ',');
  try {
    return await getJson<CitationsAnswer>(`/api/citations?${query}`);
  } catch (cause) {
    // All of them are gone: what was kept of them is taken away all the same.
    if (cause instanceof ApiError && cause.code === 'no_such_passage') return { items: [], references: [] };
    throw cause;
  }
}

/** Exports what was found of a text in the collection: requests the citations and loads the writer on demand. */
import type { CitationAnswer, CitationsAnswer } from '../../server/contract/citations.ts';
import { getJson } from '../api/api.ts';
import { messages } from '../messages/messages.ts';
import type { Stretch } from '../ui/reuse/stretches.ts';
import { fileName } from './file-name.ts';

export interface ReuseDocument {
  /** The text that was compared. */
  readonly text: string;
  /** How much of it was found, in one sentence. */
  readonly summary: string;
  readonly stretches: readonly Stretch[];
  /** ISO 8601. */
  readonly date: string;
  /** Origin of this server, for absolute links. */
  readonly origin: string;
}

export interface CitedReuse extends ReuseDocument {
  /** By passage; what has left the collection meanwhile is absent. */
  readonly citations: ReadonlyMap<string, CitationAnswer>;
}

export const REUSE_FORMATS = {
  docx: async (document: CitedReuse) => (await import('./writers/reuse-docx.ts')).reuseDocx(document),
  xlsx: async (document: CitedReuse) => (await import('./writers/reuse-xlsx.ts')).reuseXlsx(document),
} as const;
export type ReuseFormat = keyof typeof REUSE_FORMATS;

/** Passages whose citations are asked for at once: the address stays below 8 KB. */
const CITED_AT_ONCE = 200;

/** @throws ApiError if the server does not answer */
export async function exportReuse(
  format: ReuseFormat,
  document: ReuseDocument,
): Promise<{ readonly name: string; readonly file: Blob }> {
  const file = await REUSE_FORMATS[format]({ ...document, citations: await citationsOf(document) });
  return { name: `${fileName(messages.reuse.fileTitle)}.${format}`, file };
}

async function citationsOf({ stretches }: ReuseDocument): Promise<Map<string, CitationAnswer>> {
  const ids = [...new Set(stretches.flatMap(({ sources }) => sources.map(({ passage }) => passage)))];
  const citations = new Map<string, CitationAnswer>();
  for (let at = 0; at < ids.length; at += CITED_AT_ONCE) {
    const params = new URLSearchParams({
      ids: ids.slice(at, at + CITED_AT_ONCE).join(','),
      format: 'gbt7714-2025',
    });
    const query = params.toString().replaceAll('%2C', ',');
    const { items } = await getJson<CitationsAnswer>(`/api/citations?${query}`);
    for (const item of items) citations.set(item.id, item);
  }
  return citations;
}

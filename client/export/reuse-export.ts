/** Exports what was found of a text in the collection: requests the citations and loads the writer on demand. */
import type { CitationAnswer } from '../../server/contract/citations.ts';
import { messages } from '../messages/messages.ts';
import type { Stretch } from '../ui/reuse/stretches.ts';
import { citationsOf, MAX_CITED } from './citations.ts';
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

/** @throws ApiError if the server does not answer */
export async function exportReuse(
  format: ReuseFormat,
  document: ReuseDocument,
): Promise<{ readonly name: string; readonly file: Blob }> {
  const file = await REUSE_FORMATS[format]({ ...document, citations: await citationsIn(document) });
  return { name: `${fileName(messages.reuse.title)}.${format}`, file };
}

async function citationsIn({ stretches }: ReuseDocument): Promise<Map<string, CitationAnswer>> {
  const ids = [...new Set(stretches.flatMap(({ sources }) => sources.map(({ passage }) => passage)))];
  const citations = new Map<string, CitationAnswer>();
  for (let at = 0; at < ids.length; at += MAX_CITED) {
    const { items } = await citationsOf(ids.slice(at, at + MAX_CITED), 'gbt7714-2025');
    for (const item of items) citations.set(item.id, item);
  }
  return citations;
}

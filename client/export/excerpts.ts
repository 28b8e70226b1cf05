/** The document that file writers export: kept passages in order, with their citations and references. */
import type { CitationAnswer, CitationsAnswer } from '../../server/contract/citations.ts';
import { messages } from '../messages/messages.ts';
import { fullName } from '../messages/place-name.ts';
import type { KeptPassage } from '../state/kept-passages.ts';

export interface CitedPassage extends KeptPassage {
  /** Null if the passage is no longer in the collection; the kept text is then all there is. */
  readonly citation: CitationsAnswer['items'][number] | null;
}

export interface ExportDocument {
  readonly title: string;
  /** ISO 8601. */
  readonly date: string;
  /** Origin of this server, for absolute links: http://10.0.0.7:5170 */
  readonly origin: string;
  readonly excerpts: readonly CitedPassage[];
  /** Entries in the requested format: a reference list, BibTeX or RIS. */
  readonly references: CitationsAnswer['references'];
}

/** The verbatim text: the collection's current one, or the kept one if the passage is gone. */
export function wordingOf({ citation, passage }: CitedPassage): string {
  return citation?.quote ?? passage.text;
}

export function linkOf(
  { citation }: { readonly citation: Pick<CitationAnswer, 'link'> | null },
  origin: string,
): string | null {
  return citation === null ? null : origin + citation.link;
}

/**
 * Location within the report, by its headings; empty for a passage that is gone and stood under no heading.
 */
export function pinpointOf({ citation, passage }: CitedPassage): string {
  return citation?.pinpoint ?? passage.section.path.join(' ');
}

/** Says that the wording was recognised on a picture and may have errors; empty for any other. */
export function recognitionOf({ citation, passage }: CitedPassage): string {
  if (citation?.note !== undefined) return citation.note;
  return passage.recognised ? messages.export.recognised(passage.page ?? 1) : '';
}

/** Place, year and location: the line above a quotation. */
export function labelOf(excerpt: CitedPassage): string {
  const { place, year } = excerpt.report;
  return [fullName(place), messages.year(year), pinpointOf(excerpt)]
    .filter((part) => part !== '')
    .join(' · ');
}

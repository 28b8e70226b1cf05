/**
 * What is taken away: passages in their order, with their citations and the list of references. Every writer of this
 * folder takes it and gives a file; they are loaded when someone asks for one.
 */
import type { CitationsAnswer } from '../../server/contract/citations.ts';
import { messages } from '../messages/messages.ts';
import { fullName } from '../messages/place-name.ts';
import type { KeptPassage } from '../state/kept-passages.ts';

export interface CitedPassage extends KeptPassage {
  /** Null where the passage is in the collection no more: then what was kept is all there is. */
  readonly citation: CitationsAnswer['items'][number] | null;
}

export interface ExportDocument {
  readonly title: string;
  /** ISO 8601 date. */
  readonly made: string;
  /** Address of this server, for links that work elsewhere: http://10.0.0.7:5170 */
  readonly origin: string;
  readonly excerpts: readonly CitedPassage[];
  /** In the form that was asked: entries of a list, of BibTeX, of RIS. */
  readonly references: CitationsAnswer['references'];
}

/** Verbatim: as the collection has it now, or as it was kept. */
export function wordingOf({ citation, passage }: CitedPassage): string {
  return citation?.quote ?? passage.text;
}

export function linkOf({ citation }: CitedPassage, origin: string): string | null {
  return citation === null ? null : origin + citation.link;
}

/** Where in its report, as the headings have it; empty where it stands under none and is gone. */
export function whereOf({ citation, passage }: CitedPassage): string {
  return citation?.pinpoint ?? passage.section.path.join(' ');
}

/** Place, year and where: what stands above a wording. */
export function labelOf(excerpt: CitedPassage): string {
  const { place, year } = excerpt.report;
  return [fullName(place), messages.year(year), whereOf(excerpt)].filter((part) => part !== '').join(' · ');
}

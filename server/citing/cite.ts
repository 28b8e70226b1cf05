/** Cites a passage in any format, complete with the paragraph. */
import type { CitationAnswer, CitationFormat } from '../contract/citations.ts';
import { bibtexEntry } from './forms/bibtex.ts';
import { cslItem } from './forms/csl-json.ts';
import { gbt7714In2015 } from './forms/gbt7714-2015.ts';
import { gbt7714In2025 } from './forms/gbt7714-2025.ts';
import { markdownCitation } from './forms/markdown.ts';
import { plainCitation } from './forms/plain.ts';
import { type Reference, referenceOf } from './forms/reference.ts';
import { risRecord } from './forms/ris.ts';
import { linkTo, type PassageInContext, shortLinkTo } from './link.ts';
import { notedPinpoint, type Pinpoint, withNote } from './pinpoint.ts';

/** @param today ISO 8601 date, cited as the access date of online sources */
export function cite(located: PassageInContext, format: CitationFormat, today: string): CitationAnswer {
  const { passage, record } = located;
  const reference = referenceOf(record, today);
  const pinpoint = notedPinpoint(passage);
  return {
    format,
    text: citationIn(format, located, reference, pinpoint),
    quote: passage.text,
    pinpoint: pinpoint.where,
    ...(pinpoint.note !== null && { note: pinpoint.note }),
    source: reference.url,
    shortLink: shortLinkTo(passage),
    link: linkTo(located),
  };
}

function citationIn(
  format: CitationFormat,
  { passage, record }: PassageInContext,
  reference: Reference,
  pinpoint: Pinpoint,
): string {
  switch (format) {
    case 'markdown':
      // The standard in force.
      return markdownCitation(
        passage.text,
        `${gbt7714In2025(reference, pinpoint.where)}${pinpoint.note ?? ''}`,
      );
    case 'text':
      return plainCitation(reference, record, withNote(pinpoint));
    default:
      return entryIn(format, reference, [pinpoint]);
  }
}

/**
 * A report's entry in a list of references. In GB/T 7714 entries a single pinpoint is part of the entry,
 * several are omitted.
 */
export function entryIn(
  format: Exclude<CitationFormat, 'markdown' | 'text'>,
  reference: Reference,
  pinpoints: readonly Pinpoint[],
): string {
  const only = pinpoints.length === 1 ? (pinpoints[0]?.where ?? null) : null;
  switch (format) {
    case 'gbt7714-2015':
      return gbt7714In2015(reference, only);
    case 'gbt7714-2025':
      return gbt7714In2025(reference, only);
    case 'bibtex':
      return bibtexEntry(reference, pinpoints.map(withNote));
    case 'ris':
      return risRecord(reference, pinpoints.map(withNote));
    case 'csl-json':
      return JSON.stringify([cslItem(reference, pinpoints)], null, 2);
  }
}

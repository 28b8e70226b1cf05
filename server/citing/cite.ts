/** A passage in its place in, its citation out, complete down to the paragraph. */
import type { CitationAnswer, CitationFormat } from '../contract.ts';
import { bibtexEntry } from './bibtex.ts';
import { cslItem } from './csl-json.ts';
import { gbt7714In2015 } from './gbt7714-2015.ts';
import { gbt7714In2025 } from './gbt7714-2025.ts';
import { linkTo, type Placed } from './link.ts';
import { markdownCitation } from './markdown.ts';
import { pinpointOf } from './pinpoint.ts';
import { plainCitation } from './plain.ts';
import { type Reference, referenceOf } from './reference.ts';
import { risRecord } from './ris.ts';

/** @param today ISO 8601 date of access, which an online source is cited with */
export function cite(placed: Placed, format: CitationFormat, today: string): CitationAnswer {
  const { passage, record } = placed;
  const reference = referenceOf(record, today);
  const pinpoint = pinpointOf(passage);
  return {
    format,
    text: citationIn(format, placed, reference, pinpoint),
    quote: passage.text,
    pinpoint,
    link: linkTo(placed),
  };
}

function citationIn(
  format: CitationFormat,
  { passage, record }: Placed,
  reference: Reference,
  pinpoint: string,
): string {
  switch (format) {
    case 'markdown':
      // The standard in force.
      return markdownCitation(passage.text, gbt7714In2025(reference, pinpoint));
    case 'text':
      return plainCitation(reference, record, pinpoint);
    default:
      return entryIn(format, reference, [pinpoint]);
  }
}

/** A report's entry in a list of references. One place cited in it stands in the entry itself, several do not. */
export function entryIn(
  format: Exclude<CitationFormat, 'markdown' | 'text'>,
  reference: Reference,
  pinpoints: readonly string[],
): string {
  const only = pinpoints.length === 1 ? (pinpoints[0] ?? null) : null;
  switch (format) {
    case 'gbt7714-2015':
      return gbt7714In2015(reference, only);
    case 'gbt7714-2025':
      return gbt7714In2025(reference, only);
    case 'bibtex':
      return bibtexEntry(reference, pinpoints);
    case 'ris':
      return risRecord(reference, pinpoints);
    case 'csl-json':
      return JSON.stringify([cslItem(reference, pinpoints)], null, 2);
  }
}

/**
 * Selects the words by which a passage can be found again if its id is gone: a quotation with its prefix and
 * suffix, as in the TextQuoteSelector of the W3C Web Annotation Data Model (4.2.4). They are short because
 * they go into a URL, where a Chinese character takes nine characters.
 */

import { foldToString } from '../../indexer/text/fold.ts';
import { sha256 } from '../../indexer/text/hash.ts';
import { occurrences } from '../../indexer/text/occurrences.ts';

export interface Selector {
  /** The beginning of the passage. */
  readonly quote: string;
  /** The end of the previous passage. */
  readonly prefix: string;
  /** The text after the quotation, from the next passage if the quotation is the whole passage. */
  readonly suffix: string;
}

/** UTF-16 units; 24 Han characters are unique except for set phrases, which prefix and suffix tell apart. */
const QUOTE_LENGTH = 24;
const CONTEXT_LENGTH = 12;
/**
 * A run of letters longer than this is not prose; such passages are identified by their place and neighbours.
 */
const MAX_QUOTE_LENGTH = 100;

export function selectorOf(text: string, before: string, after: string): Selector {
  const end = quoteEnd(text);
  const follows = text.slice(end).trim() === '' ? after : text.slice(end);
  return { quote: text.slice(0, end), prefix: tail(before), suffix: head(follows) };
}

/** Checksum that detects changed wording: 32 bits of the hash of the folded text. */
export function checksum(text: string): string {
  return sha256(foldToString(text)).slice(0, 8);
}

/**
 * End of the quotation: never inside a run of digits or letters, which search cannot find, or a surrogate
 * pair.
 */
function quoteEnd(text: string): number {
  if (text.length <= QUOTE_LENGTH) return text.length;
  const folded = foldToString(text);
  for (let end = QUOTE_LENGTH; end < text.length && end < MAX_QUOTE_LENGTH; end++) {
    if (splitsSurrogatePair(text, end)) continue;
    if (occurrences(folded, foldToString(text.slice(0, end))).length > 0) return end;
  }
  return Math.min(text.length, MAX_QUOTE_LENGTH);
}

function tail(text: string): string {
  const start = Math.max(0, text.length - CONTEXT_LENGTH);
  return text.slice(splitsSurrogatePair(text, start) ? start + 1 : start);
}

function head(text: string): string {
  return text.slice(0, splitsSurrogatePair(text, CONTEXT_LENGTH) ? CONTEXT_LENGTH - 1 : CONTEXT_LENGTH);
}

function splitsSurrogatePair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}

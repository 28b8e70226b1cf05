/**
 * A passage among its neighbours in; the words by which it is found again out, should its id be gone: a quotation
 * and what stands before and after it, as in the TextQuoteSelector of the W3C's Web Annotation Data Model (4.2.4).
 * Short, since they travel in an address, where a Chinese character takes nine.
 */
import { sha256 } from '../../indexer/discover/files.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import { occurrences } from '../../indexer/text/occurrences.ts';

export interface Selector {
  /** The beginning of the passage. */
  readonly quote: string;
  /** The end of the passage before. */
  readonly prefix: string;
  /** What follows the quotation, in this passage or, where it ends with it, in the next. */
  readonly suffix: string;
}

/** UTF-16 units: 24 Han characters single out all but set phrases, and those are told apart by what is around. */
const QUOTE = 24;
const AROUND = 12;
/** A run of letters longer than this is no prose; what is found then is found by its place and neighbours. */
const LONGEST_QUOTE = 100;

export function selectorOf(text: string, before: string, after: string): Selector {
  const end = quoteEnd(text);
  const follows = text.slice(end).trim() === '' ? after : text.slice(end);
  return { quote: text.slice(0, end), prefix: tail(before), suffix: head(follows) };
}

/** Tells whether a passage is word for word what it was: 32 bits of the hash of its folded text. */
export function sumOf(text: string): string {
  return sha256(foldToString(text)).slice(0, 8);
}

/** Where a quotation may end: search does not find a piece of a run of digits or letters, nor half a character. */
function quoteEnd(text: string): number {
  if (text.length <= QUOTE) return text.length;
  const folded = foldToString(text);
  for (let end = QUOTE; end < text.length && end < LONGEST_QUOTE; end++) {
    if (isHalved(text, end)) continue;
    if (occurrences(folded, foldToString(text.slice(0, end))).length > 0) return end;
  }
  return Math.min(text.length, LONGEST_QUOTE);
}

function tail(text: string): string {
  const start = Math.max(0, text.length - AROUND);
  return text.slice(isHalved(text, start) ? start + 1 : start);
}

function head(text: string): string {
  return text.slice(0, isHalved(text, AROUND) ? AROUND - 1 : AROUND);
}

/** Whether a cut here would part the two halves of one character. */
function isHalved(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}

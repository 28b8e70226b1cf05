/** A passage's text and the terms of a query in; where the terms stand in it out, or that it does not answer. */
import { fold } from '../../indexer/text/fold.ts';
import { occurrences, type Range, toOriginal } from '../../indexer/text/occurrences.ts';
import type { Term } from '../query/parse.ts';

/**
 * The occurrences of all required terms in the original text, in their order, or null where a required term is
 * missing or an excluded one is there. This decides; the engine only proposes.
 */
export function verify(text: string, terms: readonly Term[]): Range[] | null {
  const folded = fold(text);
  const found: Range[] = [];
  for (const term of terms) {
    const ranges = occurrences(folded.text, term.folded);
    if (term.excluded ? ranges.length > 0 : ranges.length === 0) return null;
    for (const range of ranges) found.push(toOriginal(folded, range));
  }
  return found.sort(([a, aEnd], [b, bEnd]) => a - b || aEnd - bEnd);
}

/**
 * The words of a query in, its terms out. In exact mode every term is a phrase in the folded text.
 *
 * Words apart are all required; `"…"` or “…” is a phrase with its spaces; `-` before either excludes. A
 * quotation mark opens a phrase only at a term's start: elsewhere, as in a pasted 新时代“枫桥经验”, the fold
 * drops it.
 */
import { foldToString } from '../../indexer/text/fold.ts';
import { ApiError } from '../errors.ts';

export interface Term {
  /** As typed, without the marks of the query language. */
  readonly text: string;
  /** As compared; never empty. */
  readonly folded: string;
  readonly excluded: boolean;
}

/** A term, quoted up to its end (“三项制度”落实 is pasted text, not a phrase and a word) or not, after its `-`. */
const TERM = /([-－−])?(?:“([^”]*)”(?=\s|$)|["＂]([^"＂]*)["＂](?=\s|$)|(\S+))/gu;
const OPERATOR = /^(?:[|｜]|[~～]\d*)$/;

/** @throws ApiError where there is nothing to find, or an operator that is not understood */
export function parseQuery(query: string): Term[] {
  const terms = new Map<string, Term>();
  for (const [, minus, curly, straight, word] of query.matchAll(TERM)) {
    const text = curly ?? straight ?? word ?? '';
    if (word !== undefined && OPERATOR.test(word))
      throw new ApiError('unsupported_operator', { operator: word });
    const folded = foldToString(text);
    const excluded = minus !== undefined && folded !== '';
    if (folded !== '') terms.set(`${excluded ? '-' : '+'}${folded}`, { text, folded, excluded });
  }
  const found = [...terms.values()];
  if (found.length === 0) throw new ApiError('empty_query');
  if (found.every((term) => term.excluded)) throw new ApiError('only_exclusions');
  return found;
}

/** Splits a query string into terms and operators, each with its offset. */
import { foldToString } from '../../indexer/text/fold.ts';

interface SourceSpan {
  /** Offset in the query, in UTF-16 units. */
  readonly at: number;
  /** As typed. */
  readonly typed: string;
}
export interface TermToken extends SourceSpan {
  readonly kind: 'term';
  /** Without `-` and quotation marks. */
  readonly text: string;
  readonly folded: string;
  readonly excluded: boolean;
  readonly quoted: boolean;
}
export interface OrToken extends SourceSpan {
  readonly kind: 'or';
}
export interface NearToken extends SourceSpan {
  readonly kind: 'near';
  /** Maximum distance in folded characters; null where no number was typed. */
  readonly within: number | null;
}
export type QueryToken = TermToken | OrToken | NearToken;

/**
 * A bar separates alternatives anywhere, since nobody types spaces around ｜ in Chinese; `~` must be preceded
 * and followed by white space, since reports contain 5~10日. A quotation mark opens a phrase only at the start
 * of a term and closes it only at the end: “三项制度”落实 is pasted text, not a phrase and a word.
 */
const TOKEN_PATTERNS = [
  /(?<or>[|｜])/,
  /(?<near>[~～][0-9０-９]*)(?=\s|$)/,
  /(?<minus>[-－−])?(?:“(?<curly>[^”]*)”|["＂](?<straight>[^"＂]*)["＂])(?=[\s|｜]|$)/,
  /(?<dash>[-－−])?(?<word>[^\s|｜]+)/,
];
const TOKEN = new RegExp(TOKEN_PATTERNS.map((pattern) => pattern.source).join('|'), 'gu');

/** Terms whose folded text is empty, such as lone quotation marks, are left out. */
export function tokenizeQuery(query: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  for (const match of query.matchAll(TOKEN)) {
    const { or, near, minus, curly, straight, dash, word } = match.groups ?? {};
    const span = { at: match.index, typed: match[0] };
    if (or !== undefined) tokens.push({ ...span, kind: 'or' });
    else if (near !== undefined) tokens.push({ ...span, kind: 'near', within: parseDistance(near) });
    else {
      const text = curly ?? straight ?? word ?? '';
      const folded = foldToString(text);
      const excluded = (minus ?? dash) !== undefined;
      const quoted = (curly ?? straight) !== undefined;
      if (folded !== '') tokens.push({ ...span, kind: 'term', text, folded, excluded, quoted });
    }
  }
  return tokens;
}

function parseDistance(typed: string): number | null {
  const digits = foldToString(typed.slice(1));
  return digits === '' ? null : Number(digits);
}

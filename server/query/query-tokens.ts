/** The text of a query in, its terms and operators out, each with where it stands. */
import { foldToString } from '../../indexer/text/fold.ts';

interface Placed {
  /** Where it begins in the query, in UTF-16 units. */
  readonly at: number;
  /** As typed. */
  readonly typed: string;
}
export interface TermMark extends Placed {
  readonly kind: 'term';
  /** Without its `-` and its quotation marks. */
  readonly text: string;
  readonly folded: string;
  readonly excluded: boolean;
  readonly quoted: boolean;
}
export interface EitherMark extends Placed {
  readonly kind: 'either';
}
export interface NearMark extends Placed {
  readonly kind: 'near';
  /** Folded characters; null where none are given. */
  readonly within: number | null;
}
export type Mark = TermMark | EitherMark | NearMark;

/**
 * A bar parts alternatives wherever it stands, since nobody types spaces around ｜ in Chinese; `~` must stand apart,
 * since 5~10日 is what reports write. A quotation mark opens a phrase only at a term's start, and closes it only at
 * a term's end: “三项制度”落实 is pasted text, not a phrase and a word.
 */
const MARKS = [
  /(?<either>[|｜])/,
  /(?<near>[~～][0-9０-９]*)(?=\s|$)/,
  /(?<minus>[-－−])?(?:“(?<curly>[^”]*)”|["＂](?<straight>[^"＂]*)["＂])(?=[\s|｜]|$)/,
  /(?<dash>[-－−])?(?<word>[^\s|｜]+)/,
];
const MARK = new RegExp(MARKS.map((mark) => mark.source).join('|'), 'gu');

/** Terms of nothing but marks that the fold drops ask for nothing, and are left out. */
export function marksOf(query: string): Mark[] {
  const marks: Mark[] = [];
  for (const match of query.matchAll(MARK)) {
    const { either, near, minus, curly, straight, dash, word } = match.groups ?? {};
    const placed = { at: match.index, typed: match[0] };
    if (either !== undefined) marks.push({ ...placed, kind: 'either' });
    else if (near !== undefined) marks.push({ ...placed, kind: 'near', within: distance(near) });
    else {
      const text = curly ?? straight ?? word ?? '';
      const folded = foldToString(text);
      const excluded = (minus ?? dash) !== undefined;
      const quoted = (curly ?? straight) !== undefined;
      if (folded !== '') marks.push({ ...placed, kind: 'term', text, folded, excluded, quoted });
    }
  }
  return marks;
}

function distance(typed: string): number | null {
  const digits = foldToString(typed.slice(1));
  return digits === '' ? null : Number(digits);
}

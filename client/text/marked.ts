/**
 * Text + ranges → pieces. Highlights travel as ranges; here they become the runs of text that the view draws, so
 * that nothing is ever spliced into the text itself.
 */
export type Range = readonly [start: number, end: number];

export interface Piece {
  readonly text: string;
  /** Which of the ranges it lies in, counted from 0; null between them. */
  readonly hit: number | null;
}

/**
 * The pieces of `text` from `from` to `to`, in order; joined they are that part of the text. Ranges may overlap
 * (two terms of a query in one word): the earlier keeps what it has, the later what is left.
 */
export function pieces(text: string, ranges: readonly Range[], from = 0, to = text.length): Piece[] {
  const found: Piece[] = [];
  let at = from;
  const numbered = ranges.map((range, hit) => ({ range, hit })).sort((a, b) => a.range[0] - b.range[0]);
  for (const { range, hit } of numbered) {
    const start = Math.max(range[0], at);
    const end = Math.min(range[1], to);
    if (end <= start) continue;
    if (start > at) found.push({ text: text.slice(at, start), hit: null });
    found.push({ text: text.slice(start, end), hit });
    at = end;
  }
  if (at < to) found.push({ text: text.slice(at, to), hit: null });
  return found;
}

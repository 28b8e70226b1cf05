/**
 * Text + ranges → pieces. Highlights travel as ranges; here they become the runs of text that the view draws, so
 * that nothing is ever spliced into the text itself. Several kinds of marks may lie over each other: a piece says
 * of each whether it has it.
 */
export type Range = readonly [start: number, end: number];

export interface Piece {
  readonly text: string;
  /** Which of the hits it lies in, counted from 0; null between them. */
  readonly hit: number | null;
  /** Underlined: shared wording, or each column's own. */
  readonly under: boolean;
  readonly figure: boolean;
}

export interface Layers {
  readonly hits: readonly Range[];
  readonly under?: readonly Range[];
  readonly figures?: readonly Range[];
}

const NONE: readonly Range[] = [];

/**
 * The pieces of `text` from `from` to `to`, in order; joined they are that part of the text. Hits may overlap (two
 * terms of a query in one word): the earlier keeps what it has, the later what is left.
 */
export function pieces(text: string, layers: Layers, from = 0, to = text.length): Piece[] {
  const { hits, under = NONE, figures = NONE } = layers;
  const numbered = hits.map((range, hit) => ({ range, hit })).sort((a, b) => a.range[0] - b.range[0]);
  const borders = new Set([from, to]);
  for (const range of [...hits, ...under, ...figures])
    for (const border of range) if (border > from && border < to) borders.add(border);
  const found: Piece[] = [];
  const sorted = [...borders].sort((a, b) => a - b);
  const covers = (at: number) => (range: Range) => range[0] <= at && at < range[1];
  for (let index = 0; index + 1 < sorted.length; index++) {
    const [start, end] = [sorted[index] ?? from, sorted[index + 1] ?? to];
    const piece = {
      text: text.slice(start, end),
      hit: numbered.find(({ range }) => covers(start)(range))?.hit ?? null,
      under: under.some(covers(start)),
      figure: figures.some(covers(start)),
    };
    const last = found.at(-1);
    // The border of a range that another one hides parts nothing.
    if (last && last.hit === piece.hit && last.under === piece.under && last.figure === piece.figure)
      found[found.length - 1] = { ...last, text: last.text + piece.text };
    else found.push(piece);
  }
  return found;
}

/** What lies between the ranges (in order, apart), where it says anything: punctuation alone does not. */
export function between(text: string, ranges: readonly Range[]): Range[] {
  const gaps: Range[] = [];
  let at = 0;
  for (const [start, end] of [...ranges, [text.length, text.length] as const]) {
    if (start > at && /[\p{L}\p{N}]/u.test(text.slice(at, start))) gaps.push([at, start]);
    at = Math.max(at, end);
  }
  return gaps;
}

/** What is left of a neighbouring sentence by a stretch that crosses its end: less than is worth marking by itself. */
const SCRAP = 8;

/** The ranges without the punctuation at their ends, which no one would underline, and without scraps of sentences. */
export function trimmed(text: string, ranges: readonly Range[]): Range[] {
  return ranges.map((range) => withoutMarks(text, withoutScraps(text, range)));
}

/** 亮。坚持和发展新时代枫桥经验 begins with the end of a sentence that is another one. */
function withoutScraps(text: string, [start, end]: Range): Range {
  const ends = [...text.slice(start, end).matchAll(/[。！？；]/g)].map(({ index }) => start + index + 1);
  const from = ends.findLast((at) => at - start <= SCRAP && end - at >= SCRAP) ?? start;
  const to = ends.find((at) => at > from && end - at < SCRAP && at - from >= SCRAP) ?? end;
  return [from, to];
}

function withoutMarks(text: string, [start, end]: Range): Range {
  const part = text.slice(start, end);
  const lead = /^[^\p{L}\p{N}]*/u.exec(part)?.[0].length ?? 0;
  const tail = /[^\p{L}\p{N}%％]*$/u.exec(part)?.[0].length ?? 0;
  return lead === part.length ? [start, end] : [start + lead, end - tail];
}

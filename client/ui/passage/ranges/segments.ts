/**
 * Splits text at the borders of highlight ranges into segments for the view, so that no markup is ever
 * spliced into the text. Highlights of several kinds may overlap; each segment records which of them apply.
 */
export type Range = readonly [start: number, end: number];

/** Wording shared between columns, or unique to one. */
export interface Underline {
  readonly range: Range;
  /** How heavy the line is; the plain one if absent. */
  readonly band?: 'strong' | 'reuse' | 'formula';
  /** Who else has it, in words. */
  readonly title?: string;
  /** Where another one has it. */
  readonly href?: string;
  /** What others have something else for. */
  readonly differences?: readonly Range[];
}

export interface Segment {
  readonly text: string;
  /** Index of the hit that the segment is part of; null outside hits. */
  readonly hit: number | null;
  /** What it is underlined as; null if it is not. */
  readonly under: Underline | null;
  /** Whether others have something else for it. */
  readonly differs: boolean;
  readonly figure: boolean;
}

export interface Layers {
  readonly hits: readonly Range[];
  /** Disjoint. */
  readonly under?: readonly Underline[];
  readonly figures?: readonly Range[];
}

const NONE: readonly never[] = [];

/**
 * The segments of `text` from `from` to `to`; joined, they are that part of the text. Where hits overlap (two
 * terms of a query in one word), the overlap belongs to the earlier hit.
 */
export function segments(text: string, layers: Layers, from = 0, to = text.length): Segment[] {
  const { hits, under = NONE, figures = NONE } = layers;
  const numbered = hits.map((range, hit) => ({ range, hit })).sort((a, b) => a.range[0] - b.range[0]);
  const borders = new Set([from, to]);
  const drawn = under.flatMap(({ range, differences = NONE }) => [range, ...differences]);
  for (const range of [...hits, ...drawn, ...figures])
    for (const border of range) if (border > from && border < to) borders.add(border);
  const result: Segment[] = [];
  const sorted = [...borders].sort((a, b) => a - b);
  const covers = (at: number) => (range: Range) => range[0] <= at && at < range[1];
  for (let index = 0; index + 1 < sorted.length; index++) {
    const [start, end] = [sorted[index] ?? from, sorted[index + 1] ?? to];
    const underline = under.find(({ range }) => covers(start)(range)) ?? null;
    const segment = {
      text: text.slice(start, end),
      hit: numbered.find(({ range }) => covers(start)(range))?.hit ?? null,
      under: underline,
      differs: underline?.differences?.some(covers(start)) ?? false,
      figure: figures.some(covers(start)),
    };
    const last = result.at(-1);
    // A border hidden under another range changes nothing, so the segments on both sides are merged.
    if (last && isMarkedAlike(last, segment))
      result[result.length - 1] = { ...last, text: last.text + segment.text };
    else result.push(segment);
  }
  return result;
}

function isMarkedAlike(a: Segment, b: Segment): boolean {
  return a.hit === b.hit && a.under === b.under && a.differs === b.differs && a.figure === b.figure;
}

/** Gaps between sorted, disjoint ranges, without gaps that hold only punctuation. */
export function gapsBetween(text: string, ranges: readonly Range[]): Range[] {
  const gaps: Range[] = [];
  let at = 0;
  for (const [start, end] of [...ranges, [text.length, text.length] as const]) {
    if (start > at && /[\p{L}\p{N}]/u.test(text.slice(at, start))) gaps.push([at, start]);
    at = Math.max(at, end);
  }
  return gaps;
}

/** Characters of a neighbouring sentence that are not worth underlining when a range crosses its end. */
const SCRAP_LENGTH = 8;

/**
 * Trims punctuation and scraps of neighbouring sentences off the ends of ranges, as a person underlining
 * would.
 */
export function trimmedRanges(text: string, ranges: readonly Range[]): Range[] {
  return ranges.map((range) => withoutPunctuation(text, withoutScraps(text, range)));
}

/** 亮。坚持和发展新时代枫桥经验 begins with the end of another sentence. */
function withoutScraps(text: string, [start, end]: Range): Range {
  const ends = [...text.slice(start, end).matchAll(/[。！？；]/g)].map(({ index }) => start + index + 1);
  const from = ends.findLast((at) => at - start <= SCRAP_LENGTH && end - at >= SCRAP_LENGTH) ?? start;
  const to = ends.find((at) => at > from && end - at < SCRAP_LENGTH && at - from >= SCRAP_LENGTH) ?? end;
  return [from, to];
}

/** The range without punctuation at its ends, unless there is nothing else in it. */
export function withoutPunctuation(text: string, [start, end]: Range): Range {
  const part = text.slice(start, end);
  const lead = /^[^\p{L}\p{N}]*/u.exec(part)?.[0].length ?? 0;
  const tail = /[^\p{L}\p{N}%％]*$/u.exec(part)?.[0].length ?? 0;
  return lead === part.length ? [start, end] : [start + lead, end - tail];
}

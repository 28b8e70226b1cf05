/** The stretches of a draft that the collection has as well, as the page shows them. */
import type { ReuseAnswer, ReuseBand, ReuseSpan } from '../../../server/contract/reuse.ts';
import { withoutPunctuation } from '../passage/ranges/segments.ts';

export interface Stretch extends ReuseSpan {
  /** From 1, in the order of the draft. */
  readonly number: number;
  /** Number of the stretch that it is part of; null if it stands by itself. */
  readonly within: number | null;
}

/** A part of the draft, and the strongest stretch that it belongs to. */
export interface Segment {
  readonly text: string;
  readonly stretch: Stretch | null;
}

export const BANDS: readonly ReuseBand[] = ['formula', 'reuse', 'strong'];

/** Moves the offsets of an answer about a part of a draft to those of the draft. */
export function shifted({ spans }: Pick<ReuseAnswer, 'spans'>, by: number): ReuseSpan[] {
  const moved = ([start, end]: readonly [number, number]): [number, number] => [start + by, end + by];
  return spans.map((span) => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
    sources: span.sources.map((source) => ({
      ...source,
      text: moved(source.text),
      differences: source.differences.map((difference) => ({ ...difference, text: moved(difference.text) })),
    })),
  }));
}

/** @param spans by their start, the longer of two that start together first */
export function numbered(spans: readonly ReuseSpan[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [at, span] of spans.entries()) {
    const outer = stretches.findLast(
      ({ start, end, within }) => within === null && start <= span.start && span.end <= end,
    );
    stretches.push({ ...span, number: at + 1, within: outer?.number ?? null });
  }
  return stretches;
}

/** The draft in segments, without the punctuation around a stretch; where stretches overlap, the strongest counts, and of equal ones the longest. */
export function segmentsOf(draft: string, stretches: readonly Stretch[]): Segment[] {
  const shown = stretches.map((stretch) => {
    const [start, end] = withoutPunctuation(draft, [stretch.start, stretch.end]);
    return { stretch, start, end };
  });
  const borders = new Set([0, draft.length]);
  for (const { start, end } of shown) borders.add(start).add(end);
  const sorted = [...borders].sort((a, b) => a - b);
  const rank = ({ stretch }: (typeof shown)[number]): number => BANDS.indexOf(stretch.band);
  shown.sort((a, b) => rank(b) - rank(a) || b.end - b.start - (a.end - a.start));
  const segments: Segment[] = [];
  for (const [at, from] of sorted.entries()) {
    const to = sorted[at + 1];
    if (to === undefined) break;
    const stretch = shown.find(({ start, end }) => start <= from && from < end)?.stretch ?? null;
    const last = segments.at(-1);
    if (last && last.stretch === stretch)
      segments[segments.length - 1] = { stretch, text: last.text + draft.slice(from, to) };
    else segments.push({ stretch, text: draft.slice(from, to) });
  }
  return segments;
}

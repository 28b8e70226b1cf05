import { type Range, segments } from './ranges/segments.ts';

interface Props {
  readonly text: string;
  readonly ranges: readonly Range[];
  /** Underlined ranges: wording shared between columns, or unique to one. */
  readonly under?: readonly Range[] | undefined;
  readonly figures?: readonly Range[] | undefined;
  readonly from?: number;
  readonly to?: number;
  /** Number of the first hit within the report, where the reader can step from hit to hit. */
  readonly firstHit?: number;
  readonly atHit?: number | null;
}

const NONE: readonly Range[] = [];

export function MarkedText({
  text,
  ranges,
  under = NONE,
  figures = NONE,
  from = 0,
  to = text.length,
  firstHit,
  atHit,
}: Props) {
  return (
    <>
      {segments(text, { hits: ranges, under, figures }, from, to).map((piece, at) => {
        const figure = piece.figure ? <b class="figure">{piece.text}</b> : piece.text;
        const words = piece.under ? (
          <u key={at} class="under">
            {figure}
          </u>
        ) : (
          figure
        );
        if (piece.hit === null) return words;
        const number = firstHit === undefined ? null : firstHit + piece.hit;
        return (
          <mark
            key={at}
            id={number === null ? undefined : `hit-${number}`}
            class={number !== null && number === atHit ? 'at' : undefined}
          >
            {words}
          </mark>
        );
      })}
    </>
  );
}

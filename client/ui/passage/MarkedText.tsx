import type { ComponentChildren } from 'preact';
import { type Range, type Segment, segments, type Underline } from './ranges/segments.ts';

interface Props {
  readonly text: string;
  readonly ranges: readonly Range[];
  readonly under?: readonly Underline[] | undefined;
  readonly figures?: readonly Range[] | undefined;
  readonly from?: number;
  readonly to?: number;
  /** Number of the first hit within the report, where the reader can step from hit to hit. */
  readonly firstHit?: number;
  readonly atHit?: number | null;
}

const NONE: readonly never[] = [];

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
  const drawn = (piece: Segment, at: number) => {
    const figure = piece.figure ? <b class="figure">{piece.text}</b> : piece.text;
    const words = piece.differs ? (
      <em key={at} class="differs">
        {figure}
      </em>
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
  };
  return (
    <>
      {groupsOf(segments(text, { hits: ranges, under, figures }, from, to)).map((pieces, at) => {
        const [first] = pieces;
        return first?.under ? (
          <Underlined key={at} by={first.under}>
            {pieces.map(drawn)}
          </Underlined>
        ) : (
          pieces.map(drawn)
        );
      })}
    </>
  );
}

/** Neighbours under one line. */
function groupsOf(pieces: readonly Segment[]): Segment[][] {
  const groups: Segment[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last && last[0]?.under === piece.under) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function Underlined({
  by: { band, title, href },
  children,
}: {
  readonly by: Underline;
  readonly children: ComponentChildren;
}) {
  const className = band ? `under ${band}` : 'under';
  // A link, so that the keyboard reaches it and a screen reader says who else has it.
  return href ? (
    <a class={className} href={href} title={title} draggable={false}>
      {children}
    </a>
  ) : (
    <u class={className} title={title}>
      {children}
    </u>
  );
}

import { pieces, type Range } from '../text/marked.ts';

interface Props {
  readonly text: string;
  readonly ranges: readonly Range[];
  readonly from?: number;
  readonly to?: number;
  /** Number of the first hit, where one can step from hit to hit. */
  readonly firstHit?: number;
  readonly atHit?: number | null;
}

export function MarkedText({ text, ranges, from = 0, to = text.length, firstHit, atHit }: Props) {
  return (
    <>
      {pieces(text, ranges, from, to).map((piece, at) => {
        if (piece.hit === null) return piece.text;
        const number = firstHit === undefined ? null : firstHit + piece.hit;
        return (
          <mark
            key={at}
            id={number === null ? undefined : `hit-${number}`}
            class={number !== null && number === atHit ? 'at' : undefined}
          >
            {piece.text}
          </mark>
        );
      })}
    </>
  );
}

import { MarkedText } from './MarkedText.tsx';
import type { Range, Underline } from './ranges/segments.ts';
import type { VisiblePart } from './ranges/visible-parts.ts';

interface Props {
  readonly text: string;
  readonly ranges: readonly Range[];
  readonly parts: readonly VisiblePart[];
  readonly under?: readonly Underline[] | undefined;
  readonly figures?: readonly Range[] | undefined;
}

/** The verbatim text. CSS draws the ellipses of omitted parts, so that selecting copies the wording alone. */
export function Excerpts({ text, ranges, parts, under, figures }: Props) {
  return (
    <blockquote class="verbatim" lang="zh-Hans">
      {parts.map((part) => (
        <p
          key={part.from}
          class={
            [part.cutBefore && 'cut-before', part.cutAfter && 'cut-after'].filter(Boolean).join(' ') ||
            undefined
          }
        >
          <MarkedText
            text={text}
            ranges={ranges}
            under={under}
            figures={figures}
            from={part.from}
            to={part.to}
          />
        </p>
      ))}
    </blockquote>
  );
}

import { MarkedText } from './MarkedText.tsx';
import type { Range } from './marked.ts';
import type { Part } from './shown.ts';

interface Props {
  readonly text: string;
  readonly ranges: readonly Range[];
  readonly parts: readonly Part[];
  readonly under?: readonly Range[] | undefined;
  readonly figures?: readonly Range[] | undefined;
}

/** The verbatim text. The … of what is left out are drawn by the style, so that selecting gives the wording alone. */
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

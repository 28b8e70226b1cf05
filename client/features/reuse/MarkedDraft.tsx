import { useMemo } from 'preact/hooks';
import { messages } from '../../messages/messages.ts';
import { segmentsOf } from '../../ui/reuse/stretches.ts';
import { reuse } from './reuse.ts';

const WORD_JOINER = '\u2060';

/** The text with its stretches marked by the form of a line; each leads to those who have it. */
export function MarkedDraft({ text }: { readonly text: string }) {
  const stretches = reuse.stretches.value;
  const segments = useMemo(() => segmentsOf(text, stretches), [text, stretches]);
  return (
    <section class="marked-draft verbatim" aria-label={messages.reuse.marked} lang="zh-Hans">
      <p>
        {segments.map(({ text: part, stretch }, at) =>
          stretch ? (
            <a
              key={at}
              id={`in-text-${stretch.number}`}
              class={`band band-${stretch.band}`}
              href={`#stretch-${stretch.number}`}
              title={messages.reuse.has(stretch.reports, stretch.places)}
            >
              {part}
              {/* Not on the next line alone. */}
              <sup>{`${WORD_JOINER}${stretch.number}`}</sup>
            </a>
          ) : (
            part
          ),
        )}
      </p>
    </section>
  );
}

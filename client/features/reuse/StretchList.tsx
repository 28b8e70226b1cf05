import { useSignal } from '@preact/signals';
import type { ReuseSource } from '../../../server/contract/reuse.ts';
import { writeReport } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { fullName } from '../../messages/place-name.ts';
import { CopyMenu } from '../../ui/passage/CopyMenu.tsx';
import { withoutPunctuation } from '../../ui/passage/ranges/segments.ts';
import type { Stretch } from '../../ui/reuse/stretches.ts';
import { reuse } from './reuse.ts';
import { Wording } from './Wording.tsx';

/** Sources shown of each stretch before it is unfolded. */
const SHOWN = 3;
/** Characters of a stretch that its heading quotes. */
const QUOTED = 24;

/** The stretches in the order of the text, each with everyone who has it, the earliest first. */
export function StretchList() {
  const stretches = reuse.stretches.value;
  const text = reuse.found.value?.text ?? '';
  if (stretches.length === 0)
    return (
      <p class="notice">{reuse.busy.value === 'comparing' ? messages.reuse.busy : messages.reuse.nothing}</p>
    );
  return (
    <ol class="stretches" aria-label={messages.reuse.list}>
      {stretches.map((stretch) => (
        <StretchCard key={`${stretch.start}-${stretch.end}`} stretch={stretch} draft={text} />
      ))}
    </ol>
  );
}

function StretchCard({ stretch, draft }: { readonly stretch: Stretch; readonly draft: string }) {
  const isWhole = useSignal(false);
  const { number, band, start, end, within, sources, reports, places, passages } = stretch;
  const quoted = draft.slice(...withoutPunctuation(draft, [start, end])).replace(/\s+/g, '');
  const shown = isWhole.value ? sources : sources.slice(0, SHOWN);
  return (
    <li id={`stretch-${number}`} class="stretch" tabIndex={-1}>
      <h2>
        <span class={`band band-${band}`}>{messages.reuse.bands[band]}</span>{' '}
        <a href={`#in-text-${number}`} lang="zh-Hans">
          {number} “{quoted.length > QUOTED ? `${quoted.slice(0, QUOTED)}…` : quoted}”
        </a>
      </h2>
      <p class="aside">
        {within !== null && messages.reuse.within(within)}
        {messages.reuse.has(reports, places)}
      </p>
      <ol>
        {shown.map((source, at) => (
          <Source
            key={source.passage}
            source={source}
            draft={draft}
            isFirst={at === 0 && source.date !== null}
          />
        ))}
      </ol>
      {sources.length > SHOWN && (
        <button
          type="button"
          class="plain linklike"
          aria-expanded={isWhole.value}
          onClick={() => {
            isWhole.value = !isWhole.value;
          }}
        >
          {isWhole.value ? messages.reuse.fewer : messages.reuse.more(sources.length, passages)}
        </button>
      )}
    </li>
  );
}

interface SourceProps {
  readonly source: ReuseSource;
  readonly draft: string;
  readonly isFirst: boolean;
}

function Source({ source, draft, isFirst }: SourceProps) {
  const { report, passage, position, section, date, similarity } = source;
  return (
    <li>
      <article
        data-passage={passage}
        tabIndex={-1}
        class="reuse-source"
        aria-label={messages.passage.of(fullName(report.place), messages.year(report.year))}
      >
        <p class="where aside">
          <strong lang="zh-Hans">{fullName(report.place)}</strong>
          <span class="step">{date ?? messages.reuse.undated}</span>
          {isFirst && <span class="first">{messages.reuse.first}</span>}
          {section.path.slice(-1).map((heading) => (
            <span key={heading} class="step" lang="zh-Hans">
              {heading}
            </span>
          ))}
          <span class="step">
            {source.differences.length === 0 ? messages.reuse.same : messages.reuse.similar(similarity)}
          </span>
        </p>
        <p class="verbatim" lang="zh-Hans">
          <Wording source={source} draft={draft} />
        </p>
        <div class="actions cluster aside">
          <CopyMenu id={passage} text={source.wording} />
          <a href={writeReport(report.id, '', position)}>{messages.passage.read}</a>
        </div>
      </article>
    </li>
  );
}

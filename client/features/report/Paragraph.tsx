import type { LedgerSpan } from '../../../server/contract/ledger.ts';
import type { Passage } from '../../../server/contract/passage.ts';
import type { ReportHead } from '../../../server/contract/report.ts';
import { writeReuse } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { clipboard } from '../../state/clipboard.ts';
import { Icon } from '../../ui/Icon.tsx';
import { BasketButton } from '../../ui/passage/BasketButton.tsx';
import { MarkedText } from '../../ui/passage/MarkedText.tsx';
import { Recognised } from '../../ui/passage/Recognised.tsx';
import { MIN_OFFERED } from '../../ui/reuse/ReuseOffer.tsx';
import { OriginText } from './ledger/OriginText.tsx';

interface Props {
  readonly passage: Passage;
  readonly report: ReportHead;
  readonly level: number;
  readonly firstHit: number;
  readonly atHit: number | null;
  readonly isPointedAt: boolean;
  /** Where its wording comes from; undefined where the ledger is not shown. */
  readonly origins: readonly LedgerSpan[] | undefined;
}

/** By level in the outline. The title is h2, because the card above it holds the h1. */
const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const;

/** A passage of the report, with its number and its buttons in the margins. */
export function Paragraph({ passage, report, level, firstHit, atHit, isPointedAt, origins }: Props) {
  const { position, role } = passage;
  const Heading = role === 'title' ? 'h2' : role === 'heading' ? (HEADINGS[level - 1] ?? 'h6') : null;
  const text = origins ? (
    <OriginText passage={passage} spans={origins} firstHit={firstHit} atHit={atHit} />
  ) : (
    <MarkedText text={passage.text} ranges={passage.ranges} firstHit={firstHit} atHit={atHit} />
  );
  return (
    <div
      class={`paragraph ${role}${role === 'heading' ? ` level-${Math.min(level, 3)}` : ''}${isPointedAt ? ' pointed' : ''}`}
      id={`p${position}`}
      data-passage={passage.id}
      tabIndex={-1}
    >
      {Heading === null ? <p>{text}</p> : <Heading class="heading">{text}</Heading>}
      <span class="margin">
        <a class="number" href={`#p${position}`} aria-label={messages.report.link(position)}>
          {position}
        </a>
        <Recognised passage={passage} report={report.id} />
        <span class="margin-tools">
          <button
            type="button"
            class="plain"
            aria-label={messages.copy.name}
            title={messages.copy.name}
            data-action="copy"
            onClick={() => void clipboard.copyPassage(passage.id)}
          >
            <Icon name="copy" />
          </button>
          <BasketButton passage={passage} report={report} withWord={false} />
          {passage.text.length >= MIN_OFFERED && (
            <a
              class="plain"
              href={writeReuse({ passage: passage.id })}
              aria-label={messages.reuse.passage}
              title={messages.reuse.passage}
            >
              <Icon name="alike" />
            </a>
          )}
        </span>
      </span>
    </div>
  );
}

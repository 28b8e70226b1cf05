import { Fragment } from 'preact';
import type { LedgerSpan } from '../../../../server/contract/ledger.ts';
import type { Passage } from '../../../../server/contract/passage.ts';
import { writeReport } from '../../../address/address.ts';
import { messages } from '../../../messages/messages.ts';
import { MarkedText } from '../../../ui/passage/MarkedText.tsx';
import { ledger } from './ledger-state.ts';

interface Props {
  readonly passage: Passage;
  readonly spans: readonly LedgerSpan[];
  readonly firstHit: number;
  readonly atHit: number | null;
}

/** The text of a passage with its stretches marked by where they come from; each leads to its source. */
export function OriginText({ passage: { text, ranges }, spans, firstHit, atHit }: Props) {
  const only = ledger.only.value;
  return (
    <>
      {spans.map(({ start, end, class: name, source }) => {
        const words = (
          <MarkedText text={text} ranges={ranges} from={start} to={end} firstHit={firstHit} atHit={atHit} />
        );
        if (only !== null ? only !== name : name === 'own') return <Fragment key={start}>{words}</Fragment>;
        const label = messages.ledger.classes[name];
        return source === null ? (
          <span key={start} class={`origin ${name}`} title={label}>
            {words}
          </span>
        ) : (
          <a
            key={start}
            class={`origin ${name}`}
            href={writeReport(source.report, '', source.position)}
            title={messages.ledger.toSource(label)}
          >
            {words}
          </a>
        );
      })}
    </>
  );
}

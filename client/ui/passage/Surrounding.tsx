import type { Passage } from '../../../server/contract/passage.ts';
import { messages } from '../../messages/messages.ts';
import { Recognised } from './Recognised.tsx';
import { type Surroundings, surroundings } from './surroundings.ts';

/** The passages before or after a hit, in paler text. */
export function Surrounding({
  passages,
  report,
}: {
  readonly passages: readonly Passage[];
  /** Id of their report. */
  readonly report: string;
}) {
  return (
    <>
      {passages.map((passage) => (
        <p key={passage.id} class={`surrounding verbatim ${passage.role}`} lang="zh-Hans">
          {passage.text} <Recognised passage={passage} report={report} />
        </p>
      ))}
    </>
  );
}

/** Buttons that show more of the surrounding text, or hide it. */
export function SurroundingButtons({
  id,
  shown,
}: {
  readonly id: string;
  readonly shown: Surroundings | undefined;
}) {
  const isFull = shown !== undefined && shown.context >= surroundings.maxContext;
  return (
    <>
      {!isFull && (
        <button
          type="button"
          class="plain"
          data-action="around"
          aria-expanded={shown !== undefined}
          onClick={() => void surroundings.more(id)}
        >
          {shown ? messages.passage.moreAround : messages.passage.around}
        </button>
      )}
      {shown && (
        <button type="button" class="plain" onClick={() => surroundings.fold(id)}>
          {messages.passage.foldAround}
        </button>
      )}
      {shown?.failure && <span role="alert">{shown.failure}</span>}
    </>
  );
}

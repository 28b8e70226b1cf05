import type { Passage } from '../../../server/contract/passage.ts';
import { messages } from '../../messages/messages.ts';
import { type Surroundings, surroundings } from './surroundings.ts';

/** Passages before or after the one that was found, paler than it. */
export function Surrounding({ passages }: { readonly passages: readonly Passage[] }) {
  return (
    <>
      {passages.map((passage) => (
        <p key={passage.id} class={`surrounding verbatim ${passage.role}`} lang="zh-Hans">
          {passage.text}
        </p>
      ))}
    </>
  );
}

/** The way to more of the surrounding text, and back to the passage alone. */
export function SurroundingButtons({
  id,
  shown,
}: {
  readonly id: string;
  readonly shown: Surroundings | undefined;
}) {
  const isFull = shown !== undefined && shown.context >= surroundings.most;
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

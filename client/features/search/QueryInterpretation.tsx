import { useSignal } from '@preact/signals';
import type { SearchAnswer } from '../../../server/contract/search.ts';
import type { ApiError } from '../../api/api.ts';
import { messages } from '../../messages/messages.ts';
import { ReuseOffer } from '../../ui/reuse/ReuseOffer.tsx';

interface Props {
  readonly q: string;
  readonly answer: SearchAnswer | null;
  readonly failure: ApiError | null;
}

/** Keeps the height of the line while the answer is loading. */
const NO_BREAK_SPACE = '\u00a0';

/** Characters: some three lines on a desktop. A smart query with its synonyms may have a thousand. */
const MAX_LENGTH = 180;

/** How the query was interpreted, or why it was refused. What is long is folded. */
export function QueryInterpretation({ q, answer, failure }: Props) {
  const isWhole = useSignal(false);
  const refusal = failure?.refused ? failure.message : null;
  const understood = answer?.query.understood ?? NO_BREAK_SPACE;
  const isFolded = refusal === null && understood.length > MAX_LENGTH && !isWhole.value;
  return (
    <p class={refusal === null ? 'understood aside' : 'understood aside refusal'} role="status">
      {refusal ?? (isFolded ? `${understood.slice(0, MAX_LENGTH)}……` : understood)}
      {isFolded && (
        <button
          type="button"
          class="plain linklike"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {messages.search.wholeQuery}
        </button>
      )}
      <ReuseOffer text={q} />
    </p>
  );
}

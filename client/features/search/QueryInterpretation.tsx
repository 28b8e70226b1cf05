import type { SearchAnswer } from '../../../server/contract/search.ts';
import type { ApiError } from '../../api/api.ts';

interface Props {
  readonly answer: SearchAnswer | null;
  readonly failure: ApiError | null;
}

/** Keeps the height of the line while the answer is loading. */
const NO_BREAK_SPACE = '\u00a0';

/** How the query was interpreted, or why it was refused. */
export function QueryInterpretation({ answer, failure }: Props) {
  const refusal = failure?.refused ? failure.message : null;
  return (
    <p class={refusal === null ? 'understood aside' : 'understood aside refusal'} role="status">
      {refusal ?? answer?.query.understood ?? NO_BREAK_SPACE}
    </p>
  );
}

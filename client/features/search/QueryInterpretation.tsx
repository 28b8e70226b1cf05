import type { SearchAnswer } from '../../../server/contract/search.ts';
import type { ApiError } from '../../api/api.ts';

interface Props {
  readonly answer: SearchAnswer | null;
  readonly failure: ApiError | null;
}

/** Keeps the line while the answer is on its way. */
const NO_BREAK_SPACE = '\u00a0';

/** How the query was read, or what is amiss with it. */
export function QueryInterpretation({ answer, failure }: Props) {
  const refusal = failure?.refused ? failure.message : null;
  return (
    <p class={refusal === null ? 'understood' : 'understood refusal'} role="status">
      {refusal ?? answer?.query.understood ?? NO_BREAK_SPACE}
    </p>
  );
}

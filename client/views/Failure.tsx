import type { ApiError } from '../api.ts';
import { words } from '../words.ts';

interface Props {
  readonly error: ApiError;
  readonly onRetry: () => void;
  /** Where nothing else is on the page, this is its heading. */
  readonly isPage?: boolean;
}

/** What went wrong, in the API's own sentence, and the way to try again. */
export function Failure({ error, onRetry, isPage = false }: Props) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div class="notice" role="alert">
      <Heading>{words.failures.heading}</Heading>
      <p>{error.message}</p>
      <button type="button" class="quiet" onClick={onRetry}>
        {words.failures.again}
      </button>
    </div>
  );
}

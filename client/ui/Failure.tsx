import type { ApiError } from '../api/api.ts';
import { messages } from '../messages/messages.ts';

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
      <Heading>{messages.failures.heading}</Heading>
      <p>{error.message}</p>
      <button type="button" class="quiet" onClick={onRetry}>
        {messages.failures.again}
      </button>
    </div>
  );
}

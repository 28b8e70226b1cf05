import type { ApiError } from '../api/api.ts';
import { messages } from '../messages/messages.ts';

interface Props {
  readonly error: ApiError;
  readonly onRetry: () => void;
  /** Whether the failure is all that the page shows, so that its heading is the h1. */
  readonly isPage?: boolean;
}

/** The API's error message with a button to retry. */
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

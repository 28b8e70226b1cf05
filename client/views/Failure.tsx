import type { ApiError } from '../api.ts';
import { words } from '../words.ts';

/** What went wrong, in the API's own sentence, and the way to try again. */
export function Failure({ error, onRetry }: { readonly error: ApiError; readonly onRetry: () => void }) {
  return (
    <div class="notice" role="alert">
      <h2>{words.failures.heading}</h2>
      <p>{error.message}</p>
      <button type="button" class="quiet" onClick={onRetry}>
        {words.failures.again}
      </button>
    </div>
  );
}

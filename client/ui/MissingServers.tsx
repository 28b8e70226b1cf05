import { messages } from '../messages/messages.ts';

interface Props {
  /** Host and port of each. */
  readonly names: readonly string[];
  readonly onRetry: () => void;
}

/** Says which search servers did not answer: their reports are neither shown nor counted. */
export function MissingServers({ names, onRetry }: Props) {
  if (names.length === 0) return null;
  return (
    <p class="missing-servers warning" role="status">
      {messages.missingServers(names)}{' '}
      <button type="button" class="quiet" onClick={onRetry}>
        {messages.failures.again}
      </button>
    </p>
  );
}

import { notifications } from '../state/notifications.ts';

/** Announces the last action. Rendered even while empty, because screen readers announce only changes. */
export function StatusLine() {
  const message = notifications.message.value;
  return (
    <p class="statusline" role="status" aria-live="polite">
      {message !== '' && <span>{message}</span>}
    </p>
  );
}

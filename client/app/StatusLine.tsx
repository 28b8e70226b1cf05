import { notifications } from '../state/notifications.ts';

/** Says for a moment what was just done. It stands from the start, empty, because readers announce changes only. */
export function StatusLine() {
  const said = notifications.said.value;
  return (
    <p class="statusline" role="status" aria-live="polite">
      {said !== '' && <span>{said}</span>}
    </p>
  );
}

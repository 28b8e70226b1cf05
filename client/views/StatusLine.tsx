import { clipboard } from '../models/clipboard.ts';

/** Says for a moment what was just done. It stands from the start, empty, because readers announce changes only. */
export function StatusLine() {
  return (
    <p class="statusline" role="status" aria-live="polite">
      {clipboard.said.value !== '' && <span>{clipboard.said.value}</span>}
    </p>
  );
}

import { announcing } from '../models/announcing.ts';
import { clipboard } from '../models/clipboard.ts';

/** Says for a moment what was just done. It stands from the start, empty, because readers announce changes only. */
export function StatusLine() {
  const said = clipboard.said.value || announcing.said.value;
  return (
    <p class="statusline" role="status" aria-live="polite">
      {said !== '' && <span>{said}</span>}
    </p>
  );
}

/** What was just done, said for a moment in the status line: for those who do not see it move. */
import { signal } from '@preact/signals';

/** Milliseconds: long enough to read a dozen characters without hurry. */
const SAID_FOR = 3_000;

const said = signal('');
let silence: ReturnType<typeof setTimeout> | undefined;

export const notifications = {
  said,
  say(text: string): void {
    clearTimeout(silence);
    said.value = text;
    silence = setTimeout(() => {
      said.value = '';
    }, SAID_FOR);
  },
};

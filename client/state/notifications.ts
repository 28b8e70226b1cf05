/** A short message about the last action, shown in the status line and announced by screen readers. */
import { signal } from '@preact/signals';

/** Milliseconds: enough to read a dozen characters without hurry. */
const DURATION = 3_000;

const message = signal('');
let timer: ReturnType<typeof setTimeout> | undefined;

export const notifications = {
  message,
  show(text: string): void {
    clearTimeout(timer);
    message.value = text;
    timer = setTimeout(() => {
      message.value = '';
    }, DURATION);
  },
};

/** A file that the page has made → the reader's disk. */
import { messages } from '../messages/messages.ts';
import { notifications } from '../state/notifications.ts';

/** Milliseconds that a browser may take to read what it saves. */
const READ_WITHIN = 60_000;

export function save(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READ_WITHIN);
  notifications.say(messages.basket.saved(name));
}

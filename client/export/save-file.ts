/** Downloads a file made by the page. */
import { messages } from '../messages/messages.ts';
import { notifications } from '../state/notifications.ts';

/** Milliseconds that a browser may take to read the file. */
const REVOKE_AFTER = 60_000;

export function save(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER);
  notifications.show(messages.basket.saved(name));
}

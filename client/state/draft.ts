/**
 * A text that is too long for an address, between the box it was pasted into and the page that looks for it. It is
 * kept for as long as the tab, so that the page can be loaded again; it goes nowhere else.
 */
import { signal } from '@preact/signals';

const STORE = 'zhenjian:draft';

function kept(): string {
  try {
    return sessionStorage.getItem(STORE) ?? '';
  } catch {
    return '';
  }
}

const text = signal(kept());

export const draft = {
  text,
  keep(next: string): void {
    text.value = next;
    try {
      sessionStorage.setItem(STORE, next);
    } catch {
      // Where nothing can be stored, the text is lost when the page is loaded again.
    }
  },
};

/**
 * History handling for search as you type. Typing replaces the current history entry, so that the history
 * holds no half-typed words; Enter restores the entry from before typing and adds the search after it.
 */
import { signal } from '@preact/signals';

/** Debounce in milliseconds: people pause longer after a word than within one. */
export const TYPING_PAUSE = 220;

const written = signal('');
let replaced = '';

export const typing = {
  /** Whether typing has written the address, so that its last word may be incomplete. */
  hasWritten: (address: string): boolean => address === written.value,
  write(current: string, next: string): void {
    if (current !== written.peek()) replaced = current;
    written.value = next;
  },
  /**
   * Ends typing. Returns the address that typing has replaced in the history, or null if nothing was typed.
   */
  commit(current: string): string | null {
    if (current !== written.peek()) return null;
    written.value = '';
    return replaced;
  },
};

/** Whether the text ends in what may be pinyin: it has suggestions, but is not yet worth a search. */
export const mayBePinyin = (typed: string): boolean => /(?:^|[\s|｜-])[a-zü']+$/iu.test(typed);

/**
 * Searching while one types. Typing replaces the address, so that the history holds no half-typed words; once the
 * search is meant (Enter), what was there before typing is in the history again, and the search comes after it.
 */
import { signal } from '@preact/signals';

/** Milliseconds without a key before what is typed is searched: one rests longer after a word than within one. */
export const PAUSE = 220;

const written = signal('');
let before = '';

export const typing = {
  /** Whether the address is one that typing has written, so that what it finds may still be half a word. */
  wrote: (address: string): boolean => address === written.value,
  write(current: string, next: string): void {
    if (current !== written.peek()) before = current;
    written.value = next;
  },
  /** What typing has replaced in the history, or null where nothing was typed; from now on the search is meant. */
  settle(current: string): string | null {
    if (current !== written.peek()) return null;
    written.value = '';
    return before;
  },
};

/** Pinyin on its way to characters: what it means is seen in the suggestions, and nothing is found for it yet. */
export const mayBePinyin = (typed: string): boolean => /(?:^|[\s|｜-])[a-zü']+$/iu.test(typed);

/** Suggestions for the text typed into the search box, and which of them is active. */
import { computed, signal } from '@preact/signals';
import type { SuggestAnswer } from '../../../server/contract/suggest.ts';
import { asTerm } from '../../address/query-text.ts';
import { paths } from '../../api/api.ts';
import { createLoader } from '../../api/loader.ts';

export type Suggestion = SuggestAnswer['suggestions'][number];

/**
 * Debounce in milliseconds: enough for the letters that an input method sends at once. A suggestion takes the server
 * few milliseconds, and a newer request aborts the one before it.
 */
const PAUSE = 20;

const loader = createLoader<SuggestAnswer>();
const open = signal(false);
/** Index of the active suggestion; -1 for none, when Enter searches the text of the box. */
const active = signal(-1);
let waiting: ReturnType<typeof setTimeout> | undefined;

const suggestions = computed<readonly Suggestion[]>(() => {
  const { answer } = loader.state.value;
  if (!open.value || !answer) return [];
  const term = answer.typed.slice(...answer.replaces);
  return answer.suggestions.filter(({ text }) => text !== term);
});

function close(): void {
  clearTimeout(waiting);
  loader.leave();
  open.value = false;
  active.value = -1;
}

/** The typed text with its completed part replaced by the suggestion. */
export function completed({ typed, replaces: [start, end] }: SuggestAnswer, text: string): string {
  return typed.slice(0, start) + asTerm(text) + typed.slice(end);
}

export const suggestionList = {
  suggestions,
  active,
  type(typed: string): void {
    clearTimeout(waiting);
    active.value = -1;
    if (typed.trim() === '') {
      close();
      return;
    }
    waiting = setTimeout(() => {
      loader.load(paths.suggest(typed));
      open.value = true;
    }, PAUSE);
  },
  /** Moves to the next or previous suggestion; past either end the box itself is active. */
  step(by: 1 | -1): void {
    const stops = suggestions.peek().length + 1;
    active.value = ((active.peek() + 1 + by + stops) % stops) - 1;
  },
  /** The completed text of the box; null if there is no such suggestion. */
  take(at: number): string | null {
    const [suggestion, { answer }] = [suggestions.peek()[at], loader.state.peek()];
    close();
    return suggestion && answer ? completed(answer, suggestion.text) : null;
  },
  close,
};

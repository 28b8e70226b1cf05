/** What is typed → how the collection goes on from it, and which of these has been stepped to. */
import { computed, signal } from '@preact/signals';
import type { SuggestAnswer } from '../../../server/contract/suggest.ts';
import { asTerm } from '../../address/query-text.ts';
import { paths } from '../../api/api.ts';
import { createLoader } from '../../api/loader.ts';

export type Suggestion = SuggestAnswer['suggestions'][number];

/** Milliseconds between a key and its question: keys of one syllable come faster. */
const PAUSE = 90;

const loader = createLoader<SuggestAnswer>();
const open = signal(false);
/** -1 where none is stepped to and the box itself is meant. */
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

/** What was typed, with the suggestion in the place of what it goes on from. */
export function completed({ typed, replaces: [start, end] }: SuggestAnswer, text: string): string {
  return typed.slice(0, start) + asTerm(text) + typed.slice(end);
}

export const suggesting = {
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
  /** To the next, or from the box to the last; past either end it is the box again. */
  step(by: 1 | -1): void {
    const stops = suggestions.peek().length + 1;
    active.value = ((active.peek() + 1 + by + stops) % stops) - 1;
  },
  /** The whole of the box with the suggestion in it; null where there is none. */
  take(at: number): string | null {
    const [suggestion, { answer }] = [suggestions.peek()[at], loader.state.peek()];
    close();
    return suggestion && answer ? completed(answer, suggestion.text) : null;
  },
  close,
};

import { messages } from '../../messages/messages.ts';
import { suggestionList } from './suggestions.ts';

export const SUGGESTIONS_ID = 'suggestions';
export const optionId = (at: number): string => `suggestion-${at}`;

/** Suggestions below the search box, which keeps the focus; the active option is marked with ARIA only. */
export function Suggestions({ onTake }: { readonly onTake: (at: number) => void }) {
  const { suggestions, active } = suggestionList;
  return (
    <div
      id={SUGGESTIONS_ID}
      class="panel menu suggestions"
      role="listbox"
      aria-label={messages.search.suggestions}
      hidden={suggestions.value.length === 0}
    >
      {suggestions.value.map(({ text, kind, occurrences, exact }, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: key events go to the search box, which has the focus
        <div
          key={`${kind} ${text}`}
          id={optionId(at)}
          role="option"
          tabIndex={-1}
          aria-selected={at === active.value}
          // Keeps the focus in the box.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(at)}
        >
          <span lang="zh-Hans">{text}</span>{' '}
          <small class="aside">
            {kind === 'heading' && `${messages.passage.roles.heading} `}
            {messages.search.occurrences(occurrences, exact)}
          </small>
        </div>
      ))}
    </div>
  );
}

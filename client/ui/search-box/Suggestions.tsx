import { messages } from '../../messages/messages.ts';
import { suggesting } from './suggestions.ts';

export const SUGGESTIONS = 'suggestions';
export const optionId = (at: number): string => `suggestion-${at}`;

/** What the collection goes on with, under the box. The focus stays in the box; an option is only pointed at. */
export function Suggestions({ onTake }: { readonly onTake: (at: number) => void }) {
  const { suggestions, active } = suggesting;
  return (
    <div
      id={SUGGESTIONS}
      class="suggestions"
      role="listbox"
      aria-label={messages.search.suggestions}
      hidden={suggestions.value.length === 0}
    >
      {suggestions.value.map(({ text, kind, occurrences, exact }, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the box, which has the focus
        <div
          key={`${kind} ${text}`}
          id={optionId(at)}
          role="option"
          tabIndex={-1}
          aria-selected={at === active.value}
          // The box keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(at)}
        >
          <span lang="zh-Hans">{text}</span>{' '}
          <small>
            {kind === 'heading' && `${messages.passage.roles.heading} `}
            {messages.search.standsIn(occurrences, exact)}
          </small>
        </div>
      ))}
    </div>
  );
}

import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { messages } from '../../messages/messages.ts';
import { mayBePinyin, TYPING_PAUSE } from '../../state/typing.ts';
import { Icon } from '../Icon.tsx';
import { MIN_OFFERED, ReuseOffer } from '../reuse/ReuseOffer.tsx';
import { optionId, SUGGESTIONS_ID, Suggestions } from './Suggestions.tsx';
import { suggestionList } from './suggestions.ts';

interface Props {
  readonly q: string;
  readonly onSearch: (q: string) => void;
  /** For search as you type. */
  readonly onType?: (q: string) => void;
  readonly mayBeEmpty?: boolean;
  readonly large?: boolean;
}

/** The search box: a combobox with suggestions from the collection (ARIA 1.2). */
export function SearchForm({ q, onSearch, onType, mayBeEmpty = false, large = false }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sent = useRef<string | null>(null);
  // The box follows the address, for example on going back, but not its own searches, since the user may have
  // typed on. A layout effect, because one after the paint would erase what is typed meanwhile.
  useLayoutEffect(() => {
    if (box.current && q !== sent.current) box.current.value = q;
    sent.current = q;
  }, [q]);
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
      suggestionList.close();
    },
    [],
  );
  /** What was typed or pasted, of which the box may hold only the beginning. */
  const written = useSignal('');
  const { suggestions, active } = suggestionList;
  const isOpen = suggestions.value.length > 0;

  const submit = (query: string) => {
    clearTimeout(waiting.current);
    suggestionList.close();
    if (query === '' && !mayBeEmpty) box.current?.focus();
    else {
      sent.current = query;
      onSearch(query);
    }
  };
  const take = (at: number) => {
    const completedText = suggestionList.take(at);
    if (completedText === null || !box.current) return;
    box.current.value = completedText;
    submit(completedText.trim());
  };
  const handleInput = (text: string) => {
    suggestionList.type(text);
    if (!startsAlike(written.peek(), text)) written.value = text;
    clearTimeout(waiting.current);
    const query = text.trim();
    if (!onType || query === '' || mayBePinyin(text)) return;
    waiting.current = setTimeout(() => {
      sent.current = query;
      onType(query);
    }, TYPING_PAUSE);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.isComposing) return;
    if (event.key === 'ArrowDown') suggestionList.step(1);
    else if (event.key === 'ArrowUp') suggestionList.step(-1);
    else if (event.key === 'Escape') suggestionList.close();
    else if (event.key === 'Enter' && active.value >= 0) take(active.value);
    else return;
    event.preventDefault();
  };
  return (
    <search>
      <form
        class={large ? 'searchform searchform-large' : 'searchform'}
        action="/search"
        onSubmit={(event) => {
          event.preventDefault();
          submit(box.current?.value.trim() ?? '');
        }}
      >
        <input
          ref={box}
          type="text"
          name="q"
          defaultValue={q}
          list={undefined}
          // biome-ignore lint/a11y/noRedundantRoles: an input without a list attribute is not a combobox by itself
          role="combobox"
          aria-label={messages.search.box}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={SUGGESTIONS_ID}
          aria-activedescendant={active.value >= 0 ? optionId(active.value) : undefined}
          placeholder={messages.search.placeholder}
          maxLength={2000}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          data-search
          onKeyDown={onKeyDown}
          onInput={(event) => {
            // While an input method composes, the text is not final.
            if (!event.isComposing) handleInput(event.currentTarget.value);
          }}
          onCompositionEnd={(event) => handleInput(event.currentTarget.value)}
          onPaste={({ clipboardData }) => {
            written.value = clipboardData?.getData('text/plain') ?? '';
          }}
          onBlur={suggestionList.close}
        />
        <button type="submit" class="submit">
          <Icon name="search" />
          <span class={large ? undefined : 'unseen-narrow'}>{messages.search.submit}</span>
        </button>
        <Suggestions onTake={take} />
        {!isOpen && <ReuseOffer text={written.value} isPanel />}
      </form>
    </search>
  );
}

/** Whether a pasted text, whose line breaks the box drops, is what the box holds, or as much of it as it can. */
function startsAlike(pasted: string, text: string): boolean {
  return text.length >= MIN_OFFERED && pasted.replace(/[\r\n]/g, '').startsWith(text);
}

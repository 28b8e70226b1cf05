import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { messages } from '../../messages/messages.ts';
import { mayBePinyin, PAUSE } from '../../state/typing.ts';
import { Icon } from '../Icon.tsx';
import { optionId, SUGGESTIONS, Suggestions } from './Suggestions.tsx';
import { suggesting } from './suggestions.ts';

interface Props {
  readonly q: string;
  readonly onSearch: (q: string) => void;
  /** Where what is typed is searched before it is meant. */
  readonly onType?: (q: string) => void;
  readonly mayBeEmpty?: boolean;
  readonly large?: boolean;
}

/** The box, a combobox of what the collection goes on with (ARIA 1.2). */
export function SearchForm({ q, onSearch, onType, mayBeEmpty = false, large = false }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sent = useRef<string | null>(null);
  // The box says what is asked, also after going back; what it asked for itself has been typed on since. An effect
  // after the paint would wipe out what is typed at once.
  useLayoutEffect(() => {
    if (box.current && q !== sent.current) box.current.value = q;
    sent.current = q;
  }, [q]);
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
      suggesting.close();
    },
    [],
  );
  const { suggestions, active } = suggesting;
  const isOpen = suggestions.value.length > 0;

  const submit = (asked: string) => {
    clearTimeout(waiting.current);
    suggesting.close();
    if (asked === '' && !mayBeEmpty) box.current?.focus();
    else {
      sent.current = asked;
      onSearch(asked);
    }
  };
  const take = (at: number) => {
    const whole = suggesting.take(at);
    if (whole === null || !box.current) return;
    box.current.value = whole;
    submit(whole.trim());
  };
  const typed = (text: string) => {
    suggesting.type(text);
    clearTimeout(waiting.current);
    const asked = text.trim();
    if (!onType || asked === '' || mayBePinyin(text)) return;
    waiting.current = setTimeout(() => {
      sent.current = asked;
      onType(asked);
    }, PAUSE);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.isComposing) return;
    if (event.key === 'ArrowDown') suggesting.step(1);
    else if (event.key === 'ArrowUp') suggesting.step(-1);
    else if (event.key === 'Escape') suggesting.close();
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
          // biome-ignore lint/a11y/noRedundantRoles: without a list of its own the box is none yet
          role="combobox"
          aria-label={messages.search.box}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={SUGGESTIONS}
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
            // Half a syllable in an input method is not typed yet.
            if (!event.isComposing) typed(event.currentTarget.value);
          }}
          onCompositionEnd={(event) => typed(event.currentTarget.value)}
          onBlur={suggesting.close}
        />
        <button type="submit" class="submit">
          <Icon name="search" />
          <span>{messages.search.submit}</span>
        </button>
        <Suggestions onTake={take} />
      </form>
    </search>
  );
}

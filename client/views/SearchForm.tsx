import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../words.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly q: string;
  readonly onSearch: (q: string) => void;
  readonly mayBeEmpty?: boolean;
  readonly large?: boolean;
}

export function SearchForm({ q, onSearch, mayBeEmpty = false, large = false }: Props) {
  const box = useRef<HTMLInputElement>(null);
  // The box says what is asked, also after going back; between, it is the reader's. An effect after the paint would
  // wipe out what is typed at once.
  useLayoutEffect(() => {
    if (box.current) box.current.value = q;
  }, [q]);
  return (
    <search>
      <form
        class={large ? 'searchform searchform-large' : 'searchform'}
        action="/search"
        onSubmit={(event) => {
          event.preventDefault();
          const asked = box.current?.value.trim() ?? '';
          if (asked === '' && !mayBeEmpty) box.current?.focus();
          else onSearch(asked);
        }}
      >
        <input
          ref={box}
          type="search"
          name="q"
          defaultValue={q}
          aria-label={words.search.box}
          placeholder={words.search.placeholder}
          maxLength={2000}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          data-search
        />
        <button type="submit" class="submit">
          <Icon name="search" />
          <span>{words.search.submit}</span>
        </button>
      </form>
    </search>
  );
}

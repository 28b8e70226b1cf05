import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { FilterName, SearchAddress } from '../../../address/address.ts';
import { messages } from '../../../messages/messages.ts';
import { createFacetSearch, type FoundValue } from './facet-search.ts';

export type FacetValue = FoundValue;

interface Props {
  readonly name: FilterName;
  readonly address: SearchAddress;
  readonly values: readonly FacetValue[];
  readonly onToggle: (value: string) => void;
  readonly onClear: () => void;
}

/** Shown before one asks for more. */
const SHOWN = 8;

export function Facet({ name, address, values, onToggle, onClear }: Props) {
  const open = useSignal(false);
  const searching = useMemo(() => createFacetSearch(name), [name]);
  const active = address.filters[name];
  const title = messages.filters.names[name];
  const among = searching.among(values);
  const isSearched = searching.typed.value !== '';
  const shown = open.value
    ? among
    : among.filter((one, at) => at < SHOWN || (!isSearched && active.includes(one.value)));
  return (
    <fieldset class="facet">
      <legend>
        {title}
        {active.length > 0 && (
          <button
            type="button"
            class="plain clear"
            aria-label={messages.filters.clearOf(title)}
            onClick={onClear}
          >
            {messages.filters.clear}
          </button>
        )}
      </legend>
      {(values.length > SHOWN || isSearched) && (
        <input
          type="text"
          class="facet-search"
          aria-label={messages.filters.searchIn(title)}
          placeholder={messages.filters.searchHint}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => searching.type(event.currentTarget.value, address)}
        />
      )}
      <ul>
        {shown.map((one) => (
          <li key={one.value}>
            <label>
              <input
                type="checkbox"
                checked={active.includes(one.value)}
                onChange={() => onToggle(one.value)}
              />
              <span class="label">{one.label}</span>{' '}
              {one.passages !== null && (
                <span class="count">
                  {messages.count(one.passages)}
                  <span class="unseen"> {messages.passage.count}</span>
                </span>
              )}
            </label>
          </li>
        ))}
      </ul>
      {isSearched && among.length === 0 && <p class="hint">{messages.filters.noneOf}</p>}
      {among.length > SHOWN && (
        <button
          type="button"
          class="plain more"
          aria-expanded={open.value}
          onClick={() => {
            open.value = !open.value;
          }}
        >
          {open.value ? messages.filters.fewer : messages.filters.more(among.length - SHOWN)}
        </button>
      )}
    </fieldset>
  );
}

import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { FilterName, SearchAddress } from '../../../address/address.ts';
import { messages } from '../../../messages/messages.ts';
import { createFacetSearch, type FacetValue } from './facet-search.ts';

interface Props {
  readonly name: FilterName;
  readonly address: SearchAddress;
  readonly values: readonly FacetValue[];
  readonly onToggle: (value: string) => void;
  readonly onClear: () => void;
}

/** Values shown before the reader asks for more. */
const INITIAL_VALUES = 8;

/** The values of one facet, with a search box if there are many. */
export function Facet({ name, address, values, onToggle, onClear }: Props) {
  const open = useSignal(false);
  const facetSearch = useMemo(() => createFacetSearch(name), [name]);
  const active = address.filters[name];
  const title = messages.filters.names[name];
  const matching = facetSearch.matching(values);
  const isSearched = facetSearch.typed.value !== '';
  const shown = open.value
    ? matching
    : matching.filter((one, at) => at < INITIAL_VALUES || (!isSearched && active.includes(one.value)));
  return (
    <fieldset class="facet">
      <legend>
        {title}
        {active.length > 0 && (
          <button
            type="button"
            class="plain aside clear"
            aria-label={messages.filters.clearOf(title)}
            onClick={onClear}
          >
            {messages.filters.clear}
          </button>
        )}
      </legend>
      {(values.length > INITIAL_VALUES || isSearched) && (
        <input
          type="text"
          class="field facet-search"
          aria-label={messages.filters.searchIn(title)}
          placeholder={messages.filters.searchHint}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => facetSearch.type(event.currentTarget.value, address)}
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
                <span class="aside">
                  {messages.count(one.passages)}
                  <span class="unseen"> {messages.passage.count}</span>
                </span>
              )}
            </label>
          </li>
        ))}
      </ul>
      {isSearched && matching.length === 0 && <p class="hint">{messages.filters.noMatch}</p>}
      {matching.length > INITIAL_VALUES && (
        <button
          type="button"
          class="plain aside more"
          aria-expanded={open.value}
          onClick={() => {
            open.value = !open.value;
          }}
        >
          {open.value ? messages.filters.fewer : messages.filters.more(matching.length - INITIAL_VALUES)}
        </button>
      )}
    </fieldset>
  );
}

import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { PlacesAnswer } from '../../../server/contract/places.ts';
import { activeFilters, FILTER_NAMES, type FilterName, NO_FILTERS } from '../../address/address.ts';
import { type PracticesAddress, writePractices } from '../../address/practices-address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { paths } from '../../api/api.ts';
import { createLoader } from '../../api/loader.ts';
import { messages } from '../../messages/messages.ts';
import { practicesMessages } from '../../messages/practices-messages.ts';
import { collection } from '../../state/collection.ts';
import { placeNames } from '../../state/place-names.ts';
import { TYPING_PAUSE } from '../../state/typing.ts';
import { Icon } from '../../ui/Icon.tsx';

interface Props {
  readonly address: PracticesAddress;
}

/** Places offered while one is typed. */
const OFFERED = 8;

/** Narrows the catalogue: by name, place, year and section. Typing replaces the address. */
export function PracticeFilters({ address }: Props) {
  const { go, replace } = useAddress();
  const { filters } = address;
  const years = collection.health.value?.years ?? [];
  const choose = (name: FilterName, value: string) =>
    go(writePractices({ ...address, filters: { ...filters, [name]: value === '' ? [] : [value] }, page: 1 }));
  return (
    <search class="practice-filters cluster">
      <TypedName
        address={address}
        onType={(typed) => replace(writePractices({ ...address, typed, page: 1 }))}
      />
      <PlaceFilter
        onChoose={(filter) => {
          const narrowed: Record<FilterName, readonly string[]> = { ...filters };
          for (const name of FILTER_NAMES) {
            const value = filter[name];
            if (value !== undefined) narrowed[name] = [value];
          }
          go(writePractices({ ...address, filters: narrowed, page: 1 }));
        }}
      />
      <label>
        <span class="aside">{practicesMessages.year}</span>
        <select
          class="field"
          value={filters.year[0] ?? ''}
          onChange={(event) => choose('year', event.currentTarget.value)}
        >
          <option value="">{practicesMessages.any}</option>
          {[...years].reverse().map((year) => (
            <option key={year} value={String(year)}>
              {year}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="aside">{practicesMessages.section}</span>
        <select
          class="field"
          value={filters.section[0] ?? ''}
          onChange={(event) => choose('section', event.currentTarget.value)}
        >
          <option value="">{practicesMessages.any}</option>
          {Object.entries(messages.sections).map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <Chips address={address} />
    </search>
  );
}

function TypedName({ address, onType }: Props & { readonly onType: (typed: string) => void }) {
  const box = useRef<HTMLInputElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // Follows the address on going back, but not while it is typed in.
  useEffect(() => {
    if (box.current && document.activeElement !== box.current) box.current.value = address.typed;
  }, [address.typed]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const type = (text: string) => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => onType(text.trim()), TYPING_PAUSE);
  };
  return (
    <label>
      <span class="aside">{practicesMessages.find}</span>
      <input
        ref={box}
        class="field"
        type="search"
        defaultValue={address.typed}
        maxLength={100}
        placeholder={practicesMessages.findHint}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        onInput={(event) => {
          if (!event.isComposing) type(event.currentTarget.value);
        }}
        onCompositionEnd={(event) => type(event.currentTarget.value)}
      />
    </label>
  );
}

/** A place of any level, by name or pinyin. */
function PlaceFilter({
  onChoose,
}: {
  readonly onChoose: (filter: Readonly<Record<string, string>>) => void;
}) {
  const loader = useMemo(() => createLoader<PlacesAnswer>(), []);
  const typed = useSignal('');
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
      loader.leave();
    },
    [],
  );
  const { answer } = loader.state.value;
  const offered = typed.value === '' ? [] : (answer?.places ?? []);
  const type = (text: string) => {
    typed.value = text.trim();
    clearTimeout(waiting.current);
    if (typed.peek() === '') return;
    waiting.current = setTimeout(() => loader.load(paths.unitsNamed(typed.peek(), OFFERED)), TYPING_PAUSE);
  };
  return (
    <div class="practice-place">
      <label>
        <span class="aside">{practicesMessages.place}</span>
        <input
          class="field"
          type="search"
          value={typed.value}
          maxLength={60}
          placeholder={practicesMessages.placeHint}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') type('');
          }}
        />
      </label>
      {offered.length > 0 && (
        <ul class="panel menu practice-places" lang="zh-Hans">
          {offered.map(({ label, filter }) => (
            <li key={JSON.stringify(filter)}>
              <button
                type="button"
                class="plain"
                onClick={() => {
                  typed.value = '';
                  if (filter) onChoose(filter);
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Filters that no control of the row shows. */
function Chips({ address }: Props) {
  const { go } = useAddress();
  const active = activeFilters(address.filters).filter(({ name }) => name !== 'year' && name !== 'section');
  if (active.length === 0) return null;
  return (
    <ul class="chips cluster">
      {active.map(({ name, value }) => {
        const label = name === 'place' ? placeNames.nameOf(value) : value;
        return (
          <li key={`${name} ${value}`}>
            <button
              type="button"
              class="chip"
              aria-label={messages.filters.remove(`${messages.filters.names[name]}${label}`)}
              onClick={() =>
                go(writePractices({ ...address, filters: { ...address.filters, [name]: [] }, page: 1 }))
              }
            >
              <small class="aside">{messages.filters.names[name]}</small>
              {label}
              <Icon name="close" />
            </button>
          </li>
        );
      })}
      <li>
        <button
          type="button"
          class="plain"
          onClick={() => go(writePractices({ ...address, filters: NO_FILTERS, page: 1 }))}
        >
          {practicesMessages.clear}
        </button>
      </li>
    </ul>
  );
}

import { useEffect, useMemo, useRef } from 'preact/hooks';
import { SECTION_KINDS } from '../../../indexer/domain/passage.ts';
import { GOVERNMENT_LEVELS } from '../../../indexer/domain/place.ts';
import { GENRES } from '../../../indexer/domain/report.ts';
import {
  FILTER_NAMES,
  type FilterName,
  type Filters,
  NO_FILTERS,
  toggled,
  withoutPlaceFilters,
} from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { wordsMessages } from '../../messages/words-messages.ts';
import { collection } from '../../state/collection.ts';
import { filterValueName } from '../../state/filter-values.ts';
import { FilterChips } from '../../ui/FilterChips.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { createPlaceChoice } from './place-choice.ts';

interface Props {
  /** Tells apart the two choices of a comparison. */
  readonly id: 'own' | 'other';
  readonly title: string;
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** Chooses a part of the collection: a place by name, and one of the levels, years, kinds of sections and genres. */
export function SubcorpusChoice({ id, title, filters, onChange }: Props) {
  const { levels = [], years = [] } = collection.health.value ?? {};
  const choices: readonly [FilterName, readonly string[]][] = [
    ['level', GOVERNMENT_LEVELS.filter((level) => levels.some((holding) => holding.level === level))],
    ['year', years.map(String).reverse()],
    ['section', SECTION_KINDS],
    ['genre', GENRES],
  ];
  const set = (name: FilterName, values: readonly string[]) => onChange({ ...filters, [name]: values });
  return (
    <fieldset class="subcorpus">
      <legend>{title}</legend>
      <div class="subcorpus-fields cluster">
        <PlaceChoice
          id={id}
          onChoose={(filter) => onChange({ ...withoutPlaceFilters(filters), ...filter })}
        />
        {choices.map(([name, values]) => (
          <select
            key={name}
            class="field"
            aria-label={messages.filters.names[name]}
            value={filters[name].length === 1 ? filters[name][0] : ''}
            onChange={(event) =>
              set(name, event.currentTarget.value === '' ? [] : [event.currentTarget.value])
            }
          >
            <option value="">{wordsMessages.any(messages.filters.names[name])}</option>
            {values.map((value) => (
              <option key={value} value={value}>
                {filterValueName(name, value)}
              </option>
            ))}
          </select>
        ))}
      </div>
      <FilterChips
        filters={filters}
        onDrop={(name, value) => set(name, toggled(filters[name], value))}
        onDropAll={() => onChange(NO_FILTERS)}
      />
    </fieldset>
  );
}

interface PlaceProps {
  readonly id: string;
  readonly onChoose: (filter: Partial<Filters>) => void;
}

/** A popover: Escape closes it. */
function PlaceChoice({ id, onChoose }: PlaceProps) {
  const choice = useMemo(createPlaceChoice, []);
  useEffect(() => choice.leave, []);
  const sheet = useRef<HTMLElement>(null);
  const found = choice.choices.value;
  const choose = (filter: Readonly<Record<string, string>>) => {
    sheet.current?.hidePopover();
    choice.type('');
    onChoose(
      Object.fromEntries(
        FILTER_NAMES.flatMap((name) => (filter[name] === undefined ? [] : [[name, [filter[name]]]])),
      ),
    );
  };
  return (
    <>
      <button type="button" class="choose" popovertarget={`place-${id}`}>
        <Icon name="plus" />
        {wordsMessages.place}
      </button>
      <section
        ref={sheet}
        class="panel picker"
        id={`place-${id}`}
        popover="auto"
        aria-label={wordsMessages.place}
      >
        <input
          class="field"
          autofocus
          type="search"
          aria-label={wordsMessages.placeBox}
          placeholder={wordsMessages.placeBox}
          autocomplete="off"
          value={choice.typed.value}
          onInput={(event) => choice.type(event.currentTarget.value)}
        />
        {choice.failure.value && <p class="hint">{choice.failure.value.message}</p>}
        {found?.length === 0 && <p class="hint">{wordsMessages.noPlace}</p>}
        <ul>
          {found?.map(({ label, filter }) => (
            <li key={label} class="cluster">
              {filter && (
                <button type="button" class="plain place-choice" onClick={() => choose(filter)}>
                  <Icon name="plus" />
                  <b lang="zh-Hans">{label}</b>
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

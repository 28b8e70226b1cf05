import { activeFilters, type FilterName, type Filters } from '../address/address.ts';
import { messages } from '../messages/messages.ts';
import { filterValueName } from '../state/filter-values.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly filters: Filters;
  /** By default what the page calls a value without having looked it up. */
  readonly labelOf?: (name: FilterName, value: string) => string;
  readonly onDrop: (name: FilterName, value: string) => void;
  readonly onDropAll: () => void;
}

/** The active filters, each with a button that removes it. */
export function FilterChips({ filters, labelOf = filterValueName, onDrop, onDropAll }: Props) {
  const active = activeFilters(filters);
  if (active.length === 0) return null;
  return (
    <ul class="chips cluster" aria-label={messages.filters.active}>
      {active.map(({ name, value }) => {
        const label = labelOf(name, value);
        return (
          <li key={`${name}=${value}`}>
            <button
              type="button"
              class="chip"
              aria-label={messages.filters.remove(`${messages.filters.names[name]}${label}`)}
              onClick={() => onDrop(name, value)}
            >
              <small class="aside">{messages.filters.names[name]}</small>
              {label}
              <Icon name="close" />
            </button>
          </li>
        );
      })}
      {active.length > 1 && (
        <li>
          <button type="button" class="plain" onClick={onDropAll}>
            {messages.filters.removeAll}
          </button>
        </li>
      )}
    </ul>
  );
}

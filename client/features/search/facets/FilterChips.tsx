import { activeFilters, type FilterName, type Filters } from '../../../address/address.ts';
import { messages } from '../../../messages/messages.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { filterLabel } from './filter-label.ts';

interface Props {
  readonly filters: Filters;
  readonly onDrop: (name: FilterName, value: string) => void;
  readonly onDropAll: () => void;
}

/** The active filters, each with a button that removes it. */
export function FilterChips({ filters, onDrop, onDropAll }: Props) {
  const active = activeFilters(filters);
  if (active.length === 0) return null;
  return (
    <ul class="chips cluster" aria-label={messages.filters.active}>
      {active.map(({ name, value }) => {
        const label = filterLabel(name, value);
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

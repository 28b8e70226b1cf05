import {
  FACET_NAMES,
  type FacetName,
  type FilterName,
  type Filters,
  type SearchAddress,
} from '../../../address/address.ts';
import { messages } from '../../../messages/messages.ts';
import { search } from '../search.ts';
import { Facet } from './Facet.tsx';
import type { FacetValue } from './facet-search.ts';
import { filterLabel } from './filter-label.ts';

interface Props {
  readonly address: SearchAddress;
  readonly onToggle: (name: FilterName, value: string) => void;
  readonly onClear: (name: FilterName) => void;
}

/** Years are sorted newest first; all other values keep the API's order, by number of passages. */
const sorted = (name: FilterName, values: readonly FacetValue[]): readonly FacetValue[] =>
  name === 'year' ? [...values].sort((a, b) => b.value.localeCompare(a.value)) : values;

function valuesOf(name: FacetName, active: readonly string[]): FacetValue[] {
  const counted: readonly FacetValue[] = search.facets.value?.[name] ?? [];
  const lost = active
    .filter((value) => !counted.some((one) => one.value === value))
    .map((value) => ({ value, label: filterLabel(name, value), passages: null }));
  return [...lost, ...counted];
}

/**
 * Facets with one value cannot narrow, and town names are ambiguous, unlike places: shown only if they are
 * active.
 */
const isShown = (name: FilterName, values: readonly FacetValue[], filters: Filters): boolean =>
  filters[name].length > 0 || (values.length > 1 && name !== 'town');

/** All facets of the search, outermost region first; a sheet on phones. */
export function FacetPanel({ address, onToggle, onClear }: Props) {
  const { filters } = address;
  const facets = FACET_NAMES.map((name) => ({ name, values: valuesOf(name, filters[name]) })).filter(
    ({ name, values }) => isShown(name, values, filters),
  );
  return (
    <section class="region facets" id="facets" popover="auto" aria-label={messages.filters.region}>
      <header class="sheet-head">
        <h2 class={facets.length === 0 ? 'unseen' : undefined}>{messages.filters.region}</h2>
        <button type="button" class="quiet narrow-only" popovertarget="facets" popovertargetaction="hide">
          {messages.filters.done}
        </button>
      </header>
      {facets.map(({ name, values }) => (
        <Facet
          key={name}
          name={name}
          address={address}
          values={sorted(name, values)}
          onClear={() => onClear(name)}
          onToggle={(value) => onToggle(name, value)}
        />
      ))}
    </section>
  );
}

import type { FilterName, Filters, SearchAddress } from '../../../address/address.ts';
import { messages } from '../../../messages/messages.ts';
import { search } from '../search.ts';
import { Facet, type FacetValue } from './Facet.tsx';
import { filterLabel } from './filter-label.ts';

interface Props {
  readonly address: SearchAddress;
  readonly onToggle: (name: FilterName, value: string) => void;
  readonly onClear: (name: FilterName) => void;
}

/** Regions from outside in, then what the passage is. A town's name alone is told apart by `place`. */
const ORDER = ['province', 'city', 'county', 'town', 'place', 'year', 'section', 'genre'] as const;

/** Years and places read in their own order, everything else by number of passages, as the API gives it. */
const inOrder = (name: FilterName, values: readonly FacetValue[]): readonly FacetValue[] =>
  name === 'year' ? [...values].sort((a, b) => b.value.localeCompare(a.value)) : values;

function valuesOf(name: (typeof ORDER)[number], active: readonly string[]): FacetValue[] {
  // The API names kinds and genres in Chinese; the page has its own words for them.
  const ours = name === 'section' || name === 'genre';
  const counted: FacetValue[] = (search.facets.value?.[name] ?? []).map((one) =>
    ours ? { ...one, label: filterLabel(name, one.value) } : one,
  );
  const lost = active
    .filter((value) => !counted.some((one) => one.value === value))
    .map((value) => ({ value, label: filterLabel(name, value), passages: null }));
  return [...lost, ...counted];
}

/** One value narrows nothing, and the name of a town says less than its place: shown only where they are on. */
const isShown = (name: FilterName, values: readonly FacetValue[], filters: Filters): boolean =>
  filters[name].length > 0 || (values.length > 1 && name !== 'town');

export function FacetPanel({ address, onToggle, onClear }: Props) {
  const { filters } = address;
  const facets = ORDER.map((name) => ({ name, values: valuesOf(name, filters[name]) })).filter(
    ({ name, values }) => isShown(name, values, filters),
  );
  return (
    <section class="region facets" id="facets" popover="auto" aria-label={messages.filters.region}>
      <header class="sheet-head">
        <h2 class={facets.length === 0 ? 'unseen' : undefined}>{messages.filters.region}</h2>
        <button type="button" class="quiet" popovertarget="facets" popovertargetaction="hide">
          {messages.filters.done}
        </button>
      </header>
      {facets.map(({ name, values }) => (
        <Facet
          key={name}
          name={name}
          address={address}
          values={inOrder(name, values)}
          onClear={() => onClear(name)}
          onToggle={(value) => onToggle(name, value)}
        />
      ))}
    </section>
  );
}

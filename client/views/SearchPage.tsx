import { useEffect, useMemo } from 'preact/hooks';
import {
  activeFilters,
  type FilterName,
  NO_FILTERS,
  parseSearch,
  toggled,
  withFilter,
  writeSearch,
} from '../address.ts';
import { baskets } from '../models/basket.ts';
import { scrolling } from '../models/scrolling.ts';
import { search } from '../models/search.ts';
import { typing } from '../models/typing.ts';
import type { View } from '../result-view.ts';
import { words } from '../words.ts';
import { BasketPanel } from './BasketPanel.tsx';
import { ChosenPanel } from './ChosenPanel.tsx';
import { FacetPanel } from './FacetPanel.tsx';
import { FilterChips } from './FilterChips.tsx';
import { ResultHead } from './ResultHead.tsx';
import { Results } from './Results.tsx';
import { Understood } from './Understood.tsx';
import { useAddress } from './useAddress.ts';
import { useTitle } from './useTitle.ts';

/** What takes the room of the third region too. */
const WIDE: readonly View[] = ['kwic', 'trends'];

/** Narrowing on the left, passages in the middle, what was chosen on the right. */
export function SearchPage() {
  const { url, go, replace } = useAddress();
  const address = useMemo(() => parseSearch(url.searchParams), [url]);
  useEffect(() => search.open(address), [url]);
  useEffect(() => search.leave, []);
  const { answer, answeredPath, busy, failure } = search.state.value;
  useEffect(() => {
    // The other views know themselves when they are whole.
    if (!busy && answer && address.shown.view === 'list') scrolling.whole(answeredPath);
  }, [url, busy, answeredPath]);
  useTitle(words.search.titleOf(address.q));

  const drop = (name: FilterName, value: string) =>
    go(writeSearch(withFilter(address, name, toggled(address.filters[name], value))));
  const clear = (name: FilterName) => go(writeSearch(withFilter(address, name, [])));
  const dropAll = () => go(writeSearch({ ...address, filters: NO_FILTERS, page: 1 }));
  const choose = (key: string) => replace(writeSearch({ ...address, chosen: toggled(address.chosen, key) }));
  const filtersOn = activeFilters(address.filters).length;
  // While one types, what was found before stays in sight below the sentence that says what is amiss.
  const amiss = failure?.refused === true && typing.wrote(url.pathname + url.search);
  const shown = failure && !amiss ? null : answer;

  return (
    <div class={WIDE.includes(address.shown.view) ? 'threefold wide' : 'threefold'}>
      <FacetPanel address={address} onToggle={drop} onClear={clear} />
      <main id="main">
        <h1 class="unseen">{words.search.heading(address.q)}</h1>
        {address.q === '' ? (
          <p class="notice">{words.search.nothingAsked}</p>
        ) : (
          <>
            <Understood answer={shown} failure={failure} />
            {(!failure?.refused || amiss) && (
              <ResultHead address={address} answer={shown && search.counted.value} />
            )}
            {/* Without results the same chips stand among what to try. */}
            {answer?.total.passages !== 0 && (
              <FilterChips filters={address.filters} onDrop={drop} onDropAll={dropAll} />
            )}
            <section
              aria-label={words.search.results}
              aria-busy={busy}
              class={busy || amiss ? 'results stale' : 'results'}
            >
              <Results
                address={address}
                answer={shown}
                failure={amiss ? null : failure}
                onChoose={choose}
                onDrop={drop}
                onDropAll={dropAll}
              />
            </section>
          </>
        )}
      </main>
      <div class="right-side">
        <ChosenPanel address={address} onRemove={choose} />
        <BasketPanel />
      </div>
      <div class="sheetbar">
        <button type="button" popovertarget="facets">
          {words.filters.open(filtersOn)}
        </button>
        <button type="button" popovertarget="chosen">
          {words.compare.open(address.chosen.length)}
        </button>
        <button type="button" popovertarget="basket">
          {words.basket.open(baskets.basket.value.items.length)}
        </button>
      </div>
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import {
  activeFilters,
  type FilterName,
  NO_FILTERS,
  parseSearch,
  toggled,
  withFilter,
  writeSearch,
} from '../../address/address.ts';
import type { View } from '../../address/result-view.ts';
import { useAddress } from '../../address/useAddress.ts';
import { messages } from '../../messages/messages.ts';
import { basketStore } from '../../state/basket-store.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { typing } from '../../state/typing.ts';
import { useRequest } from '../../ui/useRequest.ts';
import { useTitle } from '../../ui/useTitle.ts';
import { ChosenPanel } from './ChosenPanel.tsx';
import { FacetPanel } from './facets/FacetPanel.tsx';
import { FilterChips } from './facets/FilterChips.tsx';
import { QueryInterpretation } from './QueryInterpretation.tsx';
import { ResultHead } from './results/ResultHead.tsx';
import { Results, type ResultViews } from './results/Results.tsx';
import { isBlank, search } from './search.ts';

/** Views that extend over the right column. */
const WIDE_VIEWS: readonly View[] = ['kwic', 'trends', 'collocates'];

interface Props {
  readonly views: ResultViews;
  /** Shown below the places selected for comparison. */
  readonly basket: ComponentChildren;
}

/** The search page: facets on the left, results in the middle, comparison and basket on the right. */
export function SearchPage({ views, basket }: Props) {
  const { url, go, replace } = useAddress();
  const address = useMemo(() => parseSearch(url.searchParams), [url]);
  useRequest(() => search.open(address), [url]);
  useEffect(() => search.leave, []);
  const { answer, answeredPath, busy, failure } = search.state.value;
  useEffect(() => {
    // The other views report themselves when they are ready.
    if (!busy && answer && address.shown.view === 'list') scrollPosition.viewReady(answeredPath);
  }, [url, busy, answeredPath]);
  useTitle(messages.search.titleOf(address.q));

  const drop = (name: FilterName, value: string) =>
    go(writeSearch(withFilter(address, name, toggled(address.filters[name], value))));
  const clear = (name: FilterName) => go(writeSearch(withFilter(address, name, [])));
  const dropAll = () => go(writeSearch({ ...address, filters: NO_FILTERS, page: 1 }));
  const choose = (key: string) => replace(writeSearch({ ...address, chosen: toggled(address.chosen, key) }));
  const filtersOn = activeFilters(address.filters).length;
  // While the user is typing, the previous results stay below the error message.
  const isIncomplete = failure?.refused === true && typing.hasWritten(url.pathname + url.search);
  const shown = failure && !isIncomplete ? null : answer;

  return (
    <div class={WIDE_VIEWS.includes(address.shown.view) ? 'threefold wide' : 'threefold'}>
      <FacetPanel address={address} onToggle={drop} onClear={clear} />
      <main id="main">
        <h1 class="unseen">{messages.search.heading(address.q)}</h1>
        {isBlank(address.q) ? (
          <p class="notice">{messages.search.nothingAsked}</p>
        ) : (
          <>
            <QueryInterpretation q={address.q} answer={shown} failure={failure} />
            {(!failure?.refused || isIncomplete) && (
              <ResultHead address={address} answer={shown && search.counted.value} />
            )}
            {/* An empty result shows the same chips among its suggestions. */}
            {answer?.total.passages !== 0 && (
              <FilterChips filters={address.filters} onDrop={drop} onDropAll={dropAll} />
            )}
            <section
              aria-label={messages.search.results}
              aria-busy={busy}
              class={busy || isIncomplete ? 'results stale' : 'results'}
            >
              <Results
                views={views}
                address={address}
                answer={shown}
                failure={isIncomplete ? null : failure}
                onChoose={choose}
                onDrop={drop}
                onDropAll={dropAll}
              />
            </section>
          </>
        )}
      </main>
      <div class={WIDE_VIEWS.includes(address.shown.view) ? 'right-side narrow-only' : 'right-side'}>
        <ChosenPanel address={address} onToggle={choose} />
        {basket}
      </div>
      <div class="sheetbar narrow-only">
        <button type="button" popovertarget="facets">
          {messages.filters.open(filtersOn)}
        </button>
        <button type="button" popovertarget="chosen">
          {messages.compare.open(address.chosen.length)}
        </button>
        <button type="button" popovertarget="basket">
          {messages.basket.open(basketStore.basket.value.items.length)}
        </button>
      </div>
    </div>
  );
}

import { useEffect } from 'preact/hooks';
import {
  activeFilters,
  type FilterName,
  NO_FILTERS,
  parseSearch,
  type SearchAddress,
  toggled,
  withFilter,
  writeSearch,
} from '../address.ts';
import { baskets } from '../models/basket.ts';
import { scrolling } from '../models/scrolling.ts';
import { search } from '../models/search.ts';
import { words } from '../words.ts';
import { BasketPanel } from './BasketPanel.tsx';
import { ChosenPanel } from './ChosenPanel.tsx';
import { EmptyResult } from './EmptyResult.tsx';
import { FacetPanel } from './FacetPanel.tsx';
import { Failure } from './Failure.tsx';
import { FilterChips } from './FilterChips.tsx';
import { Pager } from './Pager.tsx';
import { ReportGroup } from './ReportGroup.tsx';
import { ResultHead } from './ResultHead.tsx';
import { Skeleton } from './Skeleton.tsx';
import { useAddress } from './useAddress.ts';
import { useTitle } from './useTitle.ts';

/** Narrowing on the left, passages in the middle, what was chosen on the right. */
export function SearchPage() {
  const { url, go, replace } = useAddress();
  const address = parseSearch(url.searchParams);
  useEffect(() => search.open(address), [url]);
  const { answer, answeredPath, busy, failure } = search.state.value;
  useEffect(() => {
    if (!busy && answer) scrolling.whole(answeredPath);
  }, [url, busy, answeredPath]);
  useTitle(words.search.titleOf(address.q));

  const drop = (name: FilterName, value: string) =>
    go(writeSearch(withFilter(address, name, toggled(address.filters[name], value))));
  const dropAll = () => go(writeSearch({ ...address, filters: NO_FILTERS, page: 1 }));
  const choose = (key: string) => replace(writeSearch({ ...address, chosen: toggled(address.chosen, key) }));
  const filtersOn = activeFilters(address.filters).length;

  return (
    <div class="threefold">
      <FacetPanel filters={address.filters} onToggle={drop} />
      <main id="main">
        <h1 class="unseen">{words.search.heading(address.q)}</h1>
        {address.q === '' ? (
          <p class="notice">{words.search.nothingAsked}</p>
        ) : (
          <>
            <ResultHead address={address} answer={failure ? null : answer} />
            {/* Without results the same chips stand among what to try. */}
            {answer?.total.passages !== 0 && (
              <FilterChips filters={address.filters} onDrop={drop} onDropAll={dropAll} />
            )}
            <section
              aria-label={words.search.results}
              aria-busy={busy}
              class={busy ? 'results stale' : 'results'}
            >
              <Results address={address} onChoose={choose} onDrop={drop} onDropAll={dropAll} />
            </section>
            {answer && !failure && <Pager address={address} passages={answer.total.passages} />}
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

interface ResultsProps {
  readonly address: SearchAddress;
  readonly onChoose: (placeKey: string) => void;
  readonly onDrop: (name: FilterName, value: string) => void;
  readonly onDropAll: () => void;
}

function Results({ address, onChoose, onDrop, onDropAll }: ResultsProps) {
  const { answer, failure } = search.state.value;
  if (failure) return <Failure error={failure} onRetry={search.reload} />;
  if (!answer) return <Skeleton passages={4} />;
  if (answer.hits.length === 0)
    return <EmptyResult address={address} answer={answer} onDrop={onDrop} onDropAll={onDropAll} />;
  return (
    <>
      {search.groups.value.map((group) => (
        <ReportGroup
          key={group.hits[0]?.id}
          group={group}
          q={address.q}
          chosen={address.chosen}
          onChoose={onChoose}
        />
      ))}
    </>
  );
}

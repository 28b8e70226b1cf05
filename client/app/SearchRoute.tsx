import { BasketPanel } from '../features/basket/BasketPanel.tsx';
import type { ResultViews } from '../features/search/results/Results.tsx';
import { SearchPage } from '../features/search/SearchPage.tsx';
import { lazyView } from '../ui/lazyView.tsx';

/** Loaded on first use: most searches stay with the list of passages. */
const VIEWS: ResultViews = {
  Concordance: lazyView(async () => (await import('../features/concordance/KwicView.tsx')).KwicView),
  Places: lazyView(async () => (await import('../features/places/PlacesView.tsx')).PlacesView),
  Trends: lazyView(async () => (await import('../features/trends/TrendsView.tsx')).TrendsView),
  Collocates: lazyView(async () => (await import('../features/words/CollocatesView.tsx')).CollocatesView),
};

/** Puts the search page together with the features it shows. */
export function SearchRoute() {
  return <SearchPage views={VIEWS} basket={<BasketPanel />} />;
}

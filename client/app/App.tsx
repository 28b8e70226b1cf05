import { LocationProvider, Route, Router } from 'preact-iso';
import { HomePage } from '../features/home/HomePage.tsx';
import { ReportPage } from '../features/report/ReportPage.tsx';
import { lazyView } from '../ui/lazyView.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { Masthead } from './Masthead.tsx';
import { NotFound } from './NotFound.tsx';
import { PrintedFrom } from './PrintedFrom.tsx';
import { SearchRoute } from './SearchRoute.tsx';
import { StatusLine } from './StatusLine.tsx';

/** Loaded on first use: most visits search and read. */
const ComparePage = lazyView(async () => (await import('../features/compare/ComparePage.tsx')).ComparePage);
const BasketPage = lazyView(async () => (await import('../features/basket/BasketPage.tsx')).BasketPage);
const ReusePage = lazyView(async () => (await import('../features/reuse/ReusePage.tsx')).ReusePage);
const QuotationsPage = lazyView(
  async () => (await import('../features/quotations/QuotationsPage.tsx')).QuotationsPage,
);
const ChangesPage = lazyView(async () => (await import('../features/changes/ChangesPage.tsx')).ChangesPage);
const TownPage = lazyView(async () => (await import('../features/town/TownPage.tsx')).TownPage);
const FiguresPage = lazyView(async () => (await import('../features/figures/FiguresPage.tsx')).FiguresPage);
const WordsPage = lazyView(async () => (await import('../features/words/WordsPage.tsx')).WordsPage);
const PracticesPage = lazyView(
  async () => (await import('../features/practices/PracticesPage.tsx')).PracticesPage,
);
const PracticePage = lazyView(
  async () => (await import('../features/practices/PracticePage.tsx')).PracticePage,
);
const LedgersPage = lazyView(async () => (await import('../features/ledgers/LedgersPage.tsx')).LedgersPage);
const KeeperPage = lazyView(async () => (await import('../features/keeper/KeeperPage.tsx')).KeeperPage);

/** Links below /api/ are files of the server, which the browser fetches itself. */
const PAGES = /^\/(?!api\/)/;

export function App() {
  return (
    <LocationProvider scope={PAGES}>
      <Masthead />
      <PrintedFrom />
      <Router>
        <Route path="/" component={HomePage} />
        <Route path="/search" component={SearchRoute} />
        <Route path="/compare" component={ComparePage} />
        <Route path="/basket" component={BasketPage} />
        <Route path="/reuse" component={ReusePage} />
        <Route path="/quotations" component={QuotationsPage} />
        <Route path="/changes" component={ChangesPage} />
        <Route path="/places/:key" component={TownPage} />
        <Route path="/figures" component={FiguresPage} />
        <Route path="/keywords" component={WordsPage} />
        <Route path="/practices" component={PracticesPage} />
        <Route path="/practices/:name" component={PracticePage} />
        <Route path="/ledgers" component={LedgersPage} />
        <Route path="/keeper" component={KeeperPage} />
        <Route path="/reports/:id" component={ReportPage} />
        <Route default component={NotFound} />
      </Router>
      <StatusLine />
      <KeysDialog />
    </LocationProvider>
  );
}

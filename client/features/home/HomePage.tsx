import { useEffect } from 'preact/hooks';
import { parseHome, searchFrom, writeSearch } from '../../address/address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { paths } from '../../api/api.ts';
import { messages } from '../../messages/messages.ts';
import { collection } from '../../state/collection.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { lazyView } from '../../ui/lazyView.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { SearchForm } from '../../ui/search-box/SearchForm.tsx';
import { SyntaxHelp } from '../../ui/search-box/SyntaxHelp.tsx';
import { useRequest } from '../../ui/useRequest.ts';
import { useTitle } from '../../ui/useTitle.ts';
import { Ways } from '../../ui/Ways.tsx';
import { CatalogueTable } from './CatalogueTable.tsx';
import { CollectionSummary } from './CollectionSummary.tsx';

const AddReports = lazyView(async () => (await import('./adding/AddReports.tsx')).AddReports);

/** The first page: search box, summary and catalogue of the collection. */
export function HomePage() {
  const { go, url } = useAddress();
  const filters = parseHome(url.searchParams);
  const { busy, total } = collection.catalogue.value;
  const keeper = collection.health.value?.keeper;
  useRequest(() => collection.openCatalogue(filters), [filters.level, filters.year]);
  useEffect(() => {
    if (!busy && total !== null) scrollPosition.viewReady('home');
  }, [busy]);
  useTitle('');
  return (
    <main id="main" class="home">
      <div class="opening">
        <h1>
          <Seal />
          <span>{messages.name}</span>
        </h1>
        <p class="motto">{messages.motto}</p>
        <SearchForm q="" onSearch={(q) => go(searchFrom(url, q))} large />
        <p class="syntax-line">
          <SyntaxHelp />
        </p>
        {collection.health.value?.reports !== 0 && (
          <p class="examples cluster aside">
            <span>{messages.search.examplesLead}</span>
            {messages.search.examples.map((q) => (
              <a key={q} href={writeSearch({ q })} lang="zh-Hans">
                {q}
              </a>
            ))}
          </p>
        )}
        <CollectionSummary filters={filters} />
        <nav class="home-ways cluster" aria-label={messages.ways.open}>
          <Ways />
        </nav>
        {keeper !== undefined && keeper !== 'elsewhere' && <AddReports needsKey={keeper === 'with-key'} />}
      </div>
      <CatalogueTable />
      <footer class="aside cluster">
        <a href={paths.docs}>{messages.docs}</a>
        {keeper !== undefined && keeper !== 'elsewhere' && <a href="/keeper">{messages.keeper.title}</a>}
        {collection.health.value?.login === 'password' && (
          <form method="post" action="/logout">
            <button type="submit" class="plain linklike">
              {messages.logout}
            </button>
          </form>
        )}
      </footer>
    </main>
  );
}

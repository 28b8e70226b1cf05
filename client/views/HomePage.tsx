import { useEffect } from 'preact/hooks';
import { writeSearch } from '../address.ts';
import { paths } from '../api.ts';
import { collection } from '../models/collection.ts';
import { scrolling } from '../models/scrolling.ts';
import { words } from '../words.ts';
import { CatalogueTable } from './CatalogueTable.tsx';
import { Holdings } from './Holdings.tsx';
import { Seal } from './Seal.tsx';
import { SearchForm } from './SearchForm.tsx';
import { SyntaxHelp } from './SyntaxHelp.tsx';
import { useAddress } from './useAddress.ts';
import { useTitle } from './useTitle.ts';

export function HomePage() {
  const { go } = useAddress();
  const { busy, total } = collection.catalogue.value;
  useEffect(collection.openCatalogue, []);
  useEffect(() => {
    if (!busy && total !== null) scrolling.whole('home');
  }, [busy]);
  useTitle('');
  return (
    <main id="main" class="home">
      <div class="opening">
        <h1>
          <Seal />
          <span>{words.name}</span>
        </h1>
        <p class="motto">{words.motto}</p>
        <SearchForm q="" onSearch={(q) => go(writeSearch({ q }))} large />
        <p class="syntax-line">
          <SyntaxHelp />
        </p>
        {collection.health.value?.reports !== 0 && (
          <p class="examples">
            <span>{words.search.examplesLead}</span>
            {words.search.examples.map((q) => (
              <a key={q} href={writeSearch({ q })} lang="zh-Hans">
                {q}
              </a>
            ))}
          </p>
        )}
        <Holdings />
      </div>
      <CatalogueTable />
      <footer>
        <a href={paths.docs}>{words.docs}</a>
      </footer>
    </main>
  );
}

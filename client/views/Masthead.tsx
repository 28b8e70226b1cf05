import { askAgain } from '../address.ts';
import { baskets } from '../models/basket.ts';
import { collection } from '../models/collection.ts';
import { keyboard } from '../models/keyboard.ts';
import { search } from '../models/search.ts';
import { typing } from '../models/typing.ts';
import { words } from '../words.ts';
import { DisplayMenu } from './DisplayMenu.tsx';
import { Icon } from './Icon.tsx';
import { Seal } from './Seal.tsx';
import { SearchForm } from './SearchForm.tsx';
import { useAddress } from './useAddress.ts';

/** Above every page: the way home, the search box (the home page has its own, larger), what is being indexed. */
export function Masthead() {
  const { url, go, replace } = useAddress();
  const atHome = url.pathname === '/';
  const here = url.pathname + url.search;
  const onSearch = (q: string) => {
    const next = askAgain(url, q);
    const before = typing.settle(here);
    if (before !== null && before !== next) {
      replace(before);
      go(next);
    } else if (next === here) search.reload();
    else go(next);
  };
  const onType = (q: string) => {
    const next = askAgain(url, q);
    if (next === here) return;
    typing.write(here, next);
    replace(next);
  };
  return (
    <header class={atHome ? 'masthead masthead-home' : 'masthead'}>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      {!atHome && (
        <>
          <a class="wordmark" href="/" title={words.toHome}>
            <Seal />
            <span>{words.name}</span>
          </a>
          <SearchForm
            q={url.searchParams.get('q') ?? ''}
            onSearch={onSearch}
            {...(url.pathname === '/search' && { onType })}
            mayBeEmpty={url.pathname === '/compare'}
          />
        </>
      )}
      <div class="masthead-end">
        <p class="indexing" role="status">
          {!atHome && <IndexingLine />}
        </p>
        <div class="tools">
          <BasketLink />
          <DisplayMenu />
          <button
            type="button"
            class="plain tool keys-button"
            aria-label={words.keys.open}
            title={words.keys.open}
            onClick={keyboard.openHelp}
          >
            <kbd>?</kbd>
          </button>
        </div>
      </div>
    </header>
  );
}

function BasketLink() {
  const count = baskets.basket.value.items.length;
  return (
    <a class="tool basket-link" href="/basket" title={words.basket.open(count)}>
      <Icon name="basket" />
      <span>{words.basket.title}</span>
      {count > 0 && <small>{words.count(count)}</small>}
    </a>
  );
}

function IndexingLine() {
  const health = collection.health.value;
  if (!health) return null;
  if (health.status === 'starting') return <>{words.home.starting}</>;
  if (health.status === 'engine-down') return <>{words.home.engineDown}</>;
  if (health.indexing === false) return null;
  return <>{words.home.indexing(health.indexing.done, health.indexing.total)}</>;
}

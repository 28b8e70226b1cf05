import { searchFrom } from '../address/address.ts';
import { isQuoteAlone } from '../address/quote-alone.ts';
import { useAddress } from '../address/useAddress.ts';
import { search } from '../features/search/search.ts';
import { messages } from '../messages/messages.ts';
import { basketStore } from '../state/basket-store.ts';
import { collection } from '../state/collection.ts';
import { typing } from '../state/typing.ts';
import { Icon } from '../ui/Icon.tsx';
import { Seal } from '../ui/Seal.tsx';
import { SearchForm } from '../ui/search-box/SearchForm.tsx';
import { DisplayMenu } from './DisplayMenu.tsx';
import { keyboard } from './keyboard.ts';
import { WaysMenu } from './WaysMenu.tsx';

/** Header of every page: link home, search box (the home page has its own, larger one), indexing progress. */
export function Masthead() {
  const { url, go, replace } = useAddress();
  const atHome = url.pathname === '/';
  const here = url.pathname + url.search;
  const onSearch = (q: string) => {
    const next = searchFrom(url, q);
    const replaced = typing.commit(here);
    if (replaced !== null && replaced !== next) {
      replace(replaced);
      go(next);
    } else if (next === here) search.reload();
    else go(next);
  };
  const onType = (q: string) => {
    // It may begin a phrase; alone it means something only once it is entered.
    if (isQuoteAlone(q)) return;
    const next = searchFrom(url, q);
    if (next === here) return;
    typing.write(here, next);
    replace(next);
  };
  return (
    <header class={atHome ? 'masthead-home' : 'masthead'}>
      <a class="skip" href="#main">
        {messages.skip}
      </a>
      {!atHome && (
        <>
          <a class="wordmark" href="/" title={messages.toHome}>
            <Seal />
            <span class="unseen-narrow">{messages.name}</span>
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
        <p class="indexing aside" role="status">
          {!atHome && <IndexingLine />}
        </p>
        <div class="tools cluster">
          {!atHome && <WaysMenu />}
          <BasketLink />
          <DisplayMenu />
          <button
            type="button"
            class="plain tool keyboard-only"
            aria-label={messages.keys.open}
            title={messages.keys.open}
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
  const count = basketStore.basket.value.items.length;
  return (
    <a class="tool labelled basket-link" href="/basket" title={messages.basket.open(count)}>
      <Icon name="basket" />
      <span class="unseen-narrow">{messages.basket.title}</span>
      {count > 0 && <small>{messages.count(count)}</small>}
    </a>
  );
}

function IndexingLine() {
  const health = collection.health.value;
  if (!health) return null;
  if (health.status === 'starting') return <>{messages.home.starting}</>;
  if (health.status === 'engine-down') return <>{messages.home.engineDown}</>;
  const down = collection.serversDown.value.length;
  if (health.indexing === false && down > 0) return <>{messages.home.partial(down)}</>;
  if (health.indexing === false)
    return health.incomplete === null ? null : (
      <span title={health.incomplete}>{messages.home.incomplete}</span>
    );
  return <>{messages.home.indexing(health.indexing.done, health.indexing.total)}</>;
}

import { useEffect } from 'preact/hooks';
import { writeKeywordsAmong } from '../../address/words-address.ts';
import { messages } from '../../messages/messages.ts';
import type { Basket } from '../../state/basket.ts';
import { basketStore } from '../../state/basket-store.ts';
import { groupsOf } from '../../state/kept-passages.ts';
import { lastComparison } from '../../state/last-comparison.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { BasketItem } from './BasketItem.tsx';
import { BasketTools } from './BasketTools.tsx';
import { type Shared, sharedBasket } from './shared-basket.ts';

/** The reader's basket, or one that someone shared by link or file. */
export function BasketPage() {
  useEffect(() => {
    const open = () => sharedBasket.open(location.hash);
    open();
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);
  const shared = sharedBasket.shared.value;
  const basket = shared?.basket ?? basketStore.basket.value;
  const isOwn = shared === null;
  const busy = sharedBasket.busy.value;
  useEffect(() => {
    if (!busy) scrollPosition.viewReady('basket');
  }, [busy]);
  useTitle(basket.title || messages.basket.title);
  return (
    <div class="basket-page">
      <main id="main">
        <h1>{messages.basket.title}</h1>
        <p class="basket-ways cluster aside">
          <button type="button" class="plain linklike narrow-only" onClick={scrollToTools}>
            {messages.basket.export}
          </button>
          {basket.items.length > 0 && (
            <a href={writeKeywordsAmong(basket.items.map(({ passage }) => passage.id))}>
              {messages.basket.keywords}
            </a>
          )}
          {lastComparison.value !== '' && <a href={lastComparison.value}>{messages.compare.back}</a>}
        </p>
        {sharedBasket.failure.value !== '' && (
          <p class="warning" role="alert">
            {sharedBasket.failure.value}
          </p>
        )}
        {shared && <SharedNotice shared={shared} />}
        {isOwn && !basketStore.isKept.value && <p class="warning">{messages.basket.notKept}</p>}
        {isOwn && basketStore.isUnreadable && <p class="warning">{messages.basket.unreadable}</p>}
        {busy ? <Skeleton passages={3} /> : <Contents basket={basket} isOwn={isOwn} />}
      </main>
      <BasketTools basket={basket} isOwn={isOwn} />
    </div>
  );
}

/** On narrow pages the tools are below all excerpts. */
function scrollToTools(): void {
  const tools = document.getElementById('basket-export');
  tools?.scrollIntoView();
  tools?.querySelector('button')?.focus({ preventScroll: true });
}

function Contents({ basket, isOwn }: { readonly basket: Basket; readonly isOwn: boolean }) {
  const { items, title } = basket;
  if (items.length === 0) return <p class="notice">{messages.basket.none}</p>;
  const reports = new Set(items.map(({ report }) => report.id)).size;
  const groups = groupsOf(items);
  return (
    <>
      <div class="basket-head cluster">
        {isOwn && (
          <label class="basket-name screen-only">
            <span class="aside">{messages.basket.name}</span>
            <input
              class="field"
              type="text"
              value={title}
              placeholder={messages.basket.title}
              maxLength={80}
              autocomplete="off"
              onInput={(event) => basketStore.name(event.currentTarget.value)}
            />
          </label>
        )}
        {title !== '' && <p class={isOwn ? 'print-only' : 'basket-name'}>{title}</p>}
        <p class="aside">{messages.basket.count(items.length, reports)}</p>
      </div>
      <datalist id="basket-groups">
        {basketStore.groups.value.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      {groups.map((group) => (
        <section key={group.name} aria-label={group.name || messages.basket.noGroup}>
          <h2 class={groups.length > 1 || group.name !== '' ? undefined : 'unseen'}>
            {group.name || messages.basket.noGroup}
          </h2>
          <ol>
            {group.excerpts.map((item) => (
              <BasketItem
                key={item.passage.id}
                item={item}
                at={items.indexOf(item)}
                of={items.length}
                isOwn={isOwn}
              />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function SharedNotice({ shared }: { readonly shared: Shared }) {
  const { basket, missing } = shared;
  const accept = (apply: (other: Basket) => void) => () => {
    apply(basket);
    sharedBasket.leave();
  };
  return (
    <div class="warning shared-notice">
      <p>
        <strong>{messages.basket.shared(basket.items.length)}</strong>{' '}
        {missing > 0 && messages.basket.sharedMissing(missing)}
      </p>
      <div class="forms cluster">
        <button type="button" class="primary" onClick={accept(basketStore.add)}>
          {messages.basket.addShared}
        </button>
        {basketStore.basket.value.items.length > 0 && (
          <button type="button" class="quiet" onClick={accept(basketStore.replace)}>
            {messages.basket.replaceWithShared}
          </button>
        )}
        <button type="button" class="quiet" onClick={sharedBasket.leave}>
          {messages.basket.leaveShared}
        </button>
      </div>
    </div>
  );
}

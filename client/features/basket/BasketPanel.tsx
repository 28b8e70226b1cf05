import { messages } from '../../messages/messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { baskets } from '../../state/baskets.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Passages shown beside the results: the last ones, since one has just put them there. */
const SHOWN = 5;
/** Characters of each: one line. */
const BEGINNING = 24;

/** What was put aside so far, below what was chosen for comparing; on a phone a sheet. */
export function BasketPanel() {
  const { items } = baskets.basket.value;
  return (
    <section class="region basket-panel" id="basket" popover="auto" aria-label={messages.basket.region}>
      <header class="sheet-head">
        <h2>{messages.basket.open(items.length)}</h2>
        <button type="button" class="quiet" popovertarget="basket" popovertargetaction="hide">
          {messages.keys.close}
        </button>
      </header>
      {items.length === 0 ? (
        <p class="hint">{messages.basket.none}</p>
      ) : (
        <>
          <ol>
            {items.slice(-SHOWN).map(({ passage, report }) => {
              const name = messages.passage.of(shortName(report.place), messages.year(report.year));
              return (
                <li key={passage.id}>
                  <span>
                    <b>{name}</b>
                    <span class="beginning" lang="zh-Hans">
                      {passage.text.slice(0, BEGINNING)}
                    </span>
                  </span>
                  <button
                    type="button"
                    class="plain"
                    aria-label={messages.basket.remove(name)}
                    title={messages.basket.remove(name)}
                    onClick={() => baskets.remove(passage.id)}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              );
            })}
          </ol>
          <a class="quiet" href="/basket">
            {messages.basket.all}
          </a>
        </>
      )}
      {!baskets.isKept.value && <p class="hint warning">{messages.basket.notKept}</p>}
    </section>
  );
}

import { messages } from '../../messages/messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { basketStore } from '../../state/basket-store.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Passages shown beside the results: the last ones, which the reader has just added. */
const SHOWN = 5;
/** Characters shown of each passage: one line. */
const PREVIEW_LENGTH = 24;

/** The basket beside the results, below the places selected for comparison; a sheet on phones. */
export function BasketPanel() {
  const { items } = basketStore.basket.value;
  return (
    <section class="region basket-panel" id="basket" popover="auto" aria-label={messages.basket.region}>
      <header class="sheet-head">
        <h2>{messages.basket.open(items.length)}</h2>
        <button type="button" class="quiet narrow-only" popovertarget="basket" popovertargetaction="hide">
          {messages.keys.close}
        </button>
      </header>
      {items.length === 0 ? (
        <p class="hint">{messages.basket.none}</p>
      ) : (
        <>
          <ol class="taken">
            {items.slice(-SHOWN).map(({ passage, report }) => {
              const name = messages.passage.of(shortName(report.place), messages.year(report.year));
              return (
                <li key={passage.id}>
                  <span>
                    <b>{name}</b>
                    <span class="beginning aside" lang="zh-Hans">
                      {passage.text.slice(0, PREVIEW_LENGTH)}
                    </span>
                  </span>
                  <button
                    type="button"
                    class="plain"
                    aria-label={messages.basket.remove(name)}
                    title={messages.basket.remove(name)}
                    onClick={() => basketStore.remove(passage.id)}
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
      {!basketStore.isKept.value && <p class="hint warning">{messages.basket.notKept}</p>}
    </section>
  );
}

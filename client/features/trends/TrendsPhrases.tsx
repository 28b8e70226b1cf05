import { useRef } from 'preact/hooks';
import { type SearchAddress, writeSearch } from '../../address/address.ts';
import { MAX_PHRASES } from '../../address/result-view.ts';
import { useAddress } from '../../address/useAddress.ts';
import { messages } from '../../messages/messages.ts';
import { Sign } from '../../ui/charts/series.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { allPhrases, withoutPhrase, withPhrases } from './trends.ts';

/** The phrases being counted: the legend of the chart, and a form to add more. */
export function TrendsPhrases({ address }: { readonly address: SearchAddress }) {
  const { go } = useAddress();
  const box = useRef<HTMLInputElement>(null);
  const all = allPhrases(address);
  const add = (event: Event) => {
    event.preventDefault();
    if (!box.current?.value.trim()) return;
    go(writeSearch(withPhrases(address, box.current.value)));
    box.current.value = '';
  };
  return (
    <div class="trends-phrases cluster">
      <ul class="cluster">
        {all.map((phrase, at) => (
          <li key={phrase} class="cluster">
            <Sign at={at} />
            <span lang="zh-Hans">{phrase}</span>
            {all.length > 1 && (
              <button
                type="button"
                class="plain"
                aria-label={messages.trends.remove(phrase)}
                onClick={() => go(writeSearch(withoutPhrase(address, phrase)))}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {all.length < MAX_PHRASES && (
        <form class="cluster" onSubmit={add}>
          <input
            class="field"
            ref={box}
            type="text"
            aria-label={messages.trends.add}
            placeholder={messages.trends.addHint}
            autocomplete="off"
            enterkeyhint="done"
          />
          <button type="submit" class="quiet">
            {messages.trends.addButton}
          </button>
        </form>
      )}
    </div>
  );
}

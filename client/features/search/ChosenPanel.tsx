import {
  placeColumn,
  type SearchAddress,
  withoutPlaceFilters,
  writeCompare,
  writeSearch,
} from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { placeNames } from '../../state/place-names.ts';
import { Icon } from '../../ui/Icon.tsx';

interface Props {
  readonly address: SearchAddress;
  readonly onRemove: (placeKey: string) => void;
}

/** The places selected for comparison, and the link to compare them. */
export function ChosenPanel({ address, onRemove }: Props) {
  const { chosen } = address;
  const compare = writeCompare({
    q: address.q,
    columns: chosen.map(placeColumn),
    filters: withoutPlaceFilters(address.filters),
  });
  return (
    <section class="region chosen" id="chosen" popover="auto" aria-label={messages.compare.region}>
      <header class="sheet-head">
        <h2>{messages.compare.region}</h2>
        <button type="button" class="quiet narrow-only" popovertarget="chosen" popovertargetaction="hide">
          {messages.compare.done}
        </button>
      </header>
      {chosen.length > 0 && (
        <ol class="taken">
          {chosen.map((key) => (
            <li key={key}>
              <span title={placeNames.fullNameOf(key)}>{placeNames.nameOf(key)}</span>
              <button
                type="button"
                class="plain"
                aria-label={messages.compare.remove(placeNames.nameOf(key))}
                onClick={() => onRemove(key)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ol>
      )}
      {chosen.length >= 2 ? (
        <a class="primary" href={compare} data-action="side-by-side">
          {messages.compare.title}
        </a>
      ) : (
        <p class="hint">
          {chosen.length === 0 ? messages.compare.none : messages.compare.oneMore}{' '}
          {address.q !== '' && address.shown.view !== 'places' && (
            <a href={writeSearch({ ...address, shown: { ...address.shown, view: 'places' } })}>
              {messages.compare.atOnce}
            </a>
          )}
        </p>
      )}
    </section>
  );
}

import {
  MAX_COLUMNS,
  placeColumn,
  type SearchAddress,
  withoutPlaceFilters,
  writeCompare,
  writeSearch,
} from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { placeNames } from '../../state/place-names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { search } from './search.ts';

/** Places offered for comparison. */
const OFFERED = 6;

interface Props {
  readonly address: SearchAddress;
  /** Adds a place, or removes it if it is selected. */
  readonly onToggle: (placeKey: string) => void;
}

/** The places selected for comparison, the link to compare them, and the places that say most to choose from. */
export function ChosenPanel({ address, onToggle }: Props) {
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
                onClick={() => onToggle(key)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ol>
      )}
      {chosen.length >= 2 ? (
        <p>
          <a class="primary" href={compare} data-action="side-by-side">
            {messages.compare.title}
          </a>
        </p>
      ) : (
        <p class="hint">{chosen.length === 0 ? messages.compare.none : messages.compare.oneMore}</p>
      )}
      {chosen.length < MAX_COLUMNS && <MostSaid chosen={chosen} onChoose={onToggle} />}
      {address.q !== '' && address.shown.view !== 'places' && (
        <p class="hint">
          <a href={writeSearch({ ...address, shown: { ...address.shown, view: 'places' } })}>
            {messages.compare.atOnce}
          </a>
        </p>
      )}
    </section>
  );
}

interface MostSaidProps {
  readonly chosen: readonly string[];
  readonly onChoose: (placeKey: string) => void;
}

function MostSaid({ chosen, onChoose }: MostSaidProps) {
  const places = (search.facets.value?.place ?? [])
    // Reports without a place are no place to compare.
    .filter(({ value }) => value !== '' && !chosen.includes(value))
    .slice(0, OFFERED);
  if (places.length === 0) return null;
  return (
    <section class="most-said" aria-labelledby="most-said">
      <h3 id="most-said">{messages.compare.mostSaid}</h3>
      <ul>
        {places.map(({ value, label, passages }) => (
          <li key={value}>
            <button
              type="button"
              class="plain"
              aria-label={messages.compare.add(label)}
              title={label}
              onClick={() => onChoose(value)}
            >
              <Icon name="plus" />
              <span lang="zh-Hans">{label.split(' ').at(-1)}</span>
              <span class="aside">{messages.search.passages(passages)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

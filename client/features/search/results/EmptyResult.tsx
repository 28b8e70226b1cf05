import { useEffect } from 'preact/hooks';
import type { SearchAnswer } from '../../../../server/contract/search.ts';
import { activeFilters, type FilterName, type SearchAddress, writeSearch } from '../../../address/address.ts';
import { messages } from '../../../messages/messages.ts';
import { collection } from '../../../state/collection.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { filterLabel } from '../facets/filter-label.ts';
import { alternatives } from './alternatives.ts';

interface Props {
  readonly address: SearchAddress;
  readonly answer: SearchAnswer;
  readonly onDrop: (name: FilterName, value: string) => void;
  readonly onDropAll: () => void;
}

/** An empty result: alternative queries with their number of hits, and the filters that can be removed. */
export function EmptyResult({ address, answer, onDrop, onDropAll }: Props) {
  const active = activeFilters(address.filters);
  const isEmpty = answer.total.passages === 0;
  useEffect(() => {
    if (isEmpty) void alternatives.open(address, answer);
  }, [address, answer]);
  useEffect(() => alternatives.leave, []);
  if (!isEmpty)
    return (
      <div class="notice">
        <h2>{messages.search.pageTooFar}</h2>
        <p>
          <a href={writeSearch({ ...address, page: 1 })}>{messages.search.firstPage}</a>
        </p>
      </div>
    );
  return (
    <div class="notice">
      <h2>{messages.empty.heading(address.q)}</h2>
      <p>{messages.empty.fewerWords}</p>
      <ul class="alternatives stack" aria-label={messages.empty.suggestions}>
        {alternatives.state.value.list.map(({ kind, text, address: other, passages }) => (
          <li key={`${kind} ${text}`}>
            <a href={writeSearch(other)}>{messages.empty.alternatives[kind](text)}</a>{' '}
            <small>{messages.search.passages(passages)}</small>
          </li>
        ))}
      </ul>
      {active.length > 0 && (
        <>
          <p>{messages.empty.dropFilters}</p>
          <ul class="chips cluster">
            {active.map(({ name, value }) => (
              <li key={`${name}=${value}`}>
                <button type="button" class="chip" onClick={() => onDrop(name, value)}>
                  <small class="aside">{messages.filters.names[name]}</small>
                  {filterLabel(name, value)}
                  <Icon name="close" />
                </button>
              </li>
            ))}
            {active.length > 1 && (
              <li>
                <button type="button" class="plain" onClick={onDropAll}>
                  {messages.empty.dropAll}
                </button>
              </li>
            )}
          </ul>
        </>
      )}
      <MissingReports />
    </div>
  );
}

/** Why there may be hits that are not in the index yet. */
function MissingReports() {
  const health = collection.health.value;
  if (!health) return null;
  if (health.indexing) return <p>{messages.empty.indexing}</p>;
  return health.incomplete === null ? null : <p>{messages.home.incompleteLong(health.incomplete)}</p>;
}

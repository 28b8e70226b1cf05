import { useEffect } from 'preact/hooks';
import type { SearchAnswer } from '../../server/contract.ts';
import { activeFilters, type FilterName, type SearchAddress, writeSearch } from '../address.ts';
import { alternatives } from '../models/alternatives.ts';
import { collection } from '../models/collection.ts';
import { words } from '../words.ts';
import { filterLabel } from './filterLabel.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly address: SearchAddress;
  readonly answer: SearchAnswer;
  readonly onDrop: (name: FilterName, value: string) => void;
  readonly onDropAll: () => void;
}

/** Nothing found: what to try, each try one click away, with what it finds. */
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
        <h2>{words.search.pageTooFar}</h2>
        <p>
          <a href={writeSearch({ ...address, page: 1 })}>{words.search.firstPage}</a>
        </p>
      </div>
    );
  return (
    <div class="notice">
      <h2>{words.empty.heading(address.q)}</h2>
      <p>{words.empty.fewerWords}</p>
      <ul class="alternatives" aria-label={words.empty.try}>
        {alternatives.found.value.list.map(({ kind, text, address: other, passages }) => (
          <li key={`${kind} ${text}`}>
            <a href={writeSearch(other)}>{words.empty.alternatives[kind](text)}</a>{' '}
            <small>{words.search.passages(passages)}</small>
          </li>
        ))}
      </ul>
      {active.length > 0 && (
        <>
          <p>{words.empty.dropFilters}</p>
          <ul class="chips">
            {active.map(({ name, value }) => (
              <li key={`${name}=${value}`}>
                <button type="button" class="chip" onClick={() => onDrop(name, value)}>
                  <small>{words.filters.names[name]}</small>
                  {filterLabel(name, value)}
                  <Icon name="close" />
                </button>
              </li>
            ))}
            {active.length > 1 && (
              <li>
                <button type="button" class="plain" onClick={onDropAll}>
                  {words.empty.dropAll}
                </button>
              </li>
            )}
          </ul>
        </>
      )}
      {collection.health.value?.indexing && <p>{words.empty.indexing}</p>}
    </div>
  );
}

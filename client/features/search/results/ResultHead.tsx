import type { GovernmentLevel } from '../../../../indexer/domain/place.ts';
import type { SearchAnswer } from '../../../../server/contract/search.ts';
import { type SearchAddress, SORTS, writeSearch } from '../../../address/address.ts';
import { writeFigures } from '../../../address/figures-address.ts';
import { VIEWS } from '../../../address/result-view.ts';
import { messages } from '../../../messages/messages.ts';
import { MissingServers } from '../../../ui/MissingServers.tsx';
import { SearchModes } from '../SearchModes.tsx';
import { search } from '../search.ts';

interface Props {
  readonly address: SearchAddress;
  /** With exact totals once they are counted. */
  readonly answer: SearchAnswer | null;
}

/** Keeps the height of the line while the total is loading. */
const NO_BREAK_SPACE = '\u00a0';

/** Levels of government of the hits; empty where they are not counted. */
const levelsOf = ({ facets }: SearchAnswer) => facets.level.map(({ value }) => value as GovernmentLevel);

/** The totals, and the choice of search mode, view and order. */
export function ResultHead({ address, answer }: Props) {
  const { shown } = address;
  return (
    <div class="resulthead">
      <p class="total" role="status">
        {answer ? messages.search.total(answer.total, levelsOf(answer)) : NO_BREAK_SPACE}
        {answer && !answer.total.exact && search.counting.value && (
          <small class="counting aside">{messages.search.counting}</small>
        )}
      </p>
      <MissingServers names={answer?.missing ?? []} onRetry={search.reload} />
      <SearchModes address={address} answer={answer} />
      <nav class="tabs cluster" aria-label={messages.views.title}>
        {VIEWS.map((view) => (
          <a
            key={view}
            href={writeSearch({ ...address, shown: { ...shown, view }, page: 1 })}
            aria-current={view === shown.view ? 'true' : undefined}
          >
            {messages.views.names[view]}
          </a>
        ))}
        <a href={writeFigures({ q: address.q, filters: address.filters })}>{messages.ways.figuresTitle}</a>
      </nav>
      {shown.view === 'list' && answer?.total.passages !== 0 && (
        <nav class="choices cluster sorts" aria-label={messages.search.sort}>
          <span class="aside" aria-hidden="true">
            {messages.search.sort}
          </span>
          {SORTS.map((sort) => (
            <a
              key={sort}
              href={writeSearch({ ...address, sort, page: 1 })}
              aria-current={sort === address.sort ? 'true' : undefined}
            >
              {messages.sorts[sort]}
            </a>
          ))}
        </nav>
      )}
    </div>
  );
}

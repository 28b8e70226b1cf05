import type { SearchAnswer } from '../../server/contract.ts';
import { type SearchAddress, SORTS, writeSearch } from '../address.ts';
import { search } from '../models/search.ts';
import { VIEWS } from '../result-view.ts';
import { words } from '../words.ts';
import { Ways } from './Ways.tsx';

interface Props {
  readonly address: SearchAddress;
  /** With its figures as far as they are counted. */
  readonly answer: SearchAnswer | null;
}

/** Keeps the line while the total is on its way. */
const NO_BREAK_SPACE = '\u00a0';

/** How much there is, as a sentence; as what it is shown, and in which order it stands. */
export function ResultHead({ address, answer }: Props) {
  const { shown } = address;
  return (
    <div class="resulthead">
      <p class="total" role="status">
        {answer ? words.search.total(answer.total) : NO_BREAK_SPACE}
        {answer && !answer.total.exact && search.counting.value && (
          <small class="counting">{words.search.counting}</small>
        )}
      </p>
      <Ways address={address} answer={answer} />
      <nav class="tabs" aria-label={words.views.title}>
        {VIEWS.map((view) => (
          <a
            key={view}
            href={writeSearch({ ...address, shown: { ...shown, view }, page: 1 })}
            aria-current={view === shown.view ? 'true' : undefined}
          >
            {words.views.names[view]}
          </a>
        ))}
      </nav>
      {shown.view === 'list' && answer?.total.passages !== 0 && (
        <nav class="sorts" aria-label={words.search.sort}>
          {SORTS.map((sort) => (
            <a
              key={sort}
              href={writeSearch({ ...address, sort, page: 1 })}
              aria-current={sort === address.sort ? 'true' : undefined}
            >
              {words.sorts[sort]}
            </a>
          ))}
        </nav>
      )}
    </div>
  );
}

import type { SearchAnswer } from '../../server/contract.ts';
import { type SearchAddress, SORTS, writeSearch } from '../address.ts';
import { words } from '../words.ts';

interface Props {
  readonly address: SearchAddress;
  readonly answer: SearchAnswer | null;
}

/** Keeps the line while the total is on its way. */
const NO_BREAK_SPACE = '\u00a0';

/** How much there is, as a sentence, and in which order it stands. */
export function ResultHead({ address, answer }: Props) {
  return (
    <div class="resulthead">
      <p class="total" role="status">
        {answer ? words.search.total(answer.total) : NO_BREAK_SPACE}
        {answer && !answer.total.exact && (
          <a
            class="count-exactly"
            href={writeSearch({ ...address, countExactly: true })}
            title={words.search.countExactlyWhy}
          >
            {words.search.countExactly}
          </a>
        )}
      </p>
      {answer?.total.passages !== 0 && (
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

import type { SearchAnswer } from '../../server/contract.ts';
import { type SearchAddress, SORTS, writeSearch } from '../address.ts';
import { words } from '../words.ts';

interface Props {
  readonly address: SearchAddress;
  readonly answer: SearchAnswer | null;
}

/** How much there is, as a sentence, and in which order it stands. */
export function ResultHead({ address, answer }: Props) {
  return (
    <div class="resulthead">
      <p class="total" role="status">
        {answer && words.search.total(answer.total)}
        {answer && !answer.total.exact && (
          <a href={writeSearch({ ...address, countExactly: true })} title={words.search.countExactlyWhy}>
            {words.search.countExactly}
          </a>
        )}
      </p>
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
    </div>
  );
}

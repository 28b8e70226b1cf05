import { useEffect, useMemo } from 'preact/hooks';
import { writeSearch } from '../../address/address.ts';
import {
  PRACTICE_SCOPES,
  PRACTICE_SORTS,
  type PracticesAddress,
  parsePractices,
  writePractices,
} from '../../address/practices-address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { practicesMessages } from '../../messages/practices-messages.ts';
import { collection } from '../../state/collection.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { Failure } from '../../ui/Failure.tsx';
import { MissingServers } from '../../ui/MissingServers.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { PracticeFilters } from './PracticeFilters.tsx';
import { PracticeTable } from './PracticeTable.tsx';
import { catalogue, PAGE_ROWS } from './practices-list.ts';
import './practices.css';

/** The catalogue of named practices, sorted by spread, novelty or place. */
export function PracticesPage() {
  const { url } = useAddress();
  const address = useMemo(() => parsePractices(url.searchParams), [url]);
  const checkedAt = collection.health.value?.checkedAt;
  useEffect(() => catalogue.open(address), [address]);
  useEffect(() => {
    if (checkedAt) catalogue.reload();
  }, [checkedAt]);
  useEffect(() => catalogue.leave, []);
  const { answer, answeredPath, busy, failure } = catalogue.state.value;
  useEffect(() => {
    if (!busy && answer) scrollPosition.viewReady(answeredPath);
  }, [busy, answeredPath]);
  useTitle(practicesMessages.title);
  return (
    <main id="main" class="practices-page">
      <h1>{practicesMessages.title}</h1>
      <p class="hint">{practicesMessages.hint}</p>
      <PracticeFilters address={address} />
      <Orders address={address} />
      {failure ? (
        <Failure error={failure} onRetry={catalogue.reload} />
      ) : answer ? (
        <div class={busy ? 'stale' : undefined} aria-busy={busy}>
          <MissingServers names={answer.missing} onRetry={catalogue.reload} />
          <p role="status">
            {practicesMessages.total(answer.total)}
            {answer.progress.reports < answer.progress.of && (
              <span class="aside">
                {' '}
                {practicesMessages.progress(answer.progress.reports, answer.progress.of)}
              </span>
            )}
          </p>
          {answer.practices.length > 0 ? (
            <PracticeTable rows={answer.practices} filters={address.filters} />
          ) : (
            <Nothing address={address} hasReports={answer.progress.of > 0} />
          )}
          <Pager address={address} total={answer.total} />
        </div>
      ) : (
        <Skeleton passages={4} />
      )}
    </main>
  );
}

function Orders({ address }: { readonly address: PracticesAddress }) {
  return (
    <div class="practice-orders cluster">
      <nav class="choices cluster" aria-label={practicesMessages.sort}>
        {PRACTICE_SORTS.map((sort) => (
          <a
            key={sort}
            href={writePractices({ ...address, sort, page: 1 })}
            aria-current={sort === address.sort ? 'true' : undefined}
          >
            {practicesMessages.sorts[sort]}
          </a>
        ))}
      </nav>
      <nav class="choices cluster" aria-label={practicesMessages.scope}>
        {PRACTICE_SCOPES.map((scope) => (
          <a
            key={scope}
            href={writePractices({ ...address, scope, page: 1 })}
            aria-current={scope === address.scope ? 'true' : undefined}
          >
            {practicesMessages.scopes[scope]}
          </a>
        ))}
      </nav>
    </div>
  );
}

function Nothing({
  address,
  hasReports,
}: {
  readonly address: PracticesAddress;
  readonly hasReports: boolean;
}) {
  if (!hasReports) return <p class="notice">{practicesMessages.noReports}</p>;
  return (
    <div class="notice">
      {address.typed === '' ? (
        <p>{practicesMessages.none}</p>
      ) : (
        <>
          <p>{practicesMessages.noneTyped(address.typed)}</p>
          <p>
            <a href={writeSearch({ q: address.typed, filters: address.filters })}>
              {practicesMessages.searchInstead(address.typed)}
            </a>
          </p>
        </>
      )}
    </div>
  );
}

function Pager({ address, total }: { readonly address: PracticesAddress; readonly total: number }) {
  const pages = Math.max(1, Math.ceil(total / PAGE_ROWS));
  if (pages === 1) return null;
  const { page } = address;
  return (
    <nav class="practice-pager cluster" aria-label={practicesMessages.pager}>
      {page > 1 && (
        <a class="quiet" href={writePractices({ ...address, page: page - 1 })}>
          {practicesMessages.previous}
        </a>
      )}
      <span class="aside">{practicesMessages.page(page, pages)}</span>
      {page < pages && (
        <a class="quiet" href={writePractices({ ...address, page: page + 1 })}>
          {practicesMessages.next}
        </a>
      )}
    </nav>
  );
}

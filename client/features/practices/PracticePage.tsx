import { useEffect, useMemo } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import type { PracticeAnswer, PracticeRow } from '../../../server/contract/practices.ts';
import {
  activeFilters,
  type Filters,
  MAX_COLUMNS,
  parseFilters,
  placeColumn,
  writeCompare,
  writeSearch,
} from '../../address/address.ts';
import { writePractice, writePractices } from '../../address/practices-address.ts';
import { DEFAULT_VIEW } from '../../address/result-view.ts';
import { useAddress } from '../../address/useAddress.ts';
import type { ApiError } from '../../api/api.ts';
import { currentAnswer } from '../../api/loader.ts';
import { messages } from '../../messages/messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { practicesMessages } from '../../messages/practices-messages.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { Failure } from '../../ui/Failure.tsx';
import { MissingServers } from '../../ui/MissingServers.tsx';
import { PassageCard } from '../../ui/passage/PassageCard.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { EditPractice, RestorePractice } from './EditPractice.tsx';
import { PlacesInTime } from './PlacesInTime.tsx';
import { First, Level } from './PracticeTable.tsx';
import { practice, searchOf } from './practices-list.ts';
import { SpreadChart } from './SpreadChart.tsx';
import './practices.css';

/** A named practice: who says it, since when, in which words, and what else these places name. */
export function PracticePage() {
  const { url } = useAddress();
  const { params } = useRoute();
  const name = params['name'] ?? '';
  const filters = useMemo(() => parseFilters(url.searchParams), [url]);
  useEffect(() => practice.open(name, filters), [name, filters]);
  useEffect(() => practice.leave, []);
  const { failure, busy, path } = practice.state.value;
  const answer = currentAnswer(practice.state.value);
  useEffect(() => {
    if (answer) practice.openPassages(answer.practice, filters);
  }, [answer]);
  useEffect(() => {
    if (!busy && answer) scrollPosition.viewReady(path);
  }, [busy, path]);
  useTitle(answer?.practice.name ?? name);
  return (
    <main id="main" class="practices-page practice-page">
      <p class="practice-back">
        <a href={writePractices({ filters })}>{practicesMessages.back}</a>
      </p>
      {failure ? (
        failure.code === 'no_such_practice' || failure.code === 'practice_left_out' ? (
          <Unknown name={name} filters={filters} failure={failure} />
        ) : (
          <Failure error={failure} onRetry={practice.reload} isPage />
        )
      ) : answer ? (
        <Known answer={answer} filters={filters} />
      ) : (
        <Skeleton passages={3} />
      )}
    </main>
  );
}

interface UnknownProps {
  readonly name: string;
  readonly filters: Filters;
  readonly failure: ApiError;
}

function Unknown({ name, filters, failure }: UnknownProps) {
  return (
    <div class="notice">
      <h1 lang="zh-Hans">{name}</h1>
      <p role="alert">{failure.message}</p>
      {failure.code === 'practice_left_out' && <RestorePractice name={name} />}
      <p class="cluster">
        <a href={writePractices({ typed: name })}>{practicesMessages.find}</a>
        <a href={writeSearch({ q: name, filters })}>{practicesMessages.searchInstead(name)}</a>
      </p>
    </div>
  );
}

function Known({ answer, filters }: { readonly answer: PracticeAnswer; readonly filters: Filters }) {
  const { practice: row, places, beside, missing } = answer;
  return (
    <>
      <header class="practice-head">
        <h1>
          <span lang="zh-Hans">{row.name}</span> <Level level={row.level} />
        </h1>
        {row.variants.length > 0 && (
          <p class="aside" lang="zh-Hans">
            {practicesMessages.alsoCalled(row.variants.join(messages.join))}
          </p>
        )}
        <p>
          {practicesMessages.summary(row.places, row.reports, row.passages)} {practicesMessages.firstBy}
          <First row={row} />
        </p>
        {activeFilters(filters).length > 0 && (
          <p class="aside">
            {practicesMessages.within}{' '}
            <a href={writePractice(row.name)}>{practicesMessages.wholeCollection}</a>
          </p>
        )}
        <MissingServers names={missing} onRetry={practice.reload} />
        <Ways row={row} places={places} filters={filters} />
      </header>
      <SpreadChart practice={row} filters={filters} />
      <PlacesInTime practice={row} places={places} filters={filters} />
      <Passages row={row} filters={filters} />
      {beside.length > 0 && (
        <section aria-labelledby="practice-beside">
          <h2 id="practice-beside">{practicesMessages.beside}</h2>
          <p class="hint">{practicesMessages.besideHint}</p>
          <ul class="practice-beside cluster">
            {beside.map((other) => (
              <li key={other.name}>
                <a
                  href={writePractice(other.name, filters)}
                  title={practicesMessages.together(other.together, other.places)}
                  lang="zh-Hans"
                >
                  {other.name}
                </a>{' '}
                <small class="aside">{messages.places.of(other.together, other.places)}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <EditPractice name={row.name} filters={filters} />
    </>
  );
}

interface WaysProps {
  readonly row: PracticeRow;
  readonly places: PracticeAnswer['places'];
  readonly filters: Filters;
}

/** Where the passages can be read: in the search, as lines, and side by side. */
function Ways({ row, places, filters }: WaysProps) {
  const search = searchOf(row, filters);
  const columns = places.slice(0, MAX_COLUMNS).map(({ place }) => placeColumn(place.key));
  const [only] = places;
  return (
    <p class="practice-ways cluster">
      <a class="primary" href={writeSearch(search)}>
        {practicesMessages.allPassages(row.passages)}
      </a>
      <a class="quiet" href={writeSearch({ ...search, shown: { ...DEFAULT_VIEW, view: 'kwic' } })}>
        {practicesMessages.lines}
      </a>
      {columns.length > 1 ? (
        <a class="quiet" href={writeCompare({ q: row.query, columns })}>
          {practicesMessages.sideBySide(columns.length)}
        </a>
      ) : (
        only && (
          <a class="quiet" href={writeCompare({ q: row.query, years: only.place.key })}>
            {practicesMessages.sideBySideOne}
          </a>
        )
      )}
    </p>
  );
}

function Passages({ row, filters }: Omit<WaysProps, 'places'>) {
  const answer = currentAnswer(practice.passages.value);
  const { failure } = practice.passages.value;
  return (
    <section aria-labelledby="practice-passages">
      <h2 id="practice-passages">{practicesMessages.passages}</h2>
      {failure && <Failure error={failure} onRetry={() => practice.openPassages(row, filters)} />}
      {answer?.hits.map((hit) => (
        <div key={hit.id} class="practice-passage">
          <h3>
            <span lang="zh-Hans">{shortName(hit.report.place)}</span>{' '}
            <span class="year">{messages.year(hit.report.year)}</span>
          </h3>
          <PassageCard hit={hit} q={row.query} />
        </div>
      ))}
      {answer && answer.total.passages > answer.hits.length && (
        <p>
          <a href={writeSearch(searchOf(row, filters))}>{practicesMessages.allPassages(row.passages)}</a>
        </p>
      )}
    </section>
  );
}

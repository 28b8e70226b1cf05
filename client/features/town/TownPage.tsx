import { useEffect } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { NO_FILTERS, writeCompare, writeSearch } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { regionName, shortName } from '../../messages/place-name.ts';
import { Failure } from '../../ui/Failure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { Peers } from './Peers.tsx';
import { town } from './town.ts';
import { YearTable } from './YearTable.tsx';
import './town.css';

/** A place: its reports by year with what each had new, and places like it. */
export function TownPage() {
  const key = useRoute().params['key'] ?? '';
  useEffect(() => town.open(key), [key]);
  useEffect(() => town.leave, []);
  const reports = town.reports.value;
  const { failure } = town.state.value;
  const place = reports?.[0]?.place;
  const words = messages.town;
  useTitle(place ? words.titleOf(shortName(place)) : words.open);
  return (
    <main id="main" class="town-page">
      {failure ? (
        <Failure error={failure} onRetry={town.reload} isPage />
      ) : reports === null ? (
        <Skeleton passages={3} />
      ) : !place ? (
        <div class="notice">
          <h1>{words.open}</h1>
          <p>{words.none}</p>
        </div>
      ) : (
        <>
          <header>
            <p class="aside" lang="zh-Hans">
              {regionName(place)}
            </p>
            <h1 lang="zh-Hans">{shortName(place)}</h1>
            <nav class="town-links cluster" aria-label={words.links}>
              <a href={writeCompare({ years: place.key })}>{words.sideBySide}</a>
              <a href={writeSearch({ q: '', filters: { ...NO_FILTERS, place: [place.key] } })}>
                {words.search}
              </a>
            </nav>
          </header>
          <YearTable />
          <p class="hint">{words.mend}</p>
          <Peers />
        </>
      )}
    </main>
  );
}

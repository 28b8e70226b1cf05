import { useEffect } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { NO_FILTERS, writeCompare, writeLedger, writeReport, writeSearch } from '../../address/address.ts';
import { writeKeywordsOf } from '../../address/words-address.ts';
import { townMessages } from '../../messages/changes-messages.ts';
import { messages } from '../../messages/messages.ts';
import { regionName, shortName } from '../../messages/place-name.ts';
import { Failure } from '../../ui/Failure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { Peers } from './Peers.tsx';
import { TownFigures } from './TownFigures.tsx';
import { TownPractices } from './TownPractices.tsx';
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
  const newest = reports?.at(-1);
  const place = newest?.place;
  const ofPlace = { ...NO_FILTERS, place: place ? [place.key] : [] };
  const words = townMessages;
  useTitle(place ? words.titleOf(shortName(place)) : messages.ways.town);
  return (
    <main id="main" class="town-page">
      {failure ? (
        <Failure error={failure} onRetry={town.reload} isPage />
      ) : reports === null ? (
        <Skeleton passages={3} />
      ) : !place ? (
        <div class="notice">
          <h1>{messages.ways.town}</h1>
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
              {newest && (
                <a href={writeLedger(new URL(writeReport(newest.id, ''), location.origin), true)}>
                  {messages.ledger.name}
                </a>
              )}
              <a href={writeSearch({ q: '', filters: ofPlace })}>{words.search}</a>
              <a href={writeKeywordsOf(place, reports[0]?.genre ?? '')}>{messages.ways.wordsOfPlace}</a>
            </nav>
          </header>
          <YearTable />
          <p class="hint">{words.mend}</p>
          <TownPractices place={place.key} />
          <TownFigures place={place.key} />
          <Peers />
        </>
      )}
    </main>
  );
}

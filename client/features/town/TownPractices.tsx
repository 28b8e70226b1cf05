import type { PracticeRow } from '../../../server/contract/practices.ts';
import { NO_FILTERS } from '../../address/address.ts';
import { writePractice, writePractices } from '../../address/practices-address.ts';
import { townMessages } from '../../messages/changes-messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { Failure } from '../../ui/Failure.tsx';
import { town } from './town.ts';

/** The practices that the reports of a place name: its own, and those that others named before, each since when. */
export function TownPractices({ place }: { readonly place: string }) {
  const { answer, failure } = town.practices.value;
  const words = townMessages;
  const named = answer?.practices ?? [];
  const of = (wanted: Origin) => named.filter((practice) => originOf(practice, place) === wanted);
  return (
    <section aria-labelledby="town-practices" class="town-practices" aria-busy={!answer && !failure}>
      <h2 id="town-practices">{words.practices}</h2>
      {failure ? (
        <Failure error={failure} onRetry={town.reloadPractices} />
      ) : (
        answer && (
          <>
            {named.length === 0 ? (
              <p class="hint">{words.noPractices}</p>
            ) : (
              <p class="hint">{words.inThisCollection}</p>
            )}
            <List title={words.ownPractices} practices={of('here')} />
            <List title={words.takenPractices} practices={of('elsewhere')} isElsewhere />
            <List title={words.sameDayPractices} practices={of('same day')} isElsewhere />
            <p class="town-more">
              <a href={writePractices({ filters: { ...NO_FILTERS, place: [place] } })}>
                {words.allPractices}
              </a>
            </p>
          </>
        )
      )}
    </section>
  );
}

type Origin = 'here' | 'elsewhere' | 'same day';

/** Where a practice was named first; of reports of one date, or without a date, none is said to be the first. */
function originOf({ first, origin }: PracticeRow, place: string): Origin {
  if (origin.report.place.key === place) return 'here';
  return first.date === origin.date ? 'same day' : 'elsewhere';
}

interface ListProps {
  readonly title: string;
  readonly practices: readonly PracticeRow[];
  readonly isElsewhere?: boolean;
}

function List({ title, practices, isElsewhere = false }: ListProps) {
  const words = townMessages;
  if (practices.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="town-named">
        {practices.map(({ name, first, origin }) => (
          <li key={name}>
            <a href={writePractice(name)} lang="zh-Hans">
              {name}
            </a>{' '}
            <span class="aside">
              {first.date !== null && words.since(first.date)}
              {isElsewhere && (
                <span lang="zh-Hans">{words.before(shortName(origin.report.place), origin.date)}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

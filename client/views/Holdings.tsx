import { yearsHeld } from '../models/catalogue.ts';
import { collection } from '../models/collection.ts';
import { words } from '../words.ts';

type Health = NonNullable<typeof collection.health.value>;

const when = new Intl.DateTimeFormat(words.dates, { dateStyle: 'medium', timeStyle: 'short' });

/** What the collection holds, which years are missing, and what could not be read; or why it holds nothing yet. */
export function Holdings() {
  const health = collection.health.value;
  return (
    <section class="holdings" aria-label={words.home.holdings}>
      <State />
      {health && health.reports > 0 && <Held health={health} />}
      {health && health.reports === 0 && health.indexing === false && health.status === 'ok' && (
        <Nothing health={health} />
      )}
      {health && health.reports > 0 && health.failed.length > 0 && (
        <details>
          <summary>{words.home.failed(health.failed.length)}</summary>
          <Failed health={health} />
        </details>
      )}
    </section>
  );
}

/** What hinders searching for now, and how far reading is. */
function State() {
  const health = collection.health.value;
  if (!collection.reachable.value) return <p class="state trouble">{words.home.unreachable}</p>;
  if (!health) return null;
  if (health.status === 'engine-down') return <p class="state trouble">{words.home.engineDownLong}</p>;
  if (health.status === 'starting') return <p class="state">{words.home.startingLong}</p>;
  if (health.indexing === false) return null;
  const { done, total } = health.indexing;
  return (
    <div class="state">
      <p id="reading-progress">
        {total === 0 ? words.home.indexingBegins : words.home.indexingLong(done, total)}
      </p>
      {total > 0 && <progress max={total} value={done} aria-labelledby="reading-progress" />}
    </div>
  );
}

function Held({ health }: { readonly health: Health }) {
  const years = [...health.years].sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  const held = words.home.holds(health.reports, health.passages, health.places);
  return (
    <>
      <p class="held">
        {first === undefined || last === undefined
          ? held
          : `${held}${words.comma}${words.home.years(first, last)}`}
      </p>
      <Years />
      {health.checkedAt && (
        <p class="checked">{words.home.checked(when.format(new Date(health.checkedAt)))}</p>
      )}
    </>
  );
}

/** Shown where the whole catalogue is there to be counted. */
function Years() {
  const { reports, total } = collection.catalogue.value;
  if (total === null || reports.length < total) return null;
  const { perYear, complete, withGaps } = yearsHeld(reports);
  if (perYear.length < 2) return null;
  const most = Math.max(...perYear.map((one) => one.reports));
  return (
    <>
      <ul class="per-year" aria-label={words.home.perYear}>
        {perYear.map(({ year, reports: count }) => (
          <li key={year}>
            <span class="bar" style={{ width: `${(count / most) * 100}%` }} aria-hidden="true" />
            {words.home.ofYear(year, count)}
          </li>
        ))}
      </ul>
      <p class="gaps">{words.home.complete(complete, withGaps)}</p>
    </>
  );
}

function Nothing({ health }: { readonly health: Health }) {
  return (
    <div class="nothing">
      <h2>{words.home.nothing}</h2>
      <ol>
        {words.home.nothingSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {health.failed.length > 0 && (
        <>
          <p>{words.home.nothingFailed}</p>
          <Failed health={health} />
        </>
      )}
    </div>
  );
}

function Failed({ health }: { readonly health: Health }) {
  return (
    <ul class="failed">
      {health.failed.map(({ file, reason }) => (
        <li key={file}>
          <b>{file}</b> {reason}
        </li>
      ))}
    </ul>
  );
}

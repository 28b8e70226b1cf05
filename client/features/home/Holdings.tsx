import { messages } from '../../messages/messages.ts';
import { collection } from '../../state/collection.ts';
import { yearsHeld } from './catalogue.ts';

type Health = NonNullable<typeof collection.health.value>;

const when = new Intl.DateTimeFormat(messages.dates, { dateStyle: 'medium', timeStyle: 'short' });

/** What the collection holds, which years are missing, and what could not be read; or why it holds nothing yet. */
export function Holdings() {
  const health = collection.health.value;
  return (
    <section class="holdings" aria-label={messages.home.holdings}>
      <State />
      {health && health.reports > 0 && <Held health={health} />}
      {health && health.reports === 0 && health.indexing === false && health.status === 'ok' && (
        <Nothing health={health} />
      )}
      {health && health.reports > 0 && health.failed.length > 0 && (
        <details>
          <summary>{messages.home.failed(health.failed.length)}</summary>
          <Failed health={health} />
        </details>
      )}
    </section>
  );
}

/** What hinders searching for now, and how far reading is. */
function State() {
  const health = collection.health.value;
  if (!collection.reachable.value) return <p class="state trouble">{messages.home.unreachable}</p>;
  if (!health) return null;
  if (health.status === 'engine-down') return <p class="state trouble">{messages.home.engineDownLong}</p>;
  if (health.status === 'starting') return <p class="state">{messages.home.startingLong}</p>;
  if (health.indexing === false) return null;
  const { done, total } = health.indexing;
  return (
    <div class="state">
      <p id="reading-progress">
        {total === 0 ? messages.home.indexingBegins : messages.home.indexingLong(done, total)}
      </p>
      {total > 0 && <progress max={total} value={done} aria-labelledby="reading-progress" />}
    </div>
  );
}

function Held({ health }: { readonly health: Health }) {
  const years = [...health.years].sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  const held = messages.home.holds(health.reports, health.passages, health.places);
  return (
    <>
      <p class="held">
        {first === undefined || last === undefined
          ? held
          : `${held}${messages.comma}${messages.home.years(first, last)}`}
      </p>
      <Years />
      {health.checkedAt && (
        <p class="checked">{messages.home.checked(when.format(new Date(health.checkedAt)))}</p>
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
      <ul class="per-year" aria-label={messages.home.perYear}>
        {perYear.map(({ year, reports: count }) => (
          <li key={year}>
            <span class="bar" style={{ width: `${(count / most) * 100}%` }} aria-hidden="true" />
            {messages.home.ofYear(year, count)}
          </li>
        ))}
      </ul>
      <p class="gaps">{messages.home.complete(complete, withGaps)}</p>
    </>
  );
}

function Nothing({ health }: { readonly health: Health }) {
  return (
    <div class="nothing">
      <h2>{messages.home.nothing}</h2>
      <ol>
        {messages.home.nothingSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {health.failed.length > 0 && (
        <>
          <p>{messages.home.nothingFailed}</p>
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

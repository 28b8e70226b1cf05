import { messages } from '../../messages/messages.ts';
import { collection } from '../../state/collection.ts';
import { yearCoverage } from './catalogue.ts';

type Health = NonNullable<typeof collection.health.value>;

const dateFormat = new Intl.DateTimeFormat(messages.dates, { dateStyle: 'medium', timeStyle: 'short' });

/** Size of the collection, missing years and unreadable files; or instructions while it is empty. */
export function CollectionSummary() {
  const health = collection.health.value;
  return (
    <section class="holdings stack" aria-label={messages.home.holdings}>
      <Status />
      {health && health.reports > 0 && <Totals health={health} />}
      {health &&
        health.reports === 0 &&
        health.indexing === false &&
        health.incomplete === null &&
        health.status === 'ok' && <EmptyCollection health={health} />}
      {health && health.reports > 0 && health.failed.length > 0 && (
        <details>
          <summary>{messages.home.failed(health.failed.length)}</summary>
          <FailedFiles health={health} />
        </details>
      )}
    </section>
  );
}

/** Why searching is not possible at the moment, why reports may be missing, and the progress of indexing. */
function Status() {
  const health = collection.health.value;
  if (!collection.reachable.value) return <p class="state warning">{messages.home.unreachable}</p>;
  if (!health) return null;
  if (health.status === 'engine-down') return <p class="state warning">{messages.home.engineDownLong}</p>;
  if (health.status === 'starting') return <p class="state">{messages.home.startingLong}</p>;
  return (
    <>
      {health.incomplete !== null && (
        <p class="state warning">{messages.home.incompleteLong(health.incomplete)}</p>
      )}
      {health.indexing !== false && <Progress {...health.indexing} />}
    </>
  );
}

function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <div class="state">
      <p id="reading-progress">
        {total === 0 ? messages.home.indexingBegins : messages.home.indexingLong(done, total)}
      </p>
      {total > 0 && <progress max={total} value={done} aria-labelledby="reading-progress" />}
    </div>
  );
}

function Totals({ health }: { readonly health: Health }) {
  const years = [...health.years].sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  const totals = messages.home.totals(health.reports, health.passages, health.places);
  return (
    <>
      <p class="held">
        {first === undefined || last === undefined
          ? totals
          : `${totals}${messages.comma}${messages.home.years(first, last)}`}
      </p>
      <YearChart />
      {health.checkedAt && (
        <p class="checked">{messages.home.checked(dateFormat.format(new Date(health.checkedAt)))}</p>
      )}
    </>
  );
}

/** Reports by year; shown once the whole catalogue is loaded. */
function YearChart() {
  const { reports, total } = collection.catalogue.value;
  if (total === null || reports.length < total) return null;
  const { perYear, complete, withGaps } = yearCoverage(reports);
  if (perYear.length < 2) return null;
  const max = Math.max(...perYear.map((entry) => entry.reports));
  return (
    <>
      <ul class="per-year cluster" aria-label={messages.home.perYear}>
        {perYear.map(({ year, reports: count }) => (
          <li key={year}>
            <span class="bar" style={{ width: `${(count / max) * 100}%` }} aria-hidden="true" />
            {messages.home.ofYear(year, count)}
          </li>
        ))}
      </ul>
      <p class="gaps">{messages.home.complete(complete, withGaps)}</p>
    </>
  );
}

function EmptyCollection({ health }: { readonly health: Health }) {
  return (
    <div class="nothing stack">
      <h2>{messages.home.empty}</h2>
      <ol class="stack">
        {messages.home.emptySteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {health.failed.length > 0 && (
        <>
          <p>{messages.home.emptyFailed}</p>
          <FailedFiles health={health} />
        </>
      )}
    </div>
  );
}

function FailedFiles({ health }: { readonly health: Health }) {
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

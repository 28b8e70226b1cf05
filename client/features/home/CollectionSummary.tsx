import { type CatalogueFilters, writeHome } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { collection } from '../../state/collection.ts';
import { FailedFiles } from '../../ui/FailedFiles.tsx';
import { yearCoverage } from './catalogue.ts';
import { YearHistogram } from './YearHistogram.tsx';

type Health = NonNullable<typeof collection.health.value>;

const dateFormat = new Intl.DateTimeFormat(messages.dates, { dateStyle: 'medium', timeStyle: 'short' });

interface Props {
  readonly filters: CatalogueFilters;
}

/** Size of the collection, missing years and unreadable files; or instructions while it is empty. */
export function CollectionSummary({ filters }: Props) {
  const health = collection.health.value;
  return (
    <section class="holdings stack" aria-label={messages.home.holdings}>
      <Status />
      {health && health.reports > 0 && <Totals health={health} filters={filters} />}
      {health &&
        health.reports === 0 &&
        health.indexing === false &&
        health.incomplete === null &&
        health.status === 'ok' && <EmptyCollection health={health} />}
      {health && health.reports > 0 && health.failed.length > 0 && (
        <details>
          <summary>{messages.home.failed(health.failed.length)}</summary>
          <FailedFiles failed={health.failed} />
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
  const problem = health.engine.problem !== null && (
    <p class="state warning" lang="zh-Hans">
      {health.engine.problem}
    </p>
  );
  if (health.status === 'engine-down')
    return (
      <>
        <p class="state warning">{messages.home.engineDownLong}</p>
        {problem}
      </>
    );
  if (health.status === 'starting') return <p class="state">{messages.home.startingLong}</p>;
  const down = collection.serversDown.value;
  return (
    <>
      {down.length > 0 && <p class="state warning">{messages.home.serversDown(down)}</p>}
      {problem}
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

function Totals({ health, filters }: Props & { readonly health: Health }) {
  const years = [...health.years].sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  const totals = messages.home.totals(
    health.reports,
    health.passages,
    health.places,
    health.levels.map(({ level }) => level),
  );
  return (
    <>
      <p class="held">
        {first === undefined || last === undefined
          ? totals
          : `${totals}${messages.comma}${messages.home.years(first, last)}`}
      </p>
      <Levels health={health} filters={filters} />
      <YearHistogram levels={health.levels} filters={filters} />
      <Gaps health={health} />
      {health.checkedAt && (
        <p class="checked">{messages.home.checked(dateFormat.format(new Date(health.checkedAt)))}</p>
      )}
    </>
  );
}

/** Which levels of government the reports are of, each a filter of the catalogue. */
function Levels({ health, filters }: Props & { readonly health: Health }) {
  if (health.levels.length < 2) return null;
  return (
    <nav class="choices cluster levels" aria-label={messages.home.chooseLevel}>
      <a href={writeHome({ ...filters, level: '' })} aria-current={filters.level === '' ? 'true' : undefined}>
        {messages.home.allLevels}
      </a>
      {health.levels.map(({ level, reports }) => (
        <a
          key={level}
          href={writeHome({ ...filters, level })}
          aria-current={filters.level === level ? 'true' : undefined}
        >
          {messages.home.ofLevel(messages.levels[level], reports)}
        </a>
      ))}
    </nav>
  );
}

/** Places with and without gaps; shown once the whole catalogue is loaded. */
function Gaps({ health }: { readonly health: Health }) {
  const { filters, reports, total } = collection.catalogue.value;
  const isWhole = total !== null && reports.length === total && filters.level === '' && filters.year === '';
  const coverage = isWhole ? yearCoverage(reports) : null;
  if (!coverage) return null;
  const levels = health.levels.map(({ level }) => level);
  return <p class="gaps">{messages.home.complete(coverage.complete, coverage.withGaps, levels)}</p>;
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
          <FailedFiles failed={health.failed} />
        </>
      )}
    </div>
  );
}

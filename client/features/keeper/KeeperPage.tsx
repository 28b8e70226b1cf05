import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { KeeperAnswer } from '../../../server/contract/keeper.ts';
import { writeReport } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { fullName } from '../../messages/place-name.ts';
import { collection } from '../../state/collection.ts';
import { FailedFiles } from '../../ui/FailedFiles.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { keeper } from './keeper.ts';
import './keeper.css';

const timeFormat = new Intl.DateTimeFormat(messages.dates, { dateStyle: 'medium', timeStyle: 'short' });
const time = (iso: string): string => timeFormat.format(new Date(iso));

/** What the keeper of the collection needs to know and to do: runs, failures, doubts, the machine, the engine. */
export function KeeperPage() {
  const health = collection.health.value;
  const isOpen = health?.keeper === 'here';
  useTitle(messages.keeper.title);
  useEffect(() => {
    if (isOpen || keeper.answer.peek()) keeper.load();
  }, [isOpen, health?.checkedAt]);
  return (
    <main id="main" class="keeper">
      <h1>{messages.keeper.title}</h1>
      {keeper.answer.value ? (
        <State state={keeper.answer.value} />
      ) : keeper.failure.value && health?.keeper !== 'with-key' ? (
        <Failure error={keeper.failure.value} onRetry={keeper.load} />
      ) : !health || isOpen ? (
        <Skeleton passages={2} />
      ) : health.keeper === 'with-key' ? (
        <KeyForm />
      ) : (
        <p>{messages.keeper.elsewhere}</p>
      )}
    </main>
  );
}

function KeyForm() {
  return (
    <form
      class="keeper-key stack"
      onSubmit={(event) => {
        event.preventDefault();
        keeper.open(String(new FormData(event.currentTarget).get('key') ?? ''));
      }}
    >
      <label>
        <span class="aside">{messages.adding.key}</span>
        <input name="key" class="field" type="password" autocomplete="current-password" required />
      </label>
      {keeper.failure.value && (
        <p role="alert" class="refused">
          {keeper.failure.value.message}
        </p>
      )}
      <button type="submit" class="primary">
        {messages.keeper.open}
      </button>
    </form>
  );
}

function State({ state }: { readonly state: KeeperAnswer }) {
  return (
    <>
      <Now state={state} />
      <Section title={messages.keeper.failed(state.failed.length)} name="failed">
        {state.failed.length > 0 && <FailedFiles failed={state.failed} />}
      </Section>
      <Section title={messages.keeper.doubtful(state.doubtful.total)} name="doubtful">
        {state.doubtful.total > 0 && <Doubtful doubtful={state.doubtful} />}
      </Section>
      <Section title={messages.keeper.runs} name="runs">
        {state.runs.length === 0 ? <p class="hint">{messages.keeper.noRuns}</p> : <Runs runs={state.runs} />}
      </Section>
      <Section title={messages.keeper.machine} name="machine">
        <Machine state={state} />
      </Section>
    </>
  );
}

function Section({
  title,
  name,
  children,
}: {
  readonly title: string;
  readonly name: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section aria-labelledby={`keeper-${name}`}>
      <h2 id={`keeper-${name}`}>{title}</h2>
      {children}
    </section>
  );
}

/** Whether anything is wrong at the moment, and the button to look through the folder again. */
function Now({ state }: { readonly state: KeeperAnswer }) {
  const indexing = collection.health.value?.indexing ?? state.indexing;
  const { engine, incomplete } = state;
  const down = collection.serversDown.value;
  const isBusy = keeper.isChecking.value || indexing !== false;
  return (
    <div class="keeper-now">
      {down.length > 0 ? (
        <p class="warning">{messages.home.serversDown(down)}</p>
      ) : (
        <p>{engine.isAnswering ? messages.keeper.engineUp : messages.home.engineDownLong}</p>
      )}
      {engine.problem !== null && (
        <p class="warning" lang="zh-Hans">
          {engine.problem}
        </p>
      )}
      {incomplete !== null && <p class="warning">{messages.home.incompleteLong(incomplete)}</p>}
      <div class="cluster">
        <button type="button" class="quiet" aria-disabled={isBusy} onClick={() => isBusy || keeper.check()}>
          {messages.keeper.check}
        </button>
        <span role="status" class="aside">
          {indexing !== false &&
            (indexing.total === 0
              ? messages.home.indexingBegins
              : messages.home.indexing(indexing.done, indexing.total))}
        </span>
      </div>
    </div>
  );
}

function Doubtful({ doubtful }: { readonly doubtful: KeeperAnswer['doubtful'] }) {
  const { reports, total } = doubtful;
  return (
    <>
      <p class="hint">{messages.keeper.doubtfulHint}</p>
      <div class="scroll">
        <table class="doubtful-list">
          <thead>
            <tr>
              <th scope="col">{messages.keeper.report}</th>
              <th scope="col">{messages.keeper.year}</th>
              <th scope="col">{messages.keeper.place}</th>
              <th scope="col">{messages.keeper.doubt}</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <tr key={report.id}>
                <th scope="row" lang="zh-Hans">
                  <a href={writeReport(report.id, '')}>{report.title}</a>
                </th>
                <td>{report.year ?? '–'}</td>
                <td lang="zh-Hans">{fullName(report.place)}</td>
                <td>{doubtsOf(report)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > reports.length && <p class="hint">{messages.keeper.firstDoubtful(reports.length)}</p>}
    </>
  );
}

function doubtsOf({ place, year, warnings }: KeeperAnswer['doubtful']['reports'][number]): string {
  return [
    ...(place.confidence === 'certain' ? [] : [messages.place[place.confidence]]),
    ...(year === null ? [messages.yearUnknown] : []),
    ...warnings,
  ].join(messages.semicolon);
}

function Runs({ runs }: { readonly runs: KeeperAnswer['runs'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by the keyboard
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, there is nothing to fill in
    <div class="scroll" role="group" tabIndex={0} aria-label={messages.keeper.runs}>
      <table class="run-list">
        <thead>
          <tr>
            <th scope="col">{messages.keeper.when}</th>
            <th scope="col">{messages.keeper.took}</th>
            <th scope="col">{messages.keeper.files}</th>
            <th scope="col">{messages.keeper.indexed}</th>
            <th scope="col">{messages.keeper.removed}</th>
            <th scope="col">{messages.keeper.unread}</th>
            <th scope="col">{messages.keeper.result}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.startedAt}>
              <th scope="row">{time(run.startedAt)}</th>
              <td>{messages.keeper.seconds(run.seconds)}</td>
              <td>{messages.number(run.files)}</td>
              <td>{messages.number(run.indexed)}</td>
              <td>{messages.number(run.removed)}</td>
              <td>{messages.number(run.failures)}</td>
              <td class={run.incomplete === null ? undefined : 'warning'}>
                {run.incomplete ?? messages.keeper.whole}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Machine({ state }: { readonly state: KeeperAnswer }) {
  const { disks, memory, engine, program } = state;
  const words = messages.keeper;
  return (
    <dl class="keeper-machine">
      {disks.map(({ folder, path, free, total }) => (
        <Fact key={folder} name={words.disk[folder]}>
          {words.freeOf(messages.reading.bytes(free), messages.reading.bytes(total))}
          <span class="aside path">{path}</span>
        </Fact>
      ))}
      <Fact name={words.index}>
        {engine.bytes === null ? messages.keeper.notKnown : messages.reading.bytes(engine.bytes)}
      </Fact>
      <Fact name={words.memory}>
        {words.memoryOf(messages.reading.bytes(memory.process), messages.reading.bytes(memory.text))}
      </Fact>
      <Fact name={words.machineMemory}>
        {words.freeOf(
          messages.reading.bytes(memory.machineFree),
          messages.reading.bytes(memory.machineTotal),
        )}
      </Fact>
      <Fact name={words.engine}>{engine.version ?? words.notKnown}</Fact>
      <Fact name={words.program}>{words.programOf(program.version, program.node)}</Fact>
      <Fact name={words.since}>{time(program.startedAt)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt class="aside">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

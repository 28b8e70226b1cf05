import { useEffect } from 'preact/hooks';
import { MOST_COLUMNS, type SearchAddress, withinGroup, writeSearch } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { scrolling } from '../../state/scroll-position.ts';
import { runs } from '../../ui/charts/scale.ts';
import { ExactOnly } from '../../ui/ExactOnly.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { type TownRow, towns } from './places.ts';

interface Props {
  readonly address: SearchAddress;
  readonly onChoose: (placeKey: string) => void;
}

const SAYING = ['yes', 'no'] as const;

/** A row a town: how often it says it, in how many of its reports; or the towns that never do. */
export function PlacesView({ address, onChoose }: Props) {
  useEffect(() => towns.open(address), [address]);
  useEffect(() => towns.leave, []);
  const { path, rows, total, among, busy, failure } = towns.state.value;
  useEffect(() => {
    if (path !== '') scrolling.whole(path);
  }, [path]);
  const { shown } = address;
  if (failure) return <Failure error={failure} onRetry={towns.reload} />;
  if (path === '') return <Skeleton passages={4} />;
  const says = shown.has === 'yes';
  return (
    <div class={busy ? 'towns stale' : 'towns'}>
      <ExactOnly address={address} />
      <header>
        <p role="status">{says ? messages.towns.say(total, among) : messages.towns.never(total, among)}</p>
        <nav class="choices" aria-label={messages.towns.which}>
          {SAYING.map((has) => (
            <a
              key={has}
              href={writeSearch({ ...address, shown: { ...shown, has } })}
              aria-current={has === shown.has ? 'true' : undefined}
            >
              {messages.towns.has[has]}
            </a>
          ))}
        </nav>
      </header>
      {rows.length > 0 && (
        <table class="figures">
          <caption class="unseen">{messages.views.names.places}</caption>
          <thead>
            <tr>
              <th scope="col">{messages.towns.place}</th>
              {says && <th scope="col">{messages.towns.occurrences}</th>}
              <th scope="col">{messages.towns.reports}</th>
              <th scope="col" class="years">
                {messages.towns.years}
              </th>
              <th scope="col">
                <span class="unseen">{messages.compare.region}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.key ?? row.label} row={row} address={address} onChoose={onChoose} />
            ))}
          </tbody>
        </table>
      )}
      {rows.length < total && (
        <p class="hint">
          {messages.towns.shown(rows.length, total)}{' '}
          <button type="button" class="quiet" disabled={busy} onClick={towns.more}>
            {messages.towns.more}
          </button>
        </p>
      )}
    </div>
  );
}

function Row({ row, address, onChoose }: Props & { readonly row: TownRow }) {
  const { key, said, filter } = row;
  const name = row.name || messages.place.unknown;
  const isChosen = key !== null && address.chosen.includes(key);
  const says = said !== null && said.occurrences > 0;
  return (
    <tr data-report={key ?? undefined}>
      <th scope="row" lang="zh-Hans">
        {says && filter ? (
          <a href={withinGroup(address, filter)} data-passage={key}>
            {name}
          </a>
        ) : (
          name
        )}
        <small>{row.label === row.name ? '' : row.label.slice(0, -row.name.length).trim()}</small>
      </th>
      {address.shown.has === 'yes' && <td>{messages.count(said?.occurrences ?? 0)}</td>}
      <td>{says ? messages.towns.of(said.reports, row.reports) : messages.count(row.reports)}</td>
      <td class="years">{yearsOf(row.years)}</td>
      <td>
        {key !== null && key !== '' && (
          <button
            type="button"
            class="choose"
            aria-pressed={isChosen}
            aria-label={messages.compare.add(name)}
            disabled={!isChosen && address.chosen.length >= MOST_COLUMNS}
            data-action="choose"
            onClick={() => onChoose(key)}
          >
            <Icon name={isChosen ? 'check' : 'plus'} />
            <span>{messages.compare.addShort}</span>
          </button>
        )}
      </td>
    </tr>
  );
}

/** 2019、2021–2023: years that follow each other are one stretch. */
const yearsOf = (years: readonly number[]): string =>
  runs(years, (year) => year)
    .map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : `${run[0]}`))
    .join(messages.join);

import { useEffect } from 'preact/hooks';
import { MOST_COLUMNS, type SearchAddress, withinGroup, writeSearch } from '../address.ts';
import { runs } from '../charts/scale.ts';
import { scrolling } from '../models/scrolling.ts';
import { type TownRow, towns } from '../models/towns.ts';
import { words } from '../words.ts';
import { ExactOnly } from './ExactOnly.tsx';
import { Failure } from './Failure.tsx';
import { Icon } from './Icon.tsx';
import { Skeleton } from './Skeleton.tsx';

interface Props {
  readonly address: SearchAddress;
  readonly onChoose: (placeKey: string) => void;
}

const SAYING = ['yes', 'no'] as const;

/** A row a town: how often it says it, in how many of its reports; or the towns that never do. */
export function TownsView({ address, onChoose }: Props) {
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
        <p role="status">{says ? words.towns.say(total, among) : words.towns.never(total, among)}</p>
        <nav class="choices" aria-label={words.towns.which}>
          {SAYING.map((has) => (
            <a
              key={has}
              href={writeSearch({ ...address, shown: { ...shown, has } })}
              aria-current={has === shown.has ? 'true' : undefined}
            >
              {words.towns.has[has]}
            </a>
          ))}
        </nav>
      </header>
      {rows.length > 0 && (
        <table class="figures">
          <caption class="unseen">{words.views.names.places}</caption>
          <thead>
            <tr>
              <th scope="col">{words.towns.place}</th>
              {says && <th scope="col">{words.towns.occurrences}</th>}
              <th scope="col">{words.towns.reports}</th>
              <th scope="col" class="years">
                {words.towns.years}
              </th>
              <th scope="col">
                <span class="unseen">{words.compare.region}</span>
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
          {words.towns.shown(rows.length, total)}{' '}
          <button type="button" class="quiet" disabled={busy} onClick={towns.more}>
            {words.towns.more}
          </button>
        </p>
      )}
    </div>
  );
}

function Row({ row, address, onChoose }: Props & { readonly row: TownRow }) {
  const { key, said, filter } = row;
  const name = row.name || words.place.unknown;
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
      {address.shown.has === 'yes' && <td>{words.count(said?.occurrences ?? 0)}</td>}
      <td>{says ? words.towns.of(said.reports, row.reports) : words.count(row.reports)}</td>
      <td class="years">{yearsOf(row.years)}</td>
      <td>
        {key !== null && key !== '' && (
          <button
            type="button"
            class="choose"
            aria-pressed={isChosen}
            aria-label={words.compare.add(name)}
            disabled={!isChosen && address.chosen.length >= MOST_COLUMNS}
            data-action="choose"
            onClick={() => onChoose(key)}
          >
            <Icon name={isChosen ? 'check' : 'plus'} />
            <span>{words.compare.addShort}</span>
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
    .join(words.join);

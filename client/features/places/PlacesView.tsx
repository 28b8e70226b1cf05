import { useEffect } from 'preact/hooks';
import { MAX_COLUMNS, type SearchAddress, writeGroupSearch, writeSearch } from '../../address/address.ts';
import { writePlace } from '../../address/changes-address.ts';
import type { PlaceSort } from '../../address/result-view.ts';
import { messages } from '../../messages/messages.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { yearRanges } from '../../ui/charts/year-ranges.ts';
import { ExactOnly } from '../../ui/ExactOnly.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useRequest } from '../../ui/useRequest.ts';
import { type PlaceRow, placeTable } from './place-table.ts';

interface Props {
  readonly address: SearchAddress;
  readonly onChoose: (placeKey: string) => void;
}

const HAS_HITS = ['yes', 'no'] as const;

/** Places with hits, a row each with occurrences and reports; or the places without any. */
export function PlacesView({ address, onChoose }: Props) {
  useRequest(() => placeTable.open(address), [address]);
  useEffect(() => placeTable.leave, []);
  const { path, rows, total, among, busy, failure } = placeTable.state.value;
  useEffect(() => {
    if (path !== '') scrollPosition.viewReady(path);
  }, [path]);
  const { shown } = address;
  if (failure) return <Failure error={failure} onRetry={placeTable.reload} />;
  if (path === '') return <Skeleton passages={4} />;
  const withHits = shown.has === 'yes';
  return (
    <div class={busy ? 'towns stale' : 'towns'}>
      <ExactOnly address={address} />
      <header class="cluster">
        <p role="status">
          {withHits ? messages.places.withHits(total, among) : messages.places.withoutHits(total, among)}
        </p>
        <nav class="choices cluster" aria-label={messages.places.which}>
          {HAS_HITS.map((has) => (
            <a
              key={has}
              href={writeSearch({ ...address, shown: { ...shown, has } })}
              aria-current={has === shown.has ? 'true' : undefined}
            >
              {messages.places.has[has]}
            </a>
          ))}
        </nav>
      </header>
      {rows.length > 0 && (
        <table class="figures">
          <caption class="unseen">{messages.views.names.places}</caption>
          <thead>
            <tr>
              <SortableHead sort="place" address={address}>
                {messages.places.place}
              </SortableHead>
              {withHits && (
                <>
                  <SortableHead sort="occurrences" address={address}>
                    {messages.places.occurrences}
                  </SortableHead>
                  <SortableHead sort="rate" address={address} title={messages.places.rateLong}>
                    {messages.places.rate}
                  </SortableHead>
                </>
              )}
              <SortableHead sort="reports" address={address} notPhone={withHits}>
                {messages.places.reports}
              </SortableHead>
              <th scope="col" class="not-phone">
                {messages.places.years}
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
          {messages.places.shown(rows.length, total)}{' '}
          <button type="button" class="quiet" disabled={busy} onClick={placeTable.more}>
            {messages.places.more}
          </button>
        </p>
      )}
    </div>
  );
}

interface HeadProps {
  readonly sort: PlaceSort;
  readonly address: SearchAddress;
  readonly title?: string;
  /** Whether a phone has no room for the column. */
  readonly notPhone?: boolean;
  readonly children: string;
}

/** Names ascend and figures descend: nobody looks for the places that say it least among those that do. */
function SortableHead({ sort, address, title, notPhone = false, children }: HeadProps) {
  const { shown } = address;
  const isSorted = shown.rows === sort;
  return (
    <th
      scope="col"
      class={notPhone ? 'not-phone' : undefined}
      aria-sort={isSorted ? (sort === 'place' ? 'ascending' : 'descending') : undefined}
    >
      <a
        href={writeSearch({ ...address, shown: { ...shown, rows: sort } })}
        title={messages.places.sortBy(title ?? children)}
      >
        {children}
      </a>
    </th>
  );
}

function Row({ row, address, onChoose }: Props & { readonly row: PlaceRow }) {
  const { key, said: counts, filter } = row;
  const name = row.name || messages.place.unknown;
  const isChosen = key !== null && address.chosen.includes(key);
  const hasHits = counts !== null && counts.occurrences > 0;
  return (
    <tr data-report={key ?? undefined}>
      <th scope="row" lang="zh-Hans">
        {hasHits && filter ? (
          <a href={writeGroupSearch(address, filter)} data-passage={key}>
            {name}
          </a>
        ) : (
          name
        )}
        <small class="aside">
          {row.label === row.name ? '' : row.label.slice(0, -row.name.length).trim()}{' '}
          {key !== null && <a href={writePlace(key)}>{messages.ways.town}</a>}
        </small>
      </th>
      {address.shown.has === 'yes' && (
        <>
          <td>{messages.count(counts?.occurrences ?? 0)}</td>
          <td>{messages.trends.figure(counts?.perTenThousand ?? 0, 'perTenThousand')}</td>
        </>
      )}
      <td class={address.shown.has === 'yes' ? 'not-phone' : undefined}>
        {hasHits ? messages.places.of(counts.reports, row.reports) : messages.count(row.reports)}
      </td>
      <td class="not-phone years-held">{yearRanges(row.years)}</td>
      <td>
        {key !== null && (
          <button
            type="button"
            class="choose"
            aria-pressed={isChosen}
            aria-label={messages.compare.add(name)}
            disabled={!isChosen && address.chosen.length >= MAX_COLUMNS}
            data-action="choose"
            onClick={() => onChoose(key)}
          >
            <Icon name={isChosen ? 'check' : 'plus'} />
            <span class="not-phone">{messages.compare.addShort}</span>
          </button>
        )}
      </td>
    </tr>
  );
}

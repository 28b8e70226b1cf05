import { useEffect } from 'preact/hooks';
import {
  type ColumnAddress,
  type CompareAddress,
  keysOf,
  moved,
  parseCompare,
  writeCompare,
  writeSearch,
} from '../../address/address.ts';
import { writeChanges } from '../../address/changes-address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { messages } from '../../messages/messages.ts';
import { clipboard } from '../../state/clipboard.ts';
import { notifications } from '../../state/notifications.ts';
import { placeNames } from '../../state/place-names.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { Failure } from '../../ui/Failure.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { MissingServers } from '../../ui/MissingServers.tsx';
import { Printed } from '../../ui/Printed.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { ChapterJump } from './ChapterJump.tsx';
import { CompareGrid } from './CompareGrid.tsx';
import { CompareOptions } from './CompareOptions.tsx';
import { columnName } from './column-name.ts';
import { comparison, type GridColumn } from './comparison.ts';
import { PlacePicker } from './PlacePicker.tsx';
import { PrintedComparison } from './PrintedComparison.tsx';

/** Several places or reports side by side: their hits for a query, or without one their whole sections. */
export function ComparePage() {
  const { url, replace } = useAddress();
  const address = parseCompare(url.searchParams);
  useEffect(() => {
    if (address.years === '') comparison.open(address);
    else
      void comparison.yearsOf(address).then(
        (named) => replace(writeCompare(named)),
        () => replace(writeCompare({ ...address, years: '' })),
      );
  }, [url]);
  const { busy, answer, answeredPath } = comparison.state.value;
  useEffect(() => {
    if (!busy && answer) scrollPosition.viewReady(answeredPath);
  }, [url, busy, answeredPath]);
  useTitle(
    messages.compare.titleOf(
      address.q || comparison.grid.value.map(({ column }) => columnName(column)).join(messages.join),
    ),
  );

  const pair = pairOf(comparison.grid.value);
  const change = (next: CompareAddress) => replace(writeCompare(next));
  const add = (column: ColumnAddress, name: string) => {
    change({ ...address, columns: [...address.columns, column] });
    notifications.show(messages.compare.added(name));
  };
  return (
    <main id="main" class="compare">
      <div class="comparebar cluster">
        <h1>
          <span class="screen-only">{messages.compare.title}</span>
          <span class="print-only">{messages.compare.printed(address.q)}</span>
        </h1>
        <PlacePicker columns={address.columns} onAdd={add} />
        <ChapterJump />
        {address.columns.length > 0 && <CompareOptions address={address} onChange={change} />}
        <div class="compare-end cluster">
          {address.columns.length > 0 && (
            <>
              <button type="button" class="plain narrow-only" popovertarget="compare-options">
                {messages.compare.options}
              </button>
              <button type="button" class="plain" onClick={() => void clipboard.copyLink()}>
                <Icon name="link" />
                {messages.compare.copyLink}
              </button>
              <button type="button" class="plain not-phone" onClick={() => print()}>
                {messages.compare.print}
              </button>
            </>
          )}
          {pair && <a href={writeChanges(pair)}>{messages.ways.pair}</a>}
          {address.q !== '' && (
            <a
              href={writeSearch({
                q: address.q,
                filters: address.filters,
                chosen: keysOf(address.columns, 'place'),
              })}
            >
              {messages.compare.change}
            </a>
          )}
        </div>
      </div>
      <Grid address={address} onChange={change} />
    </main>
  );
}

/** The two reports that are compared, the earlier first; null if there are more or fewer. */
function pairOf(grid: readonly GridColumn[]): { from: string; to: string } | null {
  const reports = grid.map(({ column }) => (column.reports.length === 1 ? column.reports[0] : undefined));
  const [one, other] = reports;
  if (reports.length !== 2 || !one || !other || one.id === other.id) return null;
  const [from, to] = (one.year ?? 0) <= (other.year ?? 0) ? [one, other] : [other, one];
  return { from: from.id, to: to.id };
}

interface GridProps {
  readonly address: CompareAddress;
  readonly onChange: (next: CompareAddress) => void;
}

function Grid({ address, onChange }: GridProps) {
  const { answer, failure, busy } = comparison.state.value;
  const { columns } = address;
  if (columns.length === 0)
    return address.years === '' ? (
      <p class="notice">{messages.compare.nothingToCompare}</p>
    ) : (
      <Skeleton passages={3} />
    );
  if (failure) return <Failure error={failure} onRetry={comparison.reload} />;
  if (!answer) return <Skeleton passages={3} />;
  const nameOf = (at: number) => {
    const grid = comparison.grid.value[at];
    return grid ? columnName(grid.column) : placeNames.nameOf(columns[at]?.key ?? '');
  };
  const remove = (at: number) => {
    notifications.show(messages.compare.removed(nameOf(at)));
    onChange({ ...address, columns: columns.filter((_, index) => index !== at) });
  };
  const move = (from: number, to: number) => {
    notifications.show(messages.compare.nowAt(nameOf(from), to + 1, columns.length));
    onChange({ ...address, columns: moved(columns, from, to) });
  };
  return (
    <>
      <MissingServers names={answer.missing} onRetry={comparison.reload} />
      {columns.length === 1 && <p class="one-column hint">{messages.compare.oneColumn}</p>}
      <CompareGrid address={address} busy={busy} onRemove={remove} onMove={move} />
      <Printed>{() => <PrintedComparison address={address} />}</Printed>
    </>
  );
}

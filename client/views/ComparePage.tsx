import { useEffect } from 'preact/hooks';
import {
  type ColumnAddress,
  type CompareAddress,
  keysOf,
  moved,
  parseCompare,
  writeCompare,
  writeSearch,
} from '../address.ts';
import { announcing } from '../models/announcing.ts';
import { clipboard } from '../models/clipboard.ts';
import { comparison } from '../models/comparison.ts';
import { places } from '../models/places.ts';
import { scrolling } from '../models/scrolling.ts';
import { words } from '../words.ts';
import { columnName } from './CompareColumn.tsx';
import { CompareGrid } from './CompareGrid.tsx';
import { CompareOptions } from './CompareOptions.tsx';
import { Failure } from './Failure.tsx';
import { Icon } from './Icon.tsx';
import { PlacePicker } from './PlacePicker.tsx';
import { Skeleton } from './Skeleton.tsx';
import { useAddress } from './useAddress.ts';
import { useTitle } from './useTitle.ts';

/** Several places side by side, what each says of one thing, or their sections whole. */
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
    if (!busy && answer) scrolling.whole(answeredPath);
  }, [url, busy, answeredPath]);
  useTitle(words.compare.titleOf(address.q || comparison.grid.value.map(columnName).join(words.join)));

  const change = (next: CompareAddress) => replace(writeCompare(next));
  const add = (column: ColumnAddress, name: string) => {
    change({ ...address, columns: [...address.columns, column] });
    announcing.say(words.compare.added(name));
  };
  return (
    <main id="main" class={address.columns.length === 0 ? 'compare compare-none' : 'compare'}>
      <div class="comparebar">
        <h1>{words.compare.title}</h1>
        <PlacePicker columns={address.columns} onAdd={add} />
        {address.columns.length > 0 && <CompareOptions address={address} onChange={change} />}
        <div class="compare-end">
          {address.columns.length > 0 && (
            <>
              <button type="button" class="plain options-button" popovertarget="compare-options">
                {words.compare.options}
              </button>
              <button type="button" class="plain" onClick={() => void clipboard.copyLink()}>
                <Icon name="link" />
                {words.compare.copyLink}
              </button>
              <button type="button" class="plain print-button" onClick={() => print()}>
                {words.compare.print}
              </button>
            </>
          )}
          {address.q !== '' && (
            <a
              href={writeSearch({
                q: address.q,
                filters: address.filters,
                chosen: keysOf(address.columns, 'place'),
              })}
            >
              {words.compare.change}
            </a>
          )}
        </div>
      </div>
      <Grid address={address} onChange={change} />
    </main>
  );
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
      <p class="notice">{words.compare.nothingToCompare}</p>
    ) : (
      <Skeleton passages={3} />
    );
  if (failure) return <Failure error={failure} onRetry={comparison.reload} />;
  if (!answer) return <Skeleton passages={3} />;
  const nameOf = (at: number) => {
    const grid = comparison.grid.value[at];
    return grid ? columnName(grid) : places.nameOf(columns[at]?.key ?? '');
  };
  const remove = (at: number) => {
    announcing.say(words.compare.removed(nameOf(at)));
    onChange({ ...address, columns: columns.filter((_, index) => index !== at) });
  };
  const move = (from: number, to: number) => {
    announcing.say(words.compare.nowAt(nameOf(from), to + 1, columns.length));
    onChange({ ...address, columns: moved(columns, from, to) });
  };
  return (
    <>
      {columns.length === 1 && <p class="one-column hint">{words.compare.oneColumn}</p>}
      <CompareGrid address={address} busy={busy} onRemove={remove} onMove={move} />
    </>
  );
}

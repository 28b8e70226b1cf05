import { useEffect } from 'preact/hooks';
import { type CompareAddress, parseCompare, writeCompare, writeSearch } from '../address.ts';
import { clipboard } from '../models/clipboard.ts';
import { comparison } from '../models/comparison.ts';
import { places } from '../models/places.ts';
import { scrolling } from '../models/scrolling.ts';
import { words } from '../words.ts';
import { CompareGrid } from './CompareGrid.tsx';
import { Failure } from './Failure.tsx';
import { Icon } from './Icon.tsx';
import { Skeleton } from './Skeleton.tsx';
import { useAddress } from './useAddress.ts';
import { useTitle } from './useTitle.ts';

/** Several places side by side, what each says of one thing. */
export function ComparePage() {
  const { url, replace } = useAddress();
  const address = parseCompare(url.searchParams);
  useEffect(() => comparison.open(address), [url]);
  const { busy, answer, answeredPath } = comparison.state.value;
  useEffect(() => {
    if (!busy && answer) scrolling.whole(answeredPath);
  }, [url, busy, answeredPath]);
  const columns = address.places.length + address.reports.length;
  useTitle(words.compare.titleOf(address.q || address.places.map(places.nameOf).join(words.join)));

  if (columns === 0)
    return (
      <main id="main" class="compare-empty">
        <h1>{words.compare.title}</h1>
        <p>{words.compare.nothingToCompare}</p>
        <p>
          <a href="/">{words.compare.toSearch}</a>
        </p>
      </main>
    );
  const aligned = address.align === 'section';
  return (
    <main id="main" class="compare">
      <div class="comparebar">
        <h1>{words.compare.title}</h1>
        <label class="toggle">
          <input
            type="checkbox"
            checked={aligned}
            onChange={() => replace(writeCompare({ ...address, align: aligned ? 'none' : 'section' }))}
          />
          {words.compare.align}
        </label>
        <button type="button" class="plain" onClick={() => void clipboard.copyLink()}>
          <Icon name="link" />
          {words.compare.copyLink}
        </button>
        {address.q !== '' && (
          <a href={writeSearch({ q: address.q, filters: address.filters, chosen: address.places })}>
            {words.compare.change}
          </a>
        )}
      </div>
      <Grid address={address} onRemove={(next) => replace(writeCompare(next))} />
    </main>
  );
}

interface GridProps {
  readonly address: CompareAddress;
  readonly onRemove: (next: CompareAddress) => void;
}

function Grid({ address, onRemove }: GridProps) {
  const { answer, failure, busy } = comparison.state.value;
  if (failure) return <Failure error={failure} onRetry={comparison.reload} />;
  if (!answer) return <Skeleton passages={3} />;
  const remove = (key: string) =>
    onRemove({
      ...address,
      places: address.places.filter((one) => one !== key),
      reports: address.reports.filter((one) => one !== key),
    });
  return (
    <>
      {address.q === '' && address.align === 'none' && <p class="notice">{words.compare.nothingAsked}</p>}
      <CompareGrid answer={answer} q={address.q} busy={busy} onRemove={remove} />
    </>
  );
}

import { useEffect } from 'preact/hooks';
import { type SearchAddress, writeSearch } from '../address.ts';
import { scrolling } from '../models/scrolling.ts';
import { trends } from '../models/trends.ts';
import { GROUPINGS, MEASURES } from '../result-view.ts';
import { words } from '../words.ts';
import { ExactOnly } from './ExactOnly.tsx';
import { Failure } from './Failure.tsx';
import { Skeleton } from './Skeleton.tsx';
import { TrendsChart } from './TrendsChart.tsx';
import { TrendsPhrases } from './TrendsPhrases.tsx';
import { TrendsTable } from './TrendsTable.tsx';

/** How often one or several phrases are said, by year, place, section or genre: a chart, and the same as a table. */
export function TrendsView({ address }: { readonly address: SearchAddress }) {
  useEffect(() => trends.open(address), [address]);
  useEffect(() => trends.leave, []);
  const { answer, answeredPath, busy, failure } = trends.state.value;
  useEffect(() => {
    if (!busy && answer) scrolling.whole(answeredPath);
  }, [busy, answeredPath]);
  const { shown } = address;
  return (
    <div class="trends">
      <ExactOnly address={address} />
      <TrendsPhrases address={address} />
      <div class="trends-options">
        <nav class="choices" aria-label={words.trends.by}>
          {GROUPINGS.map((by) => (
            <a
              key={by}
              href={writeSearch({ ...address, shown: { ...shown, by } })}
              aria-current={by === shown.by ? 'true' : undefined}
            >
              {words.trends.groupings[by]}
            </a>
          ))}
        </nav>
        <nav class="choices" aria-label={words.trends.measure}>
          {MEASURES.map((measure) => (
            <a
              key={measure}
              href={writeSearch({ ...address, shown: { ...shown, measure } })}
              aria-current={measure === shown.measure ? 'true' : undefined}
            >
              {words.trends.measures[measure]}
            </a>
          ))}
        </nav>
      </div>
      {failure ? (
        failure.refused ? (
          <p class="refusal" role="status">
            {failure.message}
          </p>
        ) : (
          <Failure error={failure} onRetry={trends.reload} />
        )
      ) : answer ? (
        <div class={busy ? 'stale' : undefined} aria-busy={busy}>
          <TrendsChart address={address} answer={answer} />
          <TrendsTable address={address} answer={answer} />
        </div>
      ) : (
        <Skeleton passages={3} />
      )}
    </div>
  );
}

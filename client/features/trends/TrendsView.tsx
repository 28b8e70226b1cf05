import { useEffect } from 'preact/hooks';
import { type SearchAddress, writeSearch } from '../../address/address.ts';
import { GROUPINGS, MEASURES } from '../../address/result-view.ts';
import { messages } from '../../messages/messages.ts';
import { scrollPosition } from '../../state/scroll-position.ts';
import { ExactOnly } from '../../ui/ExactOnly.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useRequest } from '../../ui/useRequest.ts';
import { TrendsChart } from './TrendsChart.tsx';
import { TrendsPhrases } from './TrendsPhrases.tsx';
import { TrendsTable } from './TrendsTable.tsx';
import { trends } from './trends.ts';

/** Frequency of one or several phrases by year, place, section or genre, as a chart and a table. */
export function TrendsView({ address }: { readonly address: SearchAddress }) {
  useRequest(() => trends.open(address), [address]);
  useEffect(() => trends.leave, []);
  const { answer, answeredPath, busy, failure } = trends.state.value;
  useEffect(() => {
    if (!busy && answer) scrollPosition.viewReady(answeredPath);
  }, [busy, answeredPath]);
  const { shown } = address;
  return (
    <div class="trends">
      <ExactOnly address={address} />
      <TrendsPhrases address={address} />
      <div class="trends-options cluster">
        <nav class="choices cluster" aria-label={messages.trends.by}>
          {GROUPINGS.map((by) => (
            <a
              key={by}
              href={writeSearch({ ...address, shown: { ...shown, by } })}
              aria-current={by === shown.by ? 'true' : undefined}
            >
              {messages.trends.groupings[by]}
            </a>
          ))}
        </nav>
        <nav class="choices cluster" aria-label={messages.trends.measure}>
          {MEASURES.map((measure) => (
            <a
              key={measure}
              href={writeSearch({ ...address, shown: { ...shown, measure } })}
              aria-current={measure === shown.measure ? 'true' : undefined}
            >
              {messages.trends.measures[measure]}
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

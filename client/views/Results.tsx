import type { SearchAnswer } from '../../server/contract.ts';
import type { FilterName, SearchAddress } from '../address.ts';
import type { ApiError } from '../api.ts';
import { search } from '../models/search.ts';
import { words } from '../words.ts';
import { EmptyResult } from './EmptyResult.tsx';
import { Failure } from './Failure.tsx';
import { later } from './Later.tsx';
import { Pager } from './Pager.tsx';
import { ReportGroup } from './ReportGroup.tsx';
import { Skeleton } from './Skeleton.tsx';

interface Props {
  readonly address: SearchAddress;
  readonly answer: SearchAnswer | null;
  readonly failure: ApiError | null;
  readonly onChoose: (placeKey: string) => void;
  readonly onDrop: (name: FilterName, value: string) => void;
  readonly onDropAll: () => void;
}

const KwicView = later(async () => (await import('./KwicView.tsx')).KwicView);
const TownsView = later(async () => (await import('./TownsView.tsx')).TownsView);
const TrendsView = later(async () => (await import('./TrendsView.tsx')).TrendsView);

/** What was found, as one wants to see it; or why there is nothing, and what to try. */
export function Results({ address, answer, failure, onChoose, onDrop, onDropAll }: Props) {
  const { view, has } = address.shown;
  if (failure?.refused) return <Refused />;
  if (failure) return <Failure error={failure} onRetry={search.reload} />;
  // These two count: where there is nothing, they say so.
  if (view === 'trends') return <TrendsView address={address} />;
  if (view === 'places' && has === 'no') return <TownsView address={address} onChoose={onChoose} />;
  if (!answer) return <Skeleton passages={4} />;
  if (answer.total.passages === 0 || (view === 'list' && answer.hits.length === 0))
    return <EmptyResult address={address} answer={answer} onDrop={onDrop} onDropAll={onDropAll} />;
  if (view === 'kwic') return <KwicView address={address} />;
  if (view === 'places') return <TownsView address={address} onChoose={onChoose} />;
  return (
    <>
      {search.groups.value.map((group) => (
        <ReportGroup
          key={group.hits[0]?.id}
          group={group}
          q={address.q}
          mode={address.mode}
          chosen={address.chosen}
          onChoose={onChoose}
        />
      ))}
      <Pager address={address} passages={answer.total.passages} />
    </>
  );
}

/** What is amiss stands under the box; here, what can be written there. */
function Refused() {
  return (
    <div class="notice">
      <h2>{words.syntax.title}</h2>
      <dl class="syntax-rows">
        {words.syntax.rows.map(([example, meaning]) => (
          <div key={example}>
            <dt lang="zh-Hans">{example}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

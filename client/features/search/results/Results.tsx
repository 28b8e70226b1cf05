import type { ComponentType } from 'preact';
import type { SearchAnswer } from '../../../../server/contract/search.ts';
import type { FilterName, SearchAddress } from '../../../address/address.ts';
import type { ApiError } from '../../../api/api.ts';
import { messages } from '../../../messages/messages.ts';
import { Failure } from '../../../ui/Failure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { search } from '../search.ts';
import { EmptyResult } from './EmptyResult.tsx';
import { Pager } from './Pager.tsx';
import { ReportGroup } from './ReportGroup.tsx';

/** Views of the hits that are features of their own. */
export interface ResultViews {
  readonly Concordance: ComponentType<{ readonly address: SearchAddress }>;
  readonly Places: ComponentType<{
    readonly address: SearchAddress;
    readonly onChoose: (placeKey: string) => void;
  }>;
  readonly Trends: ComponentType<{ readonly address: SearchAddress }>;
  readonly Collocates: ComponentType<{ readonly address: SearchAddress }>;
}

interface Props {
  readonly views: ResultViews;
  readonly address: SearchAddress;
  readonly answer: SearchAnswer | null;
  readonly failure: ApiError | null;
  readonly onChoose: (placeKey: string) => void;
  readonly onDrop: (name: FilterName, value: string) => void;
  readonly onDropAll: () => void;
}

/** The hits in the selected view; or a failure, or suggestions if nothing was found. */
export function Results({
  views: { Concordance, Places, Trends, Collocates },
  address,
  answer,
  failure,
  onChoose,
  onDrop,
  onDropAll,
}: Props) {
  const { view, has } = address.shown;
  if (failure?.refused) return <Refused />;
  if (failure) return <Failure error={failure} onRetry={search.reload} />;
  // These two views show counts, so they need no hits.
  if (view === 'trends') return <Trends address={address} />;
  if (view === 'places' && has === 'no') return <Places address={address} onChoose={onChoose} />;
  if (!answer) return <Skeleton passages={4} />;
  if (answer.total.passages === 0 || (view === 'list' && answer.hits.length === 0))
    return <EmptyResult address={address} answer={answer} onDrop={onDrop} onDropAll={onDropAll} />;
  if (view === 'collocates') return <Collocates address={address} />;
  if (view === 'kwic') return <Concordance address={address} />;
  if (view === 'places') return <Places address={address} onChoose={onChoose} />;
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

/** For refused queries, whose error is shown above: help on the query language. */
function Refused() {
  return (
    <div class="notice">
      <h2>{messages.syntax.title}</h2>
      <dl class="syntax-rows">
        {messages.syntax.rows.map(([example, meaning]) => (
          <div key={example}>
            <dt lang="zh-Hans">{example}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

import type { Hit } from '../../server/contract.ts';
import { words } from '../words.ts';
import { PassageCard } from './PassageCard.tsx';

interface Props {
  readonly hits: readonly Hit[];
  readonly withYears: boolean;
}

/** A section read on without a query: its headings stand as headings, so no passage need say where it is. */
export function WholeSection({ hits, withYears }: Props) {
  return (
    <>
      {hits.map((hit, at) => (
        <div key={hit.id} class="wholesection">
          {withYears && hits[at - 1]?.report.id !== hit.report.id && (
            <p class="sectionyear">{words.year(hit.report.year)}</p>
          )}
          {hit.role === 'heading' ? (
            <h4 class="verbatim" lang="zh-Hans">
              {hit.text}
            </h4>
          ) : (
            <PassageCard hit={hit} q="" withPath={false} />
          )}
        </div>
      ))}
    </>
  );
}

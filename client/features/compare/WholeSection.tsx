import type { CompareAddress } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { PassageCard } from '../../ui/passage/PassageCard.tsx';
import { Recognised } from '../../ui/passage/Recognised.tsx';
import { type ComparedHit, underlined } from './comparison.ts';

interface Props {
  readonly hits: readonly ComparedHit[];
  readonly marks: CompareAddress['marks'];
  readonly withFigures: boolean;
  readonly withYears: boolean;
}

/** A whole section, shown without a query. Its headings are rendered, so passages need no heading path. */
export function WholeSection({ hits, withYears, marks, withFigures }: Props) {
  return (
    <>
      {hits.map((hit, at) => (
        <div key={hit.id} class="wholesection">
          {withYears && hits[at - 1]?.report.id !== hit.report.id && (
            <p class="sectionyear">{messages.year(hit.report.year)}</p>
          )}
          {hit.role === 'heading' ? (
            <h4 id={`passage-${hit.id}`} class="verbatim" lang="zh-Hans">
              {hit.text} <Recognised passage={hit} report={hit.report.id} />
            </h4>
          ) : (
            <PassageCard
              hit={hit}
              q=""
              withPath={false}
              under={underlined(hit, marks)}
              withFigures={withFigures}
            />
          )}
        </div>
      ))}
    </>
  );
}

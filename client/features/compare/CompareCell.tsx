import type { CompareAddress } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { PassageCard } from '../../ui/passage/PassageCard.tsx';
import { type Cell, type UnmatchedChapter, underlined } from './comparison.ts';
import { WholeSection } from './WholeSection.tsx';

interface Props {
  readonly cell: Cell;
  readonly address: CompareAddress;
  /** For columns that span several years. */
  readonly withYears: boolean;
}

/** What one column has in one row: its hits, its chapter, or the chapters that no other column has. */
export function CompareCell({ cell, address, withYears }: Props) {
  const { q, marks, figures } = address;
  if (cell.unmatched) return <Unmatched chapters={cell.unmatched} address={address} withYears={withYears} />;
  if (cell.hits.length === 0) return <p class="none">{absence(cell, q)}</p>;
  if (q === '')
    return <WholeSection hits={cell.hits} withYears={withYears} marks={marks} withFigures={figures} />;
  return (
    <>
      {cell.hits.map((hit) => (
        <PassageCard
          key={hit.id}
          hit={hit}
          q={q}
          withYear={withYears}
          under={underlined(hit, marks)}
          withFigures={figures}
        />
      ))}
    </>
  );
}

function absence({ chapter, kind }: Cell, q: string): string {
  if (chapter !== null) return messages.compare.noCounterpart;
  if (kind) return messages.compare.emptyCell;
  return q === '' ? '' : messages.compare.emptyColumn;
}

interface UnmatchedProps extends Omit<Props, 'cell'> {
  readonly chapters: readonly UnmatchedChapter[];
}

/** By their headings: side by side with nothing, their text would push apart what does face each other. */
function Unmatched({ chapters, address, withYears }: UnmatchedProps) {
  if (chapters.length === 0) return null;
  return (
    <div class="unmatched">
      <p class="aside">{messages.compare.unmatched}</p>
      {chapters.map(({ heading, row, hits }) => {
        const [first] = hits;
        // The heading stands in the summary.
        const rest = first?.role === 'heading' ? hits.slice(1) : hits;
        const length = hits.reduce((sum, { text }) => sum + text.length, 0);
        return (
          <details key={row} open={address.unmatched} data-chapter={row}>
            <summary>
              <span lang="zh-Hans">
                {(first?.role === 'heading' && first.text) || heading || messages.compare.noHeading}
              </span>{' '}
              <small class="aside">{messages.compare.characters(length)}</small>
            </summary>
            <WholeSection
              hits={rest}
              withYears={withYears}
              marks={address.marks}
              withFigures={address.figures}
            />
          </details>
        );
      })}
    </div>
  );
}

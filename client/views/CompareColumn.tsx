import { writeReport } from '../address.ts';
import type { Cell, Column } from '../models/comparison.ts';
import { regionName, shortName } from '../text/place-name.ts';
import { words } from '../words.ts';
import { Icon } from './Icon.tsx';
import { PassageCard } from './PassageCard.tsx';
import { PlaceDoubt } from './PlaceDoubt.tsx';
import { WholeSection } from './WholeSection.tsx';

interface Props {
  readonly column: Column;
  readonly cells: readonly Cell[];
  readonly q: string;
  readonly onRemove: () => void;
}

export function CompareColumn({ column, cells, q, onRemove }: Props) {
  const place = column.place ?? column.report?.place ?? null;
  const name = place ? shortName(place) : column.key;
  const reports = [...column.reports].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  const { total } = column;
  return (
    <section class="column" aria-label={name} data-report={column.key}>
      <header>
        <h2 lang="zh-Hans">{name}</h2>
        <button
          type="button"
          class="plain"
          aria-label={words.compare.remove(name)}
          data-action="choose"
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
        <p class="region-name">
          {place && regionName(place)}
          {place && <PlaceDoubt place={place} />}
        </p>
        <p class="years">
          {reports.map((report) => (
            <a key={report.id} href={writeReport(report.id, q)} title={report.title}>
              {words.year(report.year)}
            </a>
          ))}
        </p>
        <p class="total">
          {q === '' ? words.compare.wholeSections(total.passages) : words.compare.total(total)}
        </p>
      </header>
      {cells.map((cell) => (
        <div class="cell" key={cell.kind}>
          {cell.kind && <h3>{words.sections[cell.kind]}</h3>}
          {cell.hits.length === 0 && (
            <p class="none">{cell.kind ? words.compare.emptyCell : q !== '' && words.compare.emptyColumn}</p>
          )}
          {q === '' ? (
            <WholeSection hits={cell.hits} withYears={reports.length > 1} />
          ) : (
            cell.hits.map((hit) => <PassageCard key={hit.id} hit={hit} q={q} withYear={reports.length > 1} />)
          )}
        </div>
      ))}
    </section>
  );
}

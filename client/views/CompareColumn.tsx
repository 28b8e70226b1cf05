import { type CompareAddress, writeCompare, writeReport } from '../address.ts';
import { type GridColumn, underlined } from '../models/comparison.ts';
import { dragging } from '../models/dragging.ts';
import { regionName, shortName } from '../text/place-name.ts';
import { words } from '../words.ts';
import { Icon } from './Icon.tsx';
import { PassageCard } from './PassageCard.tsx';
import { PlaceDoubt } from './PlaceDoubt.tsx';
import { WholeSection } from './WholeSection.tsx';

interface Props {
  readonly grid: GridColumn;
  readonly at: number;
  readonly address: CompareAddress;
  readonly onRemove: () => void;
  readonly onMove: (from: number, to: number) => void;
}

export function CompareColumn({ grid, at, address, onRemove, onMove }: Props) {
  const { column, cells } = grid;
  const { q, marks, figures } = address;
  const reports = [...column.reports].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  const withYears = reports.length > 1;
  return (
    <section
      class={`column${dragging.target('column') === at ? ' drop-here' : ''}`}
      aria-label={columnName(grid)}
      data-report={column.key}
      {...dragging.onto('column', at, onMove)}
    >
      <ColumnHead grid={grid} at={at} address={address} onRemove={onRemove} onMove={onMove} />
      {cells.map((cell) => (
        <div class="cell" key={cell.kind}>
          {cell.kind && <h3>{words.sections[cell.kind]}</h3>}
          {cell.hits.length === 0 && (
            <p class="none">{cell.kind ? words.compare.emptyCell : q !== '' && words.compare.emptyColumn}</p>
          )}
          {q === '' ? (
            <WholeSection hits={cell.hits} withYears={withYears} marks={marks} withFigures={figures} />
          ) : (
            cell.hits.map((hit) => (
              <PassageCard
                key={hit.id}
                hit={hit}
                q={q}
                withYear={withYears}
                under={underlined(hit, marks)}
                withFigures={figures}
              />
            ))
          )}
        </div>
      ))}
    </section>
  );
}

/** A report is told from its neighbours by its year. */
export function columnName({ column }: GridColumn): string {
  const place = column.place ?? column.report?.place ?? null;
  const name = place ? shortName(place) : column.key;
  return column.report ? words.passage.of(name, words.year(column.report.year)) : name;
}

function ColumnHead({ grid, at, address, onRemove, onMove }: Props) {
  const { column } = grid;
  const place = column.place ?? column.report?.place ?? null;
  const name = columnName(grid);
  const reports = [...column.reports].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  const { q } = address;
  return (
    <header {...dragging.handle('column', at)}>
      <h2>
        <span lang="zh-Hans">{place ? shortName(place) : column.key}</span>
        {column.report && <span class="year">{words.year(column.report.year)}</span>}
      </h2>
      <div class="column-tools">
        <button
          type="button"
          class="plain"
          aria-label={words.compare.toLeft(name)}
          title={words.compare.toLeft(name)}
          disabled={at === 0}
          onClick={() => onMove(at, at - 1)}
        >
          <Icon name="left" />
        </button>
        <button
          type="button"
          class="plain"
          aria-label={words.compare.toRight(name)}
          title={words.compare.toRight(name)}
          disabled={at === address.columns.length - 1}
          onClick={() => onMove(at, at + 1)}
        >
          <Icon name="right" />
        </button>
        <button
          type="button"
          class="plain"
          aria-label={words.compare.remove(name)}
          title={words.compare.remove(name)}
          data-action="choose"
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      </div>
      <p class="region-name">
        {place && <span lang="zh-Hans">{regionName(place)}</span>}
        {place && <PlaceDoubt place={place} />}
      </p>
      <p class="years">
        <span>{words.compare.wholeOf}</span>
        {reports.map((report) => (
          <a key={report.id} href={writeReport(report.id, q)} title={report.title} draggable={false}>
            {words.year(report.year)}
          </a>
        ))}
        {place && place.key !== '' && (
          <a
            class="all-years"
            href={writeCompare({ ...address, columns: [], years: place.key })}
            title={words.compare.yearsOf(shortName(place))}
            draggable={false}
          >
            <Icon name="years" />
            {words.compare.years}
          </a>
        )}
      </p>
      <p class="total">
        {q === '' ? words.compare.wholeSections(column.total.passages) : words.compare.total(column.total)}
      </p>
    </header>
  );
}

import { type CompareAddress, writeCompare, writeReport } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { regionName, shortName } from '../../messages/place-name.ts';
import { reportLabel } from '../../messages/report-label.ts';
import { dragging } from '../../ui/dragging.ts';
import { Icon } from '../../ui/Icon.tsx';
import { PlaceDoubt } from '../../ui/PlaceDoubt.tsx';
import { PassageCard } from '../../ui/passage/PassageCard.tsx';
import { type GridColumn, underlined } from './comparison.ts';
import { WholeSection } from './WholeSection.tsx';

interface Props {
  readonly grid: GridColumn;
  readonly at: number;
  readonly address: CompareAddress;
  readonly onRemove: () => void;
  readonly onMove: (from: number, to: number) => void;
}

/** One column of a comparison: its head, and a cell for each row. */
export function CompareColumn({ grid, at, address, onRemove, onMove }: Props) {
  const { column, cells } = grid;
  const { q, marks, figures } = address;
  const reports = [...column.reports].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  const withYears = reports.length > 1;
  return (
    <section
      class={`column${dragging.overIndex('column') === at ? ' drop-here' : ''}`}
      aria-label={columnName(grid)}
      data-report={column.key}
      {...dragging.dropTarget('column', at, onMove)}
    >
      <ColumnHead grid={grid} at={at} address={address} onRemove={onRemove} onMove={onMove} />
      {cells.map((cell, row) => (
        <div class="cell" key={row} data-row={row}>
          {cell.kind && cell.kind !== cells[row - 1]?.kind && <h3>{messages.sections[cell.kind]}</h3>}
          {cell.hits.length === 0 && (
            <p class="none">
              {cell.chapter !== null
                ? messages.compare.noCounterpart
                : cell.kind
                  ? messages.compare.emptyCell
                  : q !== '' && messages.compare.emptyColumn}
            </p>
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

/** A column of one report is named by place and year, or by its title where it has no year, to tell it from other years of the place. */
export function columnName({ column }: GridColumn): string {
  const place = column.place ?? column.report?.place ?? null;
  const name = place ? shortName(place) : column.key;
  return column.report ? messages.passage.of(name, reportLabel(column.report)) : name;
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
        {column.report && <span class="year">{reportLabel(column.report)}</span>}
      </h2>
      <div class="column-tools">
        <button
          type="button"
          class="plain"
          aria-label={messages.compare.toLeft(name)}
          title={messages.compare.toLeft(name)}
          disabled={at === 0}
          onClick={() => onMove(at, at - 1)}
        >
          <Icon name="left" />
        </button>
        <button
          type="button"
          class="plain"
          aria-label={messages.compare.toRight(name)}
          title={messages.compare.toRight(name)}
          disabled={at === address.columns.length - 1}
          onClick={() => onMove(at, at + 1)}
        >
          <Icon name="right" />
        </button>
        <button
          type="button"
          class="plain"
          aria-label={messages.compare.remove(name)}
          title={messages.compare.remove(name)}
          data-action="choose"
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      </div>
      <p class="aside">
        {place && <span lang="zh-Hans">{regionName(place)}</span>}
        {place && <PlaceDoubt place={place} />}
      </p>
      <p class="years cluster">
        <span class="aside">{messages.compare.wholeReports}</span>
        {reports.map((report) => (
          <a key={report.id} href={writeReport(report.id, q)} title={report.title} draggable={false}>
            {reportLabel(report, reports)}
          </a>
        ))}
        {place && (
          <a
            class="all-years cluster aside"
            href={writeCompare({ ...address, columns: [], years: place.key })}
            title={messages.compare.yearsOf(shortName(place))}
            draggable={false}
          >
            <Icon name="years" />
            {messages.compare.years}
          </a>
        )}
      </p>
      <p class="aside">
        {q === ''
          ? messages.compare.wholeSections(column.total.passages)
          : messages.compare.total(column.total)}
      </p>
    </header>
  );
}

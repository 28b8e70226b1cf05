import type { ReportHead } from '../../../server/contract/report.ts';
import { type CompareAddress, writeCompare, writeReport } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { regionName, shortName } from '../../messages/place-name.ts';
import { reportLabel } from '../../messages/report-label.ts';
import { dragging } from '../../ui/dragging.ts';
import { Icon } from '../../ui/Icon.tsx';
import { PlaceDoubt } from '../../ui/PlaceDoubt.tsx';
import { CompareCell } from './CompareCell.tsx';
import { columnName } from './column-name.ts';
import type { GridColumn } from './comparison.ts';

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
  return (
    <section
      class={`column${dragging.overIndex('column') === at ? ' drop-here' : ''}`}
      aria-label={columnName(grid.column)}
      data-report={column.key}
      {...dragging.dropTarget('column', at, onMove)}
    >
      <ColumnHead grid={grid} at={at} address={address} onRemove={onRemove} onMove={onMove} />
      {cells.map((cell, row) => (
        <div class="cell" key={row} data-row={row}>
          {cell.kind && cell.kind !== cells[row - 1]?.kind && <h3>{messages.sections[cell.kind]}</h3>}
          <CompareCell cell={cell} address={address} withYears={column.reports.length > 1} />
        </div>
      ))}
    </section>
  );
}

/** Reports of a place that its head links to at once; a place may have fifty. */
const NEWEST = 3;

function ColumnHead({ grid, at, address, onRemove, onMove }: Props) {
  const { column } = grid;
  const place = column.place ?? column.report?.place ?? null;
  const name = columnName(grid.column);
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
        {reports.slice(-NEWEST).map((report) => (
          <ReportLink key={report.id} report={report} siblings={reports} q={q} />
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
      {reports.length > NEWEST && (
        <details class="years">
          <summary class="aside">{messages.compare.earlierReports(reports.length - NEWEST)}</summary>
          <p class="cluster">
            {reports.slice(0, -NEWEST).map((report) => (
              <ReportLink key={report.id} report={report} siblings={reports} q={q} />
            ))}
          </p>
        </details>
      )}
      <p class="aside">
        {q === ''
          ? messages.compare.wholeSections(column.total.passages)
          : messages.compare.total(column.total)}
      </p>
    </header>
  );
}

interface ReportLinkProps {
  readonly report: ReportHead;
  readonly siblings: readonly ReportHead[];
  readonly q: string;
}

function ReportLink({ report, siblings, q }: ReportLinkProps) {
  return (
    <a href={writeReport(report.id, q)} title={report.title} draggable={false}>
      {reportLabel(report, siblings)}
    </a>
  );
}

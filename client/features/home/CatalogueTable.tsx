import { useSignal } from '@preact/signals';
import { UNKNOWN_PLACE_KEY } from '../../../indexer/domain/place.ts';
import type { ReportSummary } from '../../../server/contract/report.ts';
import { WHOLE_CATALOGUE, writeCompare, writeHome, writeReport } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { reportLabel } from '../../messages/report-label.ts';
import { collection } from '../../state/collection.ts';
import { Failure } from '../../ui/Failure.tsx';
import { Icon } from '../../ui/Icon.tsx';
import {
  type Catalogue,
  type CatalogueRow,
  catalogueOf,
  earlierReports,
  firstRows,
  reportsOf,
} from './catalogue.ts';

/** Rows shown at first: about two screens. */
const INITIAL_ROWS = 40;
/** Entries of a cell shown at once; more are folded, so that one full cell does not push the columns out of view. */
const MAX_ENTRIES = 2;

/** All reports in a table of places by years. */
export function CatalogueTable() {
  const showAll = useSignal(false);
  const { filters, reports, total, busy, failure } = collection.catalogue.value;
  if (failure) return <Failure error={failure} onRetry={collection.retryCatalogue} />;
  if (reports.length === 0) return total === null ? <div class="catalogue catalogue-room" /> : null;
  const catalogue = catalogueOf(reports);
  return (
    <section class="catalogue" aria-labelledby="catalogue-title">
      <h2 id="catalogue-title">{messages.home.catalogue}</h2>
      {(filters.level !== '' || filters.year !== '') && (
        <p class="narrowed cluster">
          {messages.home.narrowed(filters.level && messages.levels[filters.level], filters.year)}
          <a href={writeHome(WHOLE_CATALOGUE)}>{messages.home.wholeCatalogue}</a>
        </p>
      )}
      <div class="scroll">
        <Table catalogue={catalogue} rows={showAll.value ? catalogue.places : INITIAL_ROWS} />
      </div>
      {!showAll.value && catalogue.places > INITIAL_ROWS && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            showAll.value = true;
          }}
        >
          {messages.home.allRows(catalogue.places)}
        </button>
      )}
      {total !== null && total > reports.length && (
        <p class="hint">
          {messages.home.firstOnly(reports.length, total)}{' '}
          <button type="button" class="quiet" disabled={busy} onClick={collection.loadMoreCatalogue}>
            {messages.home.more}
          </button>
        </p>
      )}
    </section>
  );
}

function Table({ catalogue, rows }: { readonly catalogue: Catalogue; readonly rows: number }) {
  const { years, earlier } = catalogue;
  const columns = years.length + (earlier ? 2 : 1);
  return (
    <table>
      <caption class="unseen">{messages.home.catalogueCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.home.place}</th>
          {years.map((year) => (
            <th key={year} scope="col">
              {messages.year(year)}
            </th>
          ))}
          {earlier && <th scope="col">{messages.home.earlier}</th>}
        </tr>
      </thead>
      {firstRows(catalogue.groups, rows).map((group) => (
        <tbody key={group.region}>
          {group.region !== '' && (
            <tr class="group">
              <th scope="rowgroup" colSpan={columns}>
                {group.region}
              </th>
            </tr>
          )}
          {group.rows.map((row) => (
            <Row key={row.key} row={row} catalogue={catalogue} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** A column: a year, null for reports without one, or the years too old for a column of their own. */
type Column = number | null | 'earlier';

function Row({ row, catalogue }: { readonly row: CatalogueRow; readonly catalogue: Catalogue }) {
  /** The column whose reports are listed below the row. */
  const unfolded = useSignal<Column | undefined>(undefined);
  const columns: readonly Column[] = [...catalogue.years, ...(catalogue.earlier ? ['earlier' as const] : [])];
  const reportsIn = (column: Column): readonly ReportSummary[] =>
    column === 'earlier' ? earlierReports(row, catalogue.years) : reportsOf(row, column);
  const below = unfolded.value === undefined ? [] : reportsIn(unfolded.value);
  return (
    <>
      <tr>
        <th scope="row" lang="zh-Hans">
          {row.reports.length > 1 ? (
            <a href={writeCompare({ years: row.key })} title={messages.compare.yearsOf(row.name)}>
              {row.name}
            </a>
          ) : (
            row.name
          )}
        </th>
        {columns.map((column) => (
          <td key={column}>
            <Cell
              row={row}
              column={column}
              reports={reportsIn(column)}
              isOpen={unfolded.value === column}
              onToggle={() => {
                unfolded.value = unfolded.value === column ? undefined : column;
              }}
            />
          </td>
        ))}
      </tr>
      {below.length > 0 && (
        <tr class="unfolded">
          <td colSpan={columns.length + 1}>
            <ul class="cluster">
              {below.map((report) => (
                <li key={report.id}>
                  <Entry report={report} label={reportLabel(report, below)} />
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
}

interface CellProps {
  readonly row: CatalogueRow;
  readonly column: Column;
  readonly reports: readonly ReportSummary[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** The reports of one year; many, or those whose labels are long or various, are folded to their number. */
function Cell({ row, column, reports, isOpen, onToggle }: CellProps) {
  if (reports.length === 0)
    return typeof column === 'number' && row.key !== UNKNOWN_PLACE_KEY ? (
      <span class="aside" title={messages.home.gapOf(row.name, messages.year(column))}>
        {messages.home.gap}
      </span>
    ) : null;
  if (typeof column === 'number' && reports.length <= MAX_ENTRIES)
    return (
      <>
        {reports.map((report) => (
          <Entry key={report.id} report={report} label={messages.genres[report.genre] ?? report.genre} />
        ))}
      </>
    );
  return (
    <button type="button" class="plain" aria-expanded={isOpen} onClick={onToggle}>
      {messages.home.severalReports(reports.length)}
      <Icon name="down" />
    </button>
  );
}

function Entry({ report, label }: { readonly report: ReportSummary; readonly label: string }) {
  return (
    <a href={writeReport(report.id, '')} title={report.title}>
      {label}
    </a>
  );
}

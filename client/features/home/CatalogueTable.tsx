import { useSignal } from '@preact/signals';
import type { ReportSummary } from '../../../server/contract/report.ts';
import { writeCompare, writeReport } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { collection } from '../../state/collection.ts';
import { Failure } from '../../ui/Failure.tsx';
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

/** All reports in a table of places by years. */
export function CatalogueTable() {
  const showAll = useSignal(false);
  const { reports, total, busy, failure } = collection.catalogue.value;
  if (failure) return <Failure error={failure} onRetry={collection.retryCatalogue} />;
  if (reports.length === 0) return total === null ? <div class="catalogue catalogue-room" /> : null;
  const catalogue = catalogueOf(reports);
  return (
    <section class="catalogue" aria-labelledby="catalogue-title">
      <h2 id="catalogue-title">{messages.home.catalogue}</h2>
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
          {earlier && <th scope="col">{messages.home.earlier}</th>}
          {years.map((year) => (
            <th key={year} scope="col">
              {messages.year(year)}
            </th>
          ))}
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

function Row({ row, catalogue }: { readonly row: CatalogueRow; readonly catalogue: Catalogue }) {
  return (
    <tr>
      <th scope="row" lang="zh-Hans">
        {row.reports.length > 1 && row.key !== '' ? (
          <a href={writeCompare({ years: row.key })} title={messages.compare.yearsOf(row.name)}>
            {row.name}
          </a>
        ) : (
          row.name
        )}
      </th>
      {catalogue.earlier && (
        <td>
          {earlierReports(row, catalogue.years).map((report) => (
            <Entry key={report.id} report={report} label={messages.year(report.year)} />
          ))}
        </td>
      )}
      {catalogue.years.map((year) => (
        <td key={year}>
          {year !== null && reportsOf(row, year).length === 0 && (
            <span class="aside" title={messages.home.gapOf(row.name, messages.year(year))}>
              {messages.home.gap}
            </span>
          )}
          {reportsOf(row, year).map((report) => (
            <Entry key={report.id} report={report} label={messages.genres[report.genre] ?? report.genre} />
          ))}
        </td>
      ))}
    </tr>
  );
}

function Entry({ report, label }: { readonly report: ReportSummary; readonly label: string }) {
  return (
    <a href={writeReport(report.id, '')} title={report.title}>
      {label}
    </a>
  );
}

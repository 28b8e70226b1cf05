import { type CompareAddress, writeReport } from '../../address/address.ts';
import { messages } from '../../messages/messages.ts';
import { CompareCell } from './CompareCell.tsx';
import { columnName } from './column-name.ts';
import { type Cell, comparison, type GridColumn } from './comparison.ts';
import { printedRow } from './printed-rows.ts';

/**
 * The comparison on paper: a table, whose rows browsers break between pages and whose head they repeat on each; then
 * the reports that it quotes.
 */
export function PrintedComparison({ address }: { readonly address: CompareAddress }) {
  const grid = comparison.grid.value;
  const rows = grid[0]?.cells ?? [];
  return (
    <>
      <table class={`printed-columns marks-${address.marks}`}>
        <thead>
          <tr>
            {grid.map((column) => (
              <th key={column.column.key} scope="col" lang="zh-Hans">
                {columnName(column.column)}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(({ kind }, row) => (
          <tbody key={row}>
            {kind && kind !== rows[row - 1]?.kind && (
              <tr class="printed-kind">
                <th scope="rowgroup" colSpan={grid.length}>
                  {messages.sections[kind]}
                </th>
              </tr>
            )}
            <Row row={row} address={address} />
          </tbody>
        ))}
      </table>
      <PrintedReports q={address.q} />
    </>
  );
}

interface RowProps {
  readonly row: number;
  readonly address: CompareAddress;
}

function Row({ row, address }: RowProps) {
  const grid = comparison.grid.value;
  const printed = printedRow(grid.map(({ cells }) => cells[row]?.hits ?? []));
  const longest = printed.longest === null ? undefined : grid[printed.longest];
  const cellOf = ({ column, cells }: GridColumn, hits: Cell['hits']) => {
    const cell = cells[row];
    return (
      cell && <CompareCell cell={{ ...cell, hits }} address={address} withYears={column.reports.length > 1} />
    );
  };
  return (
    <>
      <tr>
        {grid.map((column, at) => {
          const hits = printed.cells[at] ?? [];
          return (
            <td key={column.column.key} class="cell">
              {(column !== longest || hits.length > 0) && cellOf(column, hits)}
            </td>
          );
        })}
      </tr>
      {longest && (
        <tr>
          <td class="cell" colSpan={grid.length}>
            <p class="aside" lang="zh-Hans">
              {messages.compare.continued(columnName(longest.column))}
            </p>
            <div class="continued" style={{ '--columns': String(grid.length) }}>
              {cellOf(longest, printed.rest)}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

/** The reports that something is quoted from, each once: title, issuer, number, date and address. */
function PrintedReports({ q }: { readonly q: string }) {
  const quoted = new Map(
    comparison.grid.value.flatMap(({ column }) => column.hits.map(({ report }) => [report.id, report])),
  );
  return (
    <section class="printed-reports">
      <h2>{messages.compare.printedReports}</h2>
      <ol>
        {[...quoted.values()].map(({ id, title, issuer, documentNumber, issuedOn, publishedOn }) => (
          <li key={id}>
            <span lang="zh-Hans">
              {[issuer, title, documentNumber, issuedOn ?? publishedOn].filter(Boolean).join(messages.comma)}
            </span>{' '}
            {new URL(writeReport(id, q), location.origin).href}
          </li>
        ))}
      </ol>
    </section>
  );
}

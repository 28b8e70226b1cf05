import { parsePassageId } from '../../../indexer/domain/ids.ts';
import type { PracticeRow } from '../../../server/contract/practices.ts';
import { type Filters, writeReport } from '../../address/address.ts';
import { writePractice } from '../../address/practices-address.ts';
import { messages } from '../../messages/messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { practicesMessages } from '../../messages/practices-messages.ts';
import { YearBars } from './YearBars.tsx';

interface Props {
  readonly rows: readonly PracticeRow[];
  readonly filters: Filters;
}

export function PracticeTable({ rows, filters }: Props) {
  const { columns } = practicesMessages;
  return (
    <table class="figures practice-table">
      <caption class="unseen">{practicesMessages.title}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.places}</th>
          <th scope="col" class="not-phone">
            {columns.reports}
          </th>
          <th scope="col" class="first-column">
            {columns.first}
          </th>
          <th scope="col" class="not-phone">
            {columns.years}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">
              <a class="practice-name" href={writePractice(row.name, filters)} lang="zh-Hans">
                {row.name}
              </a>{' '}
              {row.level === 'national' && <Level level={row.level} />}
            </th>
            <td>{messages.count(row.places)}</td>
            <td class="not-phone">{messages.count(row.reports)}</td>
            <td class="first-column">
              <First row={row} />
            </td>
            <td class="not-phone">
              <YearBars years={row.years} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Level({ level }: Pick<PracticeRow, 'level'>) {
  return <small class="practice-level">{practicesMessages.level[level]}</small>;
}

/** Who says it first, and a link to the passage. */
export function First({ row: { first, query } }: { readonly row: Pick<PracticeRow, 'first' | 'query'> }) {
  return (
    <a href={writeReport(first.report.id, query, parsePassageId(first.passage)?.position)}>
      <span lang="zh-Hans">{shortName(first.report.place)}</span>{' '}
      <span class="aside">{first.date ?? practicesMessages.undated}</span>
    </a>
  );
}

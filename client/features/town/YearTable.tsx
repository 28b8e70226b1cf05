import type { ReportSummary } from '../../../server/contract/report.ts';
import { writeReport } from '../../address/address.ts';
import { writeChanges } from '../../address/changes-address.ts';
import { townMessages } from '../../messages/changes-messages.ts';
import { messages } from '../../messages/messages.ts';
import { Failure } from '../../ui/Failure.tsx';
import { town } from './town.ts';
import { yearRows } from './years.ts';

/** The reports of the place by year, newest first, each with what it had new. */
export function YearTable() {
  const words = townMessages;
  const waiting = town.pairs.value.length - town.wanted.value;
  const failure = town.countsFailure.value;
  return (
    <section aria-labelledby="town-years">
      <h2 id="town-years">{words.years}</h2>
      {failure && <Failure error={failure} onRetry={() => void town.compare()} />}
      <table class="town-years">
        <thead>
          <tr>
            <th scope="col">{words.year}</th>
            <th scope="col">{words.report}</th>
            <th scope="col">{words.whatIsNew}</th>
          </tr>
        </thead>
        <tbody>
          {yearRows(town.reports.value ?? []).map((row) =>
            'missing' in row ? (
              <tr key={row.missing[0]} class="town-gap">
                <td colSpan={3} class="aside">
                  {words.gap([...new Set(row.missing)].join('–'))}
                </td>
              </tr>
            ) : (
              row.reports.map((report, at) => (
                <tr key={report.id}>
                  {at === 0 && (
                    <th scope="rowgroup" rowSpan={row.reports.length}>
                      {row.year === null ? words.missing : messages.year(row.year)}
                    </th>
                  )}
                  <td>
                    <a href={writeReport(report.id, '')} lang="zh-Hans">
                      {report.title}
                    </a>
                  </td>
                  <td>
                    <Change report={report} />
                  </td>
                </tr>
              ))
            ),
          )}
        </tbody>
      </table>
      {waiting > 0 && (
        <button type="button" class="quiet" onClick={town.compareAll}>
          {words.earlier(waiting)}
        </button>
      )}
    </section>
  );
}

function Change({ report }: { readonly report: ReportSummary }) {
  const words = townMessages;
  const at = town.pairs.value.findIndex(({ to }) => to.id === report.id);
  const pair = town.pairs.value[at];
  if (!pair) return report.year === null ? null : <span class="aside">{words.first}</span>;
  const counts = town.counts.value.get(report.id);
  const isAwaited = at < town.wanted.value && town.countsFailure.value === null;
  return (
    <a href={writeChanges({ from: pair.from.id, to: report.id })}>
      {counts
        ? words.counts(
            counts.new.sentences,
            counts.changed.sentences + counts.moved.sentences,
            counts.gone.sentences,
          )
        : isAwaited
          ? words.comparing
          : messages.ways.withEarlier}
    </a>
  );
}

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { LedgerAnswer } from '../../../../server/contract/ledger.ts';
import type { ReportSummary } from '../../../../server/contract/report.ts';
import type { ReportsAnswer } from '../../../../server/contract/reports.ts';
import { writeLedger, writeReport } from '../../../address/address.ts';
import { type ApiError, getJson, paths } from '../../../api/api.ts';
import { asApiError } from '../../../api/loader.ts';
import { messages } from '../../../messages/messages.ts';
import { Failure } from '../../../ui/Failure.tsx';
import { ShareBar } from './ShareBar.tsx';

interface Props {
  readonly id: string;
  readonly placeKey: string;
}

interface Year {
  readonly report: Pick<ReportSummary, 'id' | 'year' | 'title'>;
  /** Null until it is compared. */
  readonly shares: LedgerAnswer['shares'] | null;
}

/** The shares of each report of the place, oldest first, compared one after another once someone asks. */
export function LedgerYears({ id, placeKey }: Props) {
  const years = useSignal<readonly Year[] | null>(null);
  const failure = useSignal<ApiError | null>(null);
  const left = useRef(new AbortController());
  useEffect(() => () => left.current.abort(), []);
  const load = async (): Promise<void> => {
    const { signal } = left.current;
    failure.value = null;
    try {
      const { reports } = await getJson<ReportsAnswer>(paths.reportsOfPlace(placeKey), signal);
      const oldestFirst = reports.toSorted((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity));
      years.value = oldestFirst.map((report) => ({ report, shares: null }));
      for (const report of oldestFirst) {
        const { shares } = await getJson<LedgerAnswer>(paths.ledger(report.id), signal);
        years.value = years.value.map((year) => (year.report === report ? { report, shares } : year));
      }
    } catch (cause) {
      if (!signal.aborted) failure.value = asApiError(cause);
    }
  };
  const words = messages.ledger;
  return (
    <details
      class="ledger-years"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && years.value === null) void load();
      }}
    >
      <summary>{words.years}</summary>
      {failure.value && <Failure error={failure.value} onRetry={() => void load()} />}
      {years.value?.length === 1 && <p class="hint">{words.noYears}</p>}
      <ol>
        {years.value?.map(({ report, shares }) => (
          <li key={report.id}>
            <a
              href={writeLedger(new URL(writeReport(report.id, ''), location.origin), true)}
              title={report.title}
              aria-current={report.id === id ? 'page' : undefined}
            >
              {messages.year(report.year)}
            </a>
            {shares ? <ShareBar shares={shares} /> : <span class="hint">{words.comparing}</span>}
            {shares && <span>{words.ownShare(words.share(shares.own))}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

import { useEffect, useMemo } from 'preact/hooks';
import type { LedgerRow, LedgersAnswer } from '../../../server/contract/ledgers.ts';
import { writeLedger, writeReport } from '../../address/address.ts';
import { writePlace } from '../../address/changes-address.ts';
import { type LedgersAddress, parseLedgers, writeLedgers } from '../../address/ledgers-address.ts';
import { useAddress } from '../../address/useAddress.ts';
import { paths } from '../../api/api.ts';
import { messages } from '../../messages/messages.ts';
import { shortName } from '../../messages/place-name.ts';
import { Failure } from '../../ui/Failure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useRequest } from '../../ui/useRequest.ts';
import { useTitle } from '../../ui/useTitle.ts';
import { ledgers, PAGE_ROWS } from './ledgers.ts';
import './ledgers.css';

/** Milliseconds until the table is asked for again while it is incomplete. */
const AGAIN_MS = 2000;
const GROUPS = ['report', 'place'] as const;
const FORMATS = ['xlsx', 'csv'] as const;
const words = () => messages.ledgers;

/** Who writes most of their own, and whose wording others took later. */
export function LedgersPage() {
  const { url } = useAddress();
  const address = useMemo(() => parseLedgers(url.searchParams), [url]);
  useRequest(() => ledgers.open(address), [address]);
  useEffect(() => ledgers.leave, []);
  const { answer, busy, failure } = ledgers.state.value;
  const isWhole = answer === null || answer.progress.reports === answer.progress.of;
  useEffect(() => {
    if (isWhole || busy || failure) return;
    const again = setTimeout(ledgers.reload, AGAIN_MS);
    return () => clearTimeout(again);
  }, [isWhole, busy, failure]);
  useTitle(words().title);
  return (
    <main id="main" class="ledgers-page">
      <h1>{words().title}</h1>
      <p class="hint">{words().lead}</p>
      <div class="ledgers-bar cluster">
        <nav class="choices cluster" aria-label={words().by}>
          {GROUPS.map((by) => (
            <a
              key={by}
              href={writeLedgers({ ...address, by, page: 1 })}
              aria-current={by === address.by ? 'true' : undefined}
            >
              {words().groups[by]}
            </a>
          ))}
        </nav>
        <span class="cluster">
          {FORMATS.map((format) => (
            <a
              key={format}
              href={paths.exportLedgers(address, format)}
              download
              title={words().takeAs(format.toUpperCase())}
              aria-label={words().takeAs(format.toUpperCase())}
            >
              {format.toUpperCase()}
            </a>
          ))}
        </span>
      </div>
      {failure ? (
        <Failure error={failure} onRetry={ledgers.reload} />
      ) : answer ? (
        <>
          <p role="status">
            {isWhole ? words().whole(answer.progress.of) : words().progress(answer.progress)}
          </p>
          {!answer.complete && <p class="doubt-long">{words().incomplete}</p>}
          <LedgersTable address={address} rows={answer.rows} />
          <Pager address={address} total={answer.total} />
        </>
      ) : (
        <Skeleton passages={4} />
      )}
    </main>
  );
}

interface TableProps {
  readonly address: LedgersAddress;
  readonly rows: LedgersAnswer['rows'];
}

function LedgersTable({ address, rows }: TableProps) {
  const { columns } = words();
  const classes = messages.ledger.classes;
  const percent = messages.ledger.share;
  if (rows.length === 0) return null;
  return (
    <div class="scroll">
      <table class="figures">
        <caption class="unseen">{words().title}</caption>
        <thead>
          <tr>
            <SortableHead address={address} sort="place">
              {columns[address.by]}
            </SortableHead>
            {address.by === 'place' && (
              <th scope="col" class="not-phone">
                {columns.reports}
              </th>
            )}
            <SortableHead address={address} sort={address.sort === 'own' ? 'borrowed' : 'own'}>
              {classes.own}
            </SortableHead>
            <th scope="col" class="not-phone">
              {classes.ownEarlier}
            </th>
            <th scope="col" class="not-phone">
              {classes.elsewhereEarlier}
            </th>
            <th scope="col" class="not-phone">
              {classes.higher}
            </th>
            <SortableHead address={address} sort="taken">
              {columns.taken}
            </SortableHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.report?.id ?? row.place.key}>
              <th scope="row" lang="zh-Hans">
                <Name row={row} />
              </th>
              {address.by === 'place' && <td class="not-phone">{messages.count(row.reports)}</td>}
              <td>{percent(row.shares.own)}</td>
              <td class="not-phone">{percent(row.shares.ownEarlier)}</td>
              <td class="not-phone">{percent(row.shares.elsewhereEarlier)}</td>
              <td class="not-phone">{percent(row.shares.higher)}</td>
              <td>{words().taken(row.taken.characters, row.taken.reports)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A report leads to its ledger, a place to its years. */
function Name({ row: { report, place } }: { readonly row: LedgerRow }) {
  if (report === null) return <a href={writePlace(place.key)}>{shortName(place)}</a>;
  return (
    <a href={writeLedger(new URL(writeReport(report.id, ''), location.origin), true)} title={report.title}>
      {shortName(place)} {messages.year(report.year)}
    </a>
  );
}

interface HeadProps {
  readonly address: LedgersAddress;
  readonly sort: LedgersAddress['sort'];
  readonly children: string;
}

function SortableHead({ address, sort, children }: HeadProps) {
  const isOwn = sort === 'own' || sort === 'borrowed';
  const isSorted = isOwn ? ['own', 'borrowed'].includes(address.sort) : sort === address.sort;
  const direction = address.sort === 'own' || address.sort === 'taken' ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={isSorted ? direction : undefined}>
      <a href={writeLedgers({ ...address, sort, page: 1 })} title={words().sorts[sort]}>
        {children}
      </a>
    </th>
  );
}

function Pager({ address, total }: { readonly address: LedgersAddress; readonly total: number }) {
  const last = Math.ceil(total / PAGE_ROWS);
  if (last <= 1) return null;
  return (
    <nav class="cluster" aria-label={messages.search.pager}>
      {address.page > 1 && (
        <a href={writeLedgers({ ...address, page: address.page - 1 })}>{messages.search.previous}</a>
      )}
      <span class="aside">{messages.search.page(address.page, last)}</span>
      {address.page < last && (
        <a href={writeLedgers({ ...address, page: address.page + 1 })}>{messages.search.next}</a>
      )}
    </nav>
  );
}

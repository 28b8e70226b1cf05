/** Answers `/api/ledgers`: reports or places by how much they wrote themselves and how much others took. */

import { SOURCE_CLASSES } from '../../contract/ledger.ts';
import type { LedgerRow, LedgersAnswer, LedgersQuery, LedgersScope } from '../../contract/ledgers.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import { toReportHead } from '../../corpus/catalogue.ts';
import { compare } from '../../corpus/report-order.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import type { CollectionLedgers, LedgerSum } from './collection-ledgers.ts';

export function listLedgers(
  ledgers: CollectionLedgers,
  catalogue: Catalogue,
  { limit, offset, ...scope }: LedgersQuery,
): LedgersAnswer {
  const { rows, progress, complete } = allRows(ledgers, catalogue, scope);
  return { progress, complete, total: rows.length, rows: rows.slice(offset, offset + limit) };
}

/** In the order asked for. */
export function allRows(
  ledgers: CollectionLedgers,
  catalogue: Catalogue,
  { by, sort, ...filters }: LedgersScope,
): Omit<LedgersAnswer, 'total'> {
  const { sums, progress } = ledgers.known();
  // By id: a refresh of the catalogue reads all records anew.
  const wanted = new Map(
    catalogue.list({ ...NO_FILTERS, ...filters, section: [] }).map((record) => [record.id, record]),
  );
  const groups = new Map<string, LedgerSum[]>();
  for (const known of sums) {
    const record = wanted.get(known.record.id);
    if (!record) continue;
    const sum = { ...known, record };
    const key = by === 'report' ? record.id : record.place.key;
    const group = groups.get(key);
    if (group) group.push(sum);
    else groups.set(key, [sum]);
  }
  const rows = [...groups.values()].flatMap((group) => rowOf(group, by));
  return {
    rows: rows.sort((a, b) => order(a, b, sort) || byPlace(a, b)),
    progress,
    complete: sums.every(({ complete }) => complete),
  };
}

function rowOf(group: readonly LedgerSum[], by: LedgersScope['by']): LedgerRow[] {
  const [first] = group;
  if (!first) return [];
  const characters = sumOf(group, (sum) => sum.characters);
  const head = toReportHead(first.record);
  return [
    {
      report: by === 'report' ? head : null,
      place: head.place,
      reports: group.length,
      characters,
      shares: Object.fromEntries(
        SOURCE_CLASSES.map((name) => [
          name,
          characters === 0 ? 0 : sumOf(group, (sum) => sum.shares[name] * sum.characters) / characters,
        ]),
      ) as LedgerRow['shares'],
      taken: {
        characters: sumOf(group, ({ taken }) => taken.characters),
        reports: sumOf(group, ({ taken }) => taken.reports),
      },
    },
  ];
}

function sumOf(group: readonly LedgerSum[], of: (sum: LedgerSum) => number): number {
  return group.reduce((all, one) => all + of(one), 0);
}

function order(a: LedgerRow, b: LedgerRow, sort: LedgersScope['sort']): number {
  if (sort === 'own') return b.shares.own - a.shares.own;
  if (sort === 'borrowed') return a.shares.own - b.shares.own;
  if (sort === 'taken') return b.taken.characters - a.taken.characters || b.taken.reports - a.taken.reports;
  return 0;
}

function byPlace(a: LedgerRow, b: LedgerRow): number {
  return (
    compare(a.place.key, b.place.key) ||
    (a.report?.year ?? 0) - (b.report?.year ?? 0) ||
    compare(a.report?.id ?? '', b.report?.id ?? '')
  );
}

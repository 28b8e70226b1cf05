/** Addresses of the table of ledgers: who writes most of their own. Pure. */
import type { LedgersScope } from '../../server/contract/ledgers.ts';
import { buildPath } from './address.ts';

const LEDGER_SORTS = ['own', 'borrowed', 'taken', 'place'] as const satisfies readonly LedgersScope['sort'][];

export const LEDGERS_PATH = '/ledgers';

export interface LedgersAddress extends Pick<LedgersScope, 'by' | 'sort'> {
  /** From 1. */
  readonly page: number;
}

export function parseLedgers(params: URLSearchParams): LedgersAddress {
  const page = Number(params.get('page') ?? '1');
  return {
    by: params.get('by') === 'place' ? 'place' : 'report',
    sort: LEDGER_SORTS.find((sort) => sort === params.get('sort')) ?? 'own',
    page: Number.isInteger(page) && page >= 1 ? page : 1,
  };
}

export function writeLedgers({ by = 'report', sort = 'own', page = 1 }: Partial<LedgersAddress>): string {
  const params = new URLSearchParams();
  if (by !== 'report') params.set('by', by);
  if (sort !== 'own') params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  return buildPath(LEDGERS_PATH, params);
}

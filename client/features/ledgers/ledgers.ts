/** Loads the table of ledgers, and again while reports are still being compared. */
import type { LedgersAnswer } from '../../../server/contract/ledgers.ts';
import type { LedgersAddress } from '../../address/ledgers-address.ts';
import { paths } from '../../api/api.ts';
import { createLoader } from '../../api/loader.ts';

/** Rows per page. */
export const PAGE_ROWS = 50;

const loader = createLoader<LedgersAnswer>();

export const ledgers = {
  state: loader.state,
  open: (address: LedgersAddress): void => loader.load(paths.ledgers(address, PAGE_ROWS)),
  reload: loader.reload,
  leave: loader.leave,
};

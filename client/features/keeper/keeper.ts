/** The state of the service, for whoever keeps it: loaded when the page is opened and after each indexing run. */
import { signal } from '@preact/signals';
import type { KeeperAnswer } from '../../../server/contract/keeper.ts';
import { type ApiError, getKeeper } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';
import { folderCheck } from '../../state/folder-check.ts';

const answer = signal<KeeperAnswer | null>(null);
const failure = signal<ApiError | null>(null);
/** As typed on this page; kept until the page is loaded again, and stored nowhere. */
let key: string | null = null;

async function load(): Promise<void> {
  try {
    answer.value = await getKeeper(key);
    failure.value = null;
  } catch (cause) {
    failure.value = asApiError(cause);
  }
}

export const keeper = {
  answer,
  failure,
  isChecking: folderCheck.isChecking,
  load: () => void load(),
  check: () => void folderCheck.run(key).then(load),
  /** @param typed the keeper's key, where the page is not opened on the server's own machine */
  open(typed: string): void {
    key = typed.trim();
    void load();
  },
};

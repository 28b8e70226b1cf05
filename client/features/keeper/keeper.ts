/** The state of the service, for whoever keeps it: loaded when the page is opened and after each indexing run. */
import { signal } from '@preact/signals';
import type { KeeperAnswer } from '../../../server/contract/keeper.ts';
import { type ApiError, checkFolder, getKeeper } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';
import { collection } from '../../state/collection.ts';
import { notifications } from '../../state/notifications.ts';

const answer = signal<KeeperAnswer | null>(null);
const failure = signal<ApiError | null>(null);
const isChecking = signal(false);
/** As typed on this page; it is forgotten with it. */
let key: string | null = null;

async function load(): Promise<void> {
  try {
    answer.value = await getKeeper(key);
    failure.value = null;
  } catch (cause) {
    failure.value = asApiError(cause);
  }
}

async function check(): Promise<void> {
  if (isChecking.peek()) return;
  isChecking.value = true;
  try {
    await checkFolder(key);
    await collection.indexed();
    collection.refresh();
    await load();
  } catch (cause) {
    notifications.show(asApiError(cause).message);
  } finally {
    isChecking.value = false;
  }
}

export const keeper = {
  answer,
  failure,
  isChecking,
  load: () => void load(),
  check: () => void check(),
  /** @param typed the keeper's key, where the page is not opened on the server's own machine */
  open(typed: string): void {
    key = typed.trim();
    void load();
  },
};

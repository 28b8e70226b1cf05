/** Has the server look through the reports folder again, and waits until it has. */
import { signal } from '@preact/signals';
import { checkFolder } from '../api/api.ts';
import { asApiError } from '../api/loader.ts';
import { collection } from './collection.ts';
import { notifications } from './notifications.ts';

const isChecking = signal(false);

export const folderCheck = {
  isChecking,
  /** @param key the keeper's key, or null where none is needed */
  async run(key: string | null): Promise<void> {
    if (isChecking.peek()) return;
    isChecking.value = true;
    try {
      await checkFolder(key);
      await collection.indexed();
      collection.refresh();
    } catch (cause) {
      notifications.show(asApiError(cause).message);
    } finally {
      isChecking.value = false;
    }
  },
};

import { type ReadonlySignal, useSignal } from '@preact/signals';
import { asApiError } from '../api/loader.ts';
import { save } from '../export/save-file.ts';
import { messages } from '../messages/messages.ts';

interface Saving {
  readonly isBusy: ReadonlySignal<boolean>;
  /** That the file is being written, or why it was not; empty otherwise. */
  readonly status: ReadonlySignal<string>;
  /** Has a file written, and saves it. */
  saveFile(write: () => Promise<{ readonly name: string; readonly file: Blob }>): Promise<void>;
}

/** Takes something away as a file that is written in the page, and says how that goes. */
export function useSaving(): Saving {
  const isBusy = useSignal(false);
  const status = useSignal('');
  return {
    isBusy,
    status,
    async saveFile(write) {
      isBusy.value = true;
      status.value = messages.basket.writing;
      try {
        const { name, file } = await write();
        save(name, file);
        status.value = '';
      } catch (cause) {
        status.value = asApiError(cause).message;
      } finally {
        isBusy.value = false;
      }
    },
  };
}

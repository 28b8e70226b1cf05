/** Saves the checked quotations as a file. */
import { asApiError } from '../../api/loader.ts';
import { fileName } from '../../export/file-name.ts';
import type { QuotationList } from '../../export/quotation-list.ts';
import { save } from '../../export/save-file.ts';
import { today } from '../../export/today.ts';
import { messages } from '../../messages/messages.ts';
import { notifications } from '../../state/notifications.ts';
import { type Check, quotations } from './quotations.ts';

/** Loaded on demand: most lists are only read. */
const WRITERS = {
  docx: async (list: QuotationList) =>
    (await import('../../export/writers/quotations-docx.ts')).quotationsDocx(list),
  xlsx: async (list: QuotationList) =>
    (await import('../../export/writers/quotations-xlsx.ts')).quotationsXlsx(list),
};

export const LIST_FORMATS = ['docx', 'xlsx'] as const satisfies readonly (keyof typeof WRITERS)[];

export async function saveList(format: keyof typeof WRITERS, check: Check): Promise<void> {
  const only = quotations.shown.peek();
  const title = [messages.quotations.title, quotations.fileName.peek().replace(/\.[^.]*$/, '')]
    .filter((part) => part !== '')
    .join(' ');
  try {
    const file = await WRITERS[format]({
      title,
      date: today(),
      origin: location.origin,
      searched: check.latest === null ? '' : messages.quotations.searched(check.latest.searched),
      quotations: check.quotations
        .map((quotation, at) => ({ ...quotation, number: at + 1 }))
        .filter(({ status }) => only === null || status === only),
    });
    save(`${fileName(title)}.${format}`, file);
  } catch (cause) {
    notifications.show(asApiError(cause).message);
  }
}

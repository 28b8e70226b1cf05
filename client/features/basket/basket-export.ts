/** Exports the basket to a file, a share link or a basket file, and tracks progress and failure. */
import { signal } from '@preact/signals';
import { asApiError } from '../../api/loader.ts';
import { exportBasket, type FileFormat, MAX_EXPORTED, type Standard } from '../../export/export.ts';
import { save } from '../../export/save-file.ts';
import { today } from '../../export/today.ts';
import { messages } from '../../messages/messages.ts';
import type { Basket } from '../../state/basket.ts';
import { serializeBasket } from '../../state/basket-file.ts';
import { clipboard } from '../../state/clipboard.ts';
import { toFragment } from './basket-link.ts';

export const STANDARDS = ['gbt7714-2025', 'gbt7714-2015'] as const satisfies readonly Standard[];

const standard = signal<Standard>('gbt7714-2025');
const busy = signal(false);
const failure = signal('');

const titleOf = (basket: Basket): string => basket.title.trim() || messages.basket.title;

export const basketExport = {
  standard,
  busy,
  failure,
  async exportAs(format: FileFormat, basket: Basket): Promise<void> {
    if (basket.items.length > MAX_EXPORTED) {
      failure.value = messages.basket.tooMany(MAX_EXPORTED);
      return;
    }
    busy.value = true;
    failure.value = '';
    try {
      const options = {
        title: titleOf(basket),
        standard: standard.peek(),
        date: today(),
        origin: location.origin,
      };
      const { name, file } = await exportBasket(format, basket.items, options);
      save(name, file);
    } catch (cause) {
      failure.value = asApiError(cause).message;
    } finally {
      busy.value = false;
    }
  },
  async copyLink(basket: Basket): Promise<void> {
    const fragment = await toFragment(basket);
    await clipboard.copyLink(`${location.origin}/basket${fragment}`);
  },
  saveFile(basket: Basket): void {
    save(`${titleOf(basket)}.json`, new Blob([serializeBasket(basket)], { type: 'application/json' }));
  },
};

/** A basket → a file on the reader's disk. The writers are loaded when one is asked for. */
import { signal } from '@preact/signals';
import { asApiError } from '../../api/loader.ts';
import { type FormName, MOST_TAKEN, type Standard, takeAway } from '../../export/export.ts';
import { save } from '../../export/save-file.ts';
import { messages } from '../../messages/messages.ts';
import type { Basket } from '../../state/basket.ts';
import { written } from '../../state/basket-file.ts';
import { clipboard } from '../../state/clipboard.ts';
import { fragmentOf } from './basket-link.ts';

export const STANDARDS = ['gbt7714-2025', 'gbt7714-2015'] as const satisfies readonly Standard[];

const standard = signal<Standard>('gbt7714-2025');
const busy = signal(false);
const failure = signal('');

const titleOf = (basket: Basket): string => basket.title.trim() || messages.basket.title;

/** The reader's own date, not that of Greenwich. */
const today = (): string => new Date().toLocaleDateString('sv-SE');

export const basketExport = {
  standard,
  busy,
  failure,
  async take(form: FormName, basket: Basket): Promise<void> {
    if (basket.items.length > MOST_TAKEN) {
      failure.value = messages.basket.tooMany(MOST_TAKEN);
      return;
    }
    busy.value = true;
    failure.value = '';
    try {
      const asked = {
        title: titleOf(basket),
        standard: standard.peek(),
        made: today(),
        origin: location.origin,
      };
      const { name, file } = await takeAway(form, basket.items, asked);
      save(name, file);
    } catch (cause) {
      failure.value = asApiError(cause).message;
    } finally {
      busy.value = false;
    }
  },
  async copyLink(basket: Basket): Promise<void> {
    const fragment = await fragmentOf(basket);
    await clipboard.copyLink(`${location.origin}/basket${fragment}`);
  },
  saveFile(basket: Basket): void {
    save(`${titleOf(basket)}.json`, new Blob([written(basket)], { type: 'application/json' }));
  },
};

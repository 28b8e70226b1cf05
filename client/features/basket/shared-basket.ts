/** A basket that someone else shared: out of the link that one came by, its passages asked of the server, or out of a file. */
import { signal } from '@preact/signals';
import type { PassageAnswer } from '../../../server/contract/passages.ts';
import { ApiError, getJson, paths } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';
import { messages } from '../../messages/messages.ts';
import type { Basket } from '../../state/basket.ts';
import { read } from '../../state/basket-file.ts';
import { keptOf } from '../../state/baskets.ts';
import type { KeptPassage } from '../../state/kept-passages.ts';
import { isBasketFragment, type LinkedItem, linked } from './basket-link.ts';

export interface Shared {
  readonly basket: Basket;
  /** Passages that this collection does not hold. */
  readonly missing: number;
}

/** Requests at once: enough to be quick, few enough to leave the server to others. */
const AT_ONCE = 6;

const shared = signal<Shared | null>(null);
const busy = signal(false);
/** One sentence; empty where nothing is wrong. */
const failure = signal('');

async function ask({ id, group, note }: LinkedItem): Promise<KeptPassage | null> {
  try {
    const { passage } = await getJson<PassageAnswer>(paths.passage(id));
    return { ...keptOf(passage, passage.report), group, note };
  } catch (cause) {
    if (cause instanceof ApiError && cause.code === 'no_such_passage') return null;
    throw cause;
  }
}

async function fromLink(fragment: string): Promise<void> {
  if (busy.peek()) return;
  busy.value = true;
  failure.value = '';
  try {
    const link = await linked(fragment);
    if (!link) {
      failure.value = messages.basket.badLink;
      return;
    }
    const items: KeptPassage[] = [];
    for (let at = 0; at < link.items.length; at += AT_ONCE)
      for (const kept of await Promise.all(link.items.slice(at, at + AT_ONCE).map(ask)))
        if (kept) items.push(kept);
    shared.value = { basket: { title: link.title, items }, missing: link.items.length - items.length };
  } catch (cause) {
    failure.value = asApiError(cause).message;
  } finally {
    busy.value = false;
  }
}

export const sharedBasket = {
  shared,
  busy,
  failure,
  /** Reads the fragment of the address, where it is a basket. */
  open(fragment: string): void {
    if (isBasketFragment(fragment)) void fromLink(fragment);
  },
  async openFile(file: File): Promise<void> {
    const basket = read(await file.text());
    failure.value = basket ? '' : messages.basket.badFile(file.name);
    if (basket) shared.value = { basket, missing: 0 };
  },
  leave(): void {
    shared.value = null;
    failure.value = '';
    history.replaceState(history.state, '', location.pathname + location.search);
  },
};

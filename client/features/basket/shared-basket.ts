/**
 * Opens a basket shared by someone else: from a link, whose passages are fetched from the server, or from a
 * file.
 */
import { signal } from '@preact/signals';
import type { PassageAnswer } from '../../../server/contract/passages.ts';
import { ApiError, getJson, paths } from '../../api/api.ts';
import { asApiError } from '../../api/loader.ts';
import { messages } from '../../messages/messages.ts';
import type { Basket } from '../../state/basket.ts';
import { parseBasket } from '../../state/basket-file.ts';
import { toKeptPassage } from '../../state/basket-store.ts';
import type { KeptPassage } from '../../state/kept-passages.ts';
import { isBasketFragment, type LinkedItem, parseFragment } from './basket-link.ts';

export interface Shared {
  readonly basket: Basket;
  /** Passages that this collection does not hold. */
  readonly missing: number;
}

/** Parallel requests: enough to be quick, few enough to leave the server free for others. */
const CONCURRENCY = 6;

const shared = signal<Shared | null>(null);
const busy = signal(false);
/** Error message for the reader; empty if nothing failed. */
const failure = signal('');

async function fetchItem({ id, group, note }: LinkedItem): Promise<KeptPassage | null> {
  try {
    const { passage } = await getJson<PassageAnswer>(paths.passage(id));
    return { ...toKeptPassage(passage, passage.report), group, note };
  } catch (cause) {
    if (cause instanceof ApiError && cause.code === 'no_such_passage') return null;
    throw cause;
  }
}

async function openLink(fragment: string): Promise<void> {
  if (busy.peek()) return;
  busy.value = true;
  failure.value = '';
  try {
    const link = await parseFragment(fragment);
    if (!link) {
      failure.value = messages.basket.badLink;
      return;
    }
    const items: KeptPassage[] = [];
    for (let at = 0; at < link.items.length; at += CONCURRENCY)
      for (const kept of await Promise.all(link.items.slice(at, at + CONCURRENCY).map(fetchItem)))
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
  /** Opens the basket in the fragment of the address, if there is one. */
  open(fragment: string): void {
    if (isBasketFragment(fragment)) void openLink(fragment);
  },
  async openFile(file: File): Promise<void> {
    const basket = parseBasket(await file.text());
    failure.value = basket ? '' : messages.basket.badFile(file.name);
    if (basket) shared.value = { basket, missing: 0 };
  },
  leave(): void {
    shared.value = null;
    failure.value = '';
    history.replaceState(history.state, '', location.pathname + location.search);
  },
};

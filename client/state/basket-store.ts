/**
 * The basket of this browser: stored in localStorage, shared by all tabs, with undo. Where nothing can be
 * stored it lives until the page is closed, and `isKept` is false.
 */
import { computed, signal } from '@preact/signals';
import type { Hit, Passage } from '../../server/contract/passage.ts';
import type { ReportHead } from '../../server/contract/report.ts';
import { messages } from '../messages/messages.ts';
import { store, stored } from '../preferences/stored.ts';
import { added, type Basket, changed, EMPTY, has, put, removed, stepped } from './basket.ts';
import { parseBasket, serializeBasket } from './basket-file.ts';
import type { KeptPassage } from './kept-passages.ts';
import { notifications } from './notifications.ts';

const STORE = 'zhenjian:basket';
/** Undo steps: more than anyone remembers. */
const MAX_UNDO_STEPS = 50;

const raw = stored(STORE);
const saved = raw === null ? EMPTY : parseBasket(raw);
// Perhaps written by a newer version of the page, so a copy is kept.
const isUnreadable = saved === null && raw !== null && store(`${STORE}:unreadable`, raw);

const basket = signal<Basket>(saved ?? EMPTY);
const past = signal<readonly Basket[]>([]);
const isKept = signal(true);
/** Field that the last step typed into: consecutive keystrokes in one field are one undo step. */
let lastField = '';

function update(next: Basket, field = ''): void {
  const before = basket.peek();
  if (next === before) return;
  if (field === '' || field !== lastField) past.value = [...past.peek(), before].slice(-MAX_UNDO_STEPS);
  lastField = field;
  basket.value = next;
  isKept.value = store(STORE, serializeBasket(next));
}

export function toKeptPassage(passage: Passage, report: ReportHead): KeptPassage {
  const { id, text, position, paragraph, section, page, recognised } = passage;
  const picture = { ...(page !== undefined && { page }), ...(recognised !== undefined && { recognised }) };
  return { passage: { id, text, position, paragraph, section, ...picture }, report, note: '', group: '' };
}

export const basketStore = {
  basket,
  ids: computed(() => new Set(basket.value.items.map(({ passage }) => passage.id))),
  groups: computed(() => [...new Set(basket.value.items.map(({ group }) => group.trim()))].filter(Boolean)),
  isKept,
  isUnreadable,
  canUndo: computed(() => past.value.length > 0),

  listen(): void {
    addEventListener('storage', ({ key, newValue }) => {
      if (key !== STORE) return;
      const other = newValue === null ? EMPTY : parseBasket(newValue);
      if (other) basket.value = other;
    });
  },
  toggle(passage: Passage | Hit, report: ReportHead): void {
    const isIn = has(basket.peek(), passage.id);
    update(
      isIn ? removed(basket.peek(), passage.id) : added(basket.peek(), [toKeptPassage(passage, report)]),
    );
    notifications.show(isIn ? messages.basket.removed : messages.basket.added);
  },
  remove(id: string): void {
    update(removed(basket.peek(), id));
    notifications.show(messages.basket.removed);
  },
  step(id: string, by: 1 | -1): void {
    update(stepped(basket.peek(), id, by));
    const { items } = basket.peek();
    notifications.show(
      messages.basket.nowAt(items.findIndex(({ passage }) => passage.id === id) + 1, items.length),
    );
  },
  put: (from: number, to: number) => update(put(basket.peek(), from, to)),
  note: (id: string, note: string) => update(changed(basket.peek(), id, { note }), `note ${id}`),
  group: (id: string, group: string) => update(changed(basket.peek(), id, { group })),
  name: (title: string) => update({ ...basket.peek(), title }, 'title'),
  add: (other: Basket) => {
    const now = basket.peek();
    update(added(now.items.length === 0 ? { ...now, title: other.title } : now, other.items));
  },
  replace: (other: Basket) => update(other),
  clear(): void {
    update(EMPTY);
    notifications.show(messages.basket.cleared);
  },
  undo(): void {
    const before = past.peek().at(-1);
    if (!before) return;
    past.value = past.peek().slice(0, -1);
    lastField = '';
    basket.value = before;
    isKept.value = store(STORE, serializeBasket(before));
    notifications.show(messages.basket.undone);
  },
};

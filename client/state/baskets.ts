/**
 * The basket of this browser: it outlives the tab, is the same in all tabs, and its last steps can be undone. Where
 * the browser keeps nothing it still works until the page is closed, and says so.
 */
import { computed, signal } from '@preact/signals';
import type { Hit, Passage } from '../../server/contract/passage.ts';
import type { ReportHead } from '../../server/contract/report.ts';
import { messages } from '../messages/messages.ts';
import { store, stored } from '../preferences/stored.ts';
import { added, type Basket, changed, EMPTY, has, put, removed, stepped } from './basket.ts';
import { read, written } from './basket-file.ts';
import type { KeptPassage } from './kept-passages.ts';
import { notifications } from './notifications.ts';

const STORE = 'zhenjian:basket';
/** Steps back: more than anyone remembers. */
const MOST_UNDONE = 50;

const raw = stored(STORE);
const found = raw === null ? EMPTY : read(raw);
// Written by a newer page perhaps: it is left where someone can find it.
const isUnreadable = found === null && raw !== null && store(`${STORE}:unreadable`, raw);

const basket = signal<Basket>(found ?? EMPTY);
const past = signal<readonly Basket[]>([]);
const isKept = signal(true);
/** What the last step typed into: the letters of one note are one step. */
let typedInto = '';

function settle(next: Basket, typing = ''): void {
  const before = basket.peek();
  if (next === before) return;
  if (typing === '' || typing !== typedInto) past.value = [...past.peek(), before].slice(-MOST_UNDONE);
  typedInto = typing;
  basket.value = next;
  isKept.value = store(STORE, written(next));
}

export function keptOf(passage: Passage, report: ReportHead): KeptPassage {
  const { id, text, position, paragraph, section } = passage;
  return { passage: { id, text, position, paragraph, section }, report, note: '', group: '' };
}

export const baskets = {
  basket,
  ids: computed(() => new Set(basket.value.items.map(({ passage }) => passage.id))),
  groups: computed(() => [...new Set(basket.value.items.map(({ group }) => group.trim()))].filter(Boolean)),
  isKept,
  isUnreadable,
  canUndo: computed(() => past.value.length > 0),

  listen(): void {
    addEventListener('storage', ({ key, newValue }) => {
      if (key !== STORE) return;
      const other = newValue === null ? EMPTY : read(newValue);
      if (other) basket.value = other;
    });
  },
  toggle(passage: Passage | Hit, report: ReportHead): void {
    const isIn = has(basket.peek(), passage.id);
    settle(isIn ? removed(basket.peek(), passage.id) : added(basket.peek(), [keptOf(passage, report)]));
    notifications.say(isIn ? messages.basket.takenOut : messages.basket.added);
  },
  remove(id: string): void {
    settle(removed(basket.peek(), id));
    notifications.say(messages.basket.takenOut);
  },
  step(id: string, by: 1 | -1): void {
    settle(stepped(basket.peek(), id, by));
    const { items } = basket.peek();
    notifications.say(
      messages.basket.nowAt(items.findIndex(({ passage }) => passage.id === id) + 1, items.length),
    );
  },
  put: (from: number, to: number) => settle(put(basket.peek(), from, to)),
  note: (id: string, note: string) => settle(changed(basket.peek(), id, { note }), `note ${id}`),
  group: (id: string, group: string) => settle(changed(basket.peek(), id, { group })),
  name: (title: string) => settle({ ...basket.peek(), title }, 'title'),
  add: (other: Basket) => {
    const now = basket.peek();
    settle(added(now.items.length === 0 ? { ...now, title: other.title } : now, other.items));
  },
  replace: (other: Basket) => settle(other),
  clear(): void {
    settle(EMPTY);
    notifications.say(messages.basket.cleared);
  },
  undo(): void {
    const before = past.peek().at(-1);
    if (!before) return;
    past.value = past.peek().slice(0, -1);
    typedInto = '';
    basket.value = before;
    isKept.value = store(STORE, written(before));
    notifications.say(messages.basket.undone);
  },
};

/**
 * Operations on a basket of kept passages, each returning a new basket. Pure. Items are always in the order
 * of display and export: group after group, ungrouped items first.
 */
import { inGroupOrder, type KeptPassage } from './kept-passages.ts';

export interface Basket {
  /** Empty if the user has not named the basket. */
  readonly title: string;
  readonly items: readonly KeptPassage[];
}

export const EMPTY: Basket = { title: '', items: [] };

export const has = ({ items }: Basket, id: string): boolean => items.some(({ passage }) => passage.id === id);

const withItems = (basket: Basket, items: readonly KeptPassage[]): Basket => ({
  ...basket,
  items: inGroupOrder(items),
});

/** Appends the items that the basket does not hold yet. */
export function added(basket: Basket, items: readonly KeptPassage[]): Basket {
  const known = new Set(basket.items.map(({ passage }) => passage.id));
  const fresh = items.filter(({ passage }) => {
    if (known.has(passage.id)) return false;
    known.add(passage.id);
    return true;
  });
  return withItems(basket, [...basket.items, ...fresh]);
}

export function removed(basket: Basket, id: string): Basket {
  return withItems(
    basket,
    basket.items.filter(({ passage }) => passage.id !== id),
  );
}

export function changed(
  basket: Basket,
  id: string,
  change: Partial<Pick<KeptPassage, 'note' | 'group'>>,
): Basket {
  return withItems(
    basket,
    basket.items.map((item) => (item.passage.id === id ? { ...item, ...change } : item)),
  );
}

/**
 * Moves an item one step. At the edge of its group the first step only changes its group, not its position.
 */
export function stepped(basket: Basket, id: string, by: 1 | -1): Basket {
  const at = basket.items.findIndex(({ passage }) => passage.id === id);
  const [item, neighbour] = [basket.items[at], basket.items[at + by]];
  if (!item || !neighbour) return basket;
  if (neighbour.group.trim() !== item.group.trim()) return changed(basket, id, { group: neighbour.group });
  return put(basket, at, at + by);
}

/** Moves the item at `from` to `to`, into the group of the item there. */
export function put(basket: Basket, from: number, to: number): Basket {
  const [item, target] = [basket.items[from], basket.items[to]];
  if (!item || !target) return basket;
  const rest = basket.items.filter((_, at) => at !== from);
  rest.splice(to, 0, { ...item, group: target.group });
  return withItems(basket, rest);
}

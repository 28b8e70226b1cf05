import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

const { signal } = new AbortController();

test('slots go to those who wait, in order, and a full queue refuses', async () => {
  const slots = new Slots(1, 2);
  const first = slots.tryTake();
  expect(slots.tryTake()).toBeNull();
  const order: string[] = [];
  const waiting = ['second', 'third'].map(async (name) => {
    const release = await slots.take(signal);
    order.push(name);
    release?.();
    release?.();
  });
  expect(await slots.take(signal)).toBeNull();
  first?.();
  await Promise.all(waiting);
  expect(order).toEqual(['second', 'third']);
  // Had the second releases counted, there would be two.
  expect([slots.tryTake(), slots.tryTake()].map((release) => release !== null)).toEqual([true, false]);
});

test('a caller who gives up leaves the queue', async () => {
  const slots = new Slots(1, 1);
  const first = slots.tryTake();
  const giveUp = new AbortController();
  const given = slots.take(giveUp.signal);
  giveUp.abort();
  await expect(given).rejects.toMatchObject({ name: 'AbortError' });
  await expect(slots.take(giveUp.signal)).rejects.toMatchObject({ name: 'AbortError' });
  const next = slots.take(signal);
  first?.();
  expect(await next).not.toBeNull();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostBetweenTurns } from '../testing/turns.ts';
import { jsonInPieces } from './json-in-pieces.ts';

test('an answer in pieces is the one that is written at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.array(fc.jsonValue()), async (value, items) => {
      const answer = { value, left: undefined, items: items.values(), none: [].values(), last: 1 };
      const response = jsonInPieces<unknown>(answer);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.text()).toBe(JSON.stringify({ value, items, none: [], last: 1 }));
    }),
    { seed: 20240131 },
  );
});

test('a long answer is made item by item, in turns, as it is read', async () => {
  let made = 0;
  const item = { text: '的'.repeat(20_000) };
  const passages = function* () {
    for (let at = 0; at < 150; at++) {
      made++;
      yield item;
    }
  };
  const response = jsonInPieces<{ passages: (typeof item)[] }>({ passages: passages() });
  expect(made).toBeLessThan(10);
  let text = '';
  const most = await mostBetweenTurns(
    () => made,
    async () => {
      text = await response.text();
    },
  );
  expect(most).toBeLessThan(40);
  expect(text).toBe(JSON.stringify({ passages: Array(150).fill(item) }));
});

test('of an answer that nobody reads any more, no further items are made', async () => {
  let made = 0;
  const items = function* () {
    for (;;) {
      made++;
      yield '的'.repeat(20_000);
    }
  };
  const body = jsonInPieces<string[]>(items()).body;
  const reader = body?.getReader();
  await reader?.read();
  await reader?.cancel();
  const before = made;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(made).toBe(before);
});

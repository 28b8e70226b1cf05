import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BASKET } from '../../export/test-basket.ts';
import { added, type Basket, changed, EMPTY, put, removed, stepped } from '../../state/basket.ts';
import { parseBasket, serializeBasket } from '../../state/basket-file.ts';
import type { KeptPassage } from '../../state/kept-passages.ts';
import { parseFragment, toFragment } from './basket-link.ts';

const kept = (id: string, group = ''): KeptPassage => ({
  passage: { id, text: id, position: 1, paragraph: 1, section: { kind: 'plan', path: [] } },
  report: (BASKET.excerpts[0] as KeptPassage).report,
  note: '',
  group,
});

const basketOf = (...names: string[]): Basket =>
  added(
    EMPTY,
    names.map((name) => kept(name[0] ?? '', name.slice(1))),
  );
const shown = ({ items }: Basket): string[] => items.map(({ passage, group }) => passage.id + group);

describe('operations on a basket', () => {
  test('a basket holds a passage only once', () => {
    expect(shown(added(basketOf('a', 'b'), [kept('b'), kept('c'), kept('c')]))).toEqual(['a', 'b', 'c']);
  });

  test('a basket keeps groups together, ungrouped passages first', () => {
    expect(shown(basketOf('a甲', 'b', 'c乙', 'd甲'))).toEqual(['b', 'a甲', 'd甲', 'c乙']);
    expect(shown(changed(basketOf('a', 'b', 'c'), 'a', { group: '甲' }))).toEqual(['b', 'c', 'a甲']);
  });

  test('removed drops the passage from the basket', () => {
    expect(shown(removed(basketOf('a', 'b'), 'a'))).toEqual(['b']);
  });

  test.each([
    ['down within its group', ['a', 'b', 'c甲'], 'a', 1, ['b', 'a', 'c甲']],
    ['into the next group', ['a', 'b', 'c甲'], 'b', 1, ['a', 'b甲', 'c甲']],
    ['up into the group before', ['a甲', 'b乙'], 'b', -1, ['a甲', 'b甲']],
    ['not beyond the end', ['a', 'b'], 'b', 1, ['a', 'b']],
  ] as const)('stepped moves a passage %s', (_, names, id, by, expected) => {
    expect(shown(stepped(basketOf(...names), id, by))).toEqual(expected);
  });

  test('put gives a dropped passage the position and the group of its target', () => {
    expect(shown(put(basketOf('a', 'b甲', 'c甲'), 0, 2))).toEqual(['b甲', 'c甲', 'a甲']);
    expect(shown(put(basketOf('a', 'b', 'c'), 2, 0))).toEqual(['c', 'a', 'b']);
  });
});

describe('a basket as a file', () => {
  const basket: Basket = { title: '摘录', items: BASKET.excerpts.map(({ citation, ...item }) => item) };

  test('parseBasket reads back what serializeBasket has written', () => {
    expect(parseBasket(serializeBasket(basket))).toEqual(basket);
  });

  test.each([
    ['no JSON', '{'],
    ['another file', '{"kind":"note"}'],
    ['a newer version', serializeBasket(basket).replace('"version":1', '"version":2')],
    ['an id that leads elsewhere', serializeBasket(basket).replaceAll('aaaa', '../../a')],
    ['a passage without wording', serializeBasket(basket).replaceAll('"text":"', '"txt":"')],
    ['nothing', 'null'],
  ])('parseBasket refuses %s', (_, text) => {
    expect(parseBasket(text)).toBeNull();
  });
});

describe('a basket as a link', () => {
  test('parseFragment reads back order, groups and notes from toFragment, whatever they are', async () => {
    const id = fc.stringMatching(/^[0-9a-f]{4}-[0-9]{1,3}$/);
    const item = fc.record({
      id,
      group: fc.constantFrom('', '议事', '<网格> "&'),
      note: fc.string({ maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.array(item, { maxLength: 20 }), async (title, items) => {
        const basket = {
          title,
          items: items.map(({ id: itemId, group, note }) => ({ ...kept(itemId, group), note })),
        };
        const fragment = await toFragment(basket);
        expect(fragment).toMatch(/^#b1=[A-Za-z0-9_-]*$/);
        expect(await parseFragment(fragment)).toEqual({ title, items });
      }),
      { numRuns: 50 },
    );
  });

  test('a link to a hundred passages is short enough for a chat message', async () => {
    const items = Array.from({ length: 100 }, (_, at) => kept(`9534fee560e9689b-${at}`));
    expect((await toFragment({ title: '', items })).length).toBeLessThan(1000);
  });

  test('parseFragment refuses a link that was cut short', async () => {
    const fragment = await toFragment({ title: '摘录', items: [kept('a-1'), kept('b-2')] });
    expect(await parseFragment(fragment.slice(0, -6))).toBeNull();
    expect(await parseFragment('#b1=%%')).toBeNull();
    expect(await parseFragment('#p3')).toBeNull();
  });
});

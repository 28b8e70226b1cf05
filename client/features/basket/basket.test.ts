import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASKET } from '../../export/test-basket.ts';
import { added, type Basket, changed, EMPTY, put, removed, stepped } from '../../state/basket.ts';
import { read, written } from '../../state/basket-file.ts';
import type { KeptPassage } from '../../state/kept-passages.ts';
import { fragmentOf, linked } from './basket-link.ts';

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

describe('a basket', () => {
  it('takes a passage once', () => {
    expect(shown(added(basketOf('a', 'b'), [kept('b'), kept('c'), kept('c')]))).toEqual(['a', 'b', 'c']);
  });

  it('keeps groups together, those without one first', () => {
    expect(shown(basketOf('a甲', 'b', 'c乙', 'd甲'))).toEqual(['b', 'a甲', 'd甲', 'c乙']);
    expect(shown(changed(basketOf('a', 'b', 'c'), 'a', { group: '甲' }))).toEqual(['b', 'c', 'a甲']);
  });

  it('loses what is taken out', () => {
    expect(shown(removed(basketOf('a', 'b'), 'a'))).toEqual(['b']);
  });

  it.each([
    ['down within its group', ['a', 'b', 'c甲'], 'a', 1, ['b', 'a', 'c甲']],
    ['into the next group', ['a', 'b', 'c甲'], 'b', 1, ['a', 'b甲', 'c甲']],
    ['up into the group before', ['a甲', 'b乙'], 'b', -1, ['a甲', 'b甲']],
    ['not beyond the end', ['a', 'b'], 'b', 1, ['a', 'b']],
  ] as const)('moves a passage %s', (_, names, id, by, expected) => {
    expect(shown(stepped(basketOf(...names), id, by))).toEqual(expected);
  });

  it('gives a dropped passage the place and the group of the one under it', () => {
    expect(shown(put(basketOf('a', 'b甲', 'c甲'), 0, 2))).toEqual(['b甲', 'c甲', 'a甲']);
    expect(shown(put(basketOf('a', 'b', 'c'), 2, 0))).toEqual(['c', 'a', 'b']);
  });
});

describe('a basket as a file', () => {
  const basket: Basket = { title: '摘录', items: BASKET.excerpts.map(({ citation, ...item }) => item) };

  it('comes back as it was written', () => {
    expect(read(written(basket))).toEqual(basket);
  });

  it.each([
    ['no JSON', '{'],
    ['another file', '{"kind":"note"}'],
    ['a newer version', written(basket).replace('"version":1', '"version":2')],
    ['an id that leads elsewhere', written(basket).replaceAll('aaaa', '../../a')],
    ['a passage without wording', written(basket).replaceAll('"text":"', '"txt":"')],
    ['nothing', 'null'],
  ])('is refused where it is %s', (_, text) => {
    expect(read(text)).toBeNull();
  });
});

describe('a basket as a link', () => {
  it('comes back with its order, groups and notes, whatever they are', async () => {
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
          items: items.map(({ id: own, group, note }) => ({ ...kept(own, group), note })),
        };
        const fragment = await fragmentOf(basket);
        expect(fragment).toMatch(/^#b1=[A-Za-z0-9_-]*$/);
        expect(await linked(fragment)).toEqual({ title, items });
      }),
      { numRuns: 50 },
    );
  });

  it('of a hundred passages is short enough for a chat window', async () => {
    const items = Array.from({ length: 100 }, (_, at) => kept(`9534fee560e9689b-${at}`));
    expect((await fragmentOf({ title: '', items })).length).toBeLessThan(1000);
  });

  it('that was cut short is refused', async () => {
    const fragment = await fragmentOf({ title: '摘录', items: [kept('a-1'), kept('b-2')] });
    expect(await linked(fragment.slice(0, -6))).toBeNull();
    expect(await linked('#b1=%%')).toBeNull();
    expect(await linked('#p3')).toBeNull();
  });
});

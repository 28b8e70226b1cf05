import { describe, expect, it } from 'vitest';
import { asTerm, loosened } from './query-text.ts';

const term = (text: string, clause: number | null) => ({ text, clause, excluded: clause === null });

describe('what a query can do without', () => {
  it('is each of its terms, and each of its exclusions', () => {
    const terms = [term('枫桥经验', 0), term('law and order', 1), term('网格', null)];
    expect(loosened('枫桥经验 "law and order" -网格', terms).map(({ q }) => q)).toEqual([
      '“law and order” -网格',
      '枫桥经验 -网格',
      '枫桥经验 “law and order”',
    ]);
  });

  it('is half of a long phrase that stands alone', () => {
    expect(loosened('邻里纠纷化解', [term('邻里纠纷化解', 0)])).toEqual([
      { q: '邻里纠', kind: 'part', text: '邻里纠' },
      { q: '纷化解', kind: 'part', text: '纷化解' },
    ]);
    expect(loosened('网格', [term('网格', 0)])).toEqual([]);
  });

  it('is not guessed where terms are alternatives or stand near each other', () => {
    expect(loosened('甲 | 乙', [term('甲', 0), term('乙', 0)])).toEqual([]);
    expect(loosened('甲 ~10 乙', [term('甲', 0), term('乙', 0)])).toEqual([]);
  });
});

it('a word is quoted where the query language would read it otherwise', () => {
  expect(asTerm('三项制度')).toBe('三项制度');
  expect(asTerm('2021-2025年')).toBe('“2021-2025年”');
});

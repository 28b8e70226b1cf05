import { describe, expect, test } from 'vitest';
import { asTerm, relaxedQueries } from './query-text.ts';

const term = (text: string, clause: number | null) => ({ text, clause, excluded: clause === null });

describe('relaxedQueries', () => {
  test('relaxedQueries drops each term and each exclusion in turn', () => {
    const terms = [term('枫桥经验', 0), term('law and order', 1), term('网格', null)];
    expect(relaxedQueries('枫桥经验 "law and order" -网格', terms).map(({ q }) => q)).toEqual([
      '“law and order” -网格',
      '枫桥经验 -网格',
      '枫桥经验 “law and order”',
    ]);
  });

  test('relaxedQueries halves a long phrase that is the only term', () => {
    expect(relaxedQueries('邻里纠纷化解', [term('邻里纠纷化解', 0)])).toEqual([
      { q: '邻里纠', kind: 'part', text: '邻里纠' },
      { q: '纷化解', kind: 'part', text: '纷化解' },
    ]);
    expect(relaxedQueries('网格', [term('网格', 0)])).toEqual([]);
  });

  test('relaxedQueries leaves queries with alternatives or distances alone', () => {
    expect(relaxedQueries('甲 | 乙', [term('甲', 0), term('乙', 0)])).toEqual([]);
    expect(relaxedQueries('甲 ~10 乙', [term('甲', 0), term('乙', 0)])).toEqual([]);
  });
});

test('asTerm quotes text that contains query syntax', () => {
  expect(asTerm('三项制度')).toBe('三项制度');
  expect(asTerm('2021-2025年')).toBe('“2021-2025年”');
});

import { describe, expect, test } from 'vitest';
import { mayBePinyin } from '../../state/typing.ts';
import { completed } from './suggestions.ts';

const answer = (typed: string, replaces: [number, number]) => ({
  typed,
  replaces,
  missing: [],
  suggestions: [],
  tookMs: 0,
});

describe('completed', () => {
  test('completed replaces the part of the text that the suggestion completes', () => {
    expect(completed(answer('调解 fengq -网格', [3, 8]), '枫桥经验')).toBe('调解 枫桥经验 -网格');
  });

  test('completed quotes suggestions that contain query syntax', () => {
    expect(completed(answer('law', [0, 3]), 'law and order')).toBe('“law and order”');
    expect(completed(answer('2021', [0, 4]), '2021-2025年')).toBe('“2021-2025年”');
  });
});

describe('mayBePinyin', () => {
  test.each([
    ['fengq', true],
    ['枫桥经验 fen', true],
    ['调解|hua', true],
    ['枫桥', false],
    ['枫桥 ', false],
    ['120', false],
    ['“law', false],
  ])('mayBePinyin of %j is %s', (typed, expected) => {
    expect(mayBePinyin(typed)).toBe(expected);
  });
});

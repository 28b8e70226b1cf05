import { describe, expect, test } from 'vitest';
import { printedRow } from './printed-rows.ts';

const passages = (...lengths: number[]) => lengths.map((length) => ({ text: '文'.repeat(length) }));

describe('printedRow', () => {
  test('a chapter that faces shorter ones goes on below them, from a passage on', () => {
    const [short, long] = [passages(300, 300), passages(500, 500, 500, 500)];
    expect(printedRow([short, long])).toEqual({
      cells: [short, long.slice(0, 2)],
      longest: 1,
      rest: long.slice(2),
    });
  });

  test('a chapter that faces nothing stands below the empty columns as a whole', () => {
    const alone = passages(500);
    expect(printedRow([[], alone, []])).toEqual({ cells: [[], [], []], longest: 1, rest: alone });
  });

  test.each([
    ['about as long', [passages(900), passages(500, 500, 100)]],
    ['in a comparison of one column', [passages(2000)]],
    ['empty', [[], []]],
  ])('a row %s stays as it is', (_, cells) => {
    expect(printedRow(cells)).toEqual({ cells, longest: null, rest: [] });
  });
});

import { describe, expect, test } from 'vitest';
import type { CompareAnswer } from '../../../server/contract/compare.ts';
import type { Hit } from '../../../server/contract/passage.ts';
import { gridOf } from './comparison.ts';

/** A hit with only the fields that the grid reads. */
const hit = (id: string, report: string): Hit => ({ id, report: { id: report } }) as Hit;

describe('gridOf', () => {
  test('gridOf turns rows of passage ids into the cells of each column, in the order of the address', () => {
    const answer = {
      columns: [
        { key: '甲', hits: [hit('1', '甲'), hit('2', '甲')] },
        { key: '乙', hits: [hit('3', '乙')] },
      ],
      rows: [
        { kind: 'achievements', chapter: null, cells: [['2', '1'], []] },
        { kind: 'plan', chapter: null, cells: [[], ['3', 'not there']] },
      ],
    } as unknown as CompareAnswer;
    expect(
      gridOf(answer, ['乙', '丙', '甲']).map(({ cells }) =>
        cells.map((cell) => [cell.kind, cell.hits.map(({ id }) => id)]),
      ),
    ).toEqual([
      [
        ['achievements', []],
        ['plan', ['3']],
      ],
      [
        ['achievements', ['2', '1']],
        ['plan', []],
      ],
    ]);
  });
});

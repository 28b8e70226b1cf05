import { describe, expect, it } from 'vitest';
import type { CompareAnswer, Hit } from '../../server/contract.ts';
import { gridOf } from './comparison.ts';
import { byReport } from './grouping.ts';

/** Only what grouping looks at. */
const hit = (id: string, report: string): Hit => ({ id, report: { id: report } }) as Hit;

describe('byReport', () => {
  it('gives consecutive hits of a report one head and keeps the order of the search', () => {
    const groups = byReport([hit('1', '甲'), hit('2', '甲'), hit('3', '乙'), hit('4', '甲')]);
    expect(groups.map((group) => [group.report.id, group.hits.map((one) => one.id)])).toEqual([
      ['甲', ['1', '2']],
      ['乙', ['3']],
      ['甲', ['4']],
    ]);
  });
});

describe('gridOf', () => {
  it('turns rows of passage ids into the cells of each column, in the order of the address', () => {
    const answer = {
      columns: [
        { key: '甲', hits: [hit('1', '甲'), hit('2', '甲')] },
        { key: '乙', hits: [hit('3', '乙')] },
      ],
      rows: [
        { kind: 'achievements', cells: [['2', '1'], []] },
        { kind: 'plan', cells: [[], ['3', 'not there']] },
      ],
    } as unknown as CompareAnswer;
    expect(
      gridOf(answer, ['乙', '丙', '甲']).map(({ cells }) =>
        cells.map((cell) => [cell.kind, cell.hits.map((one) => one.id)]),
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

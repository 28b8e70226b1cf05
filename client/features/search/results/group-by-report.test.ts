import { describe, expect, test } from 'vitest';
import type { Hit } from '../../../../server/contract/passage.ts';
import { groupByReport } from './group-by-report.ts';

/** A hit with only the fields that grouping reads. */
const hit = (id: string, report: string): Hit => ({ id, report: { id: report } }) as Hit;

describe('groupByReport', () => {
  test('groupByReport groups consecutive hits of a report and keeps the order of the search', () => {
    const groups = groupByReport([hit('1', '甲'), hit('2', '甲'), hit('3', '乙'), hit('4', '甲')]);
    expect(groups.map((group) => [group.report.id, group.hits.map(({ id }) => id)])).toEqual([
      ['甲', ['1', '2']],
      ['乙', ['3']],
      ['甲', ['4']],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Hit } from '../../../server/contract/passage.ts';
import { byReport } from './group-by-report.ts';

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

import { describe, expect, test } from 'vitest';
import type { CompareAnswer } from '../../../server/contract/compare.ts';
import type { Hit } from '../../../server/contract/passage.ts';
import { gridOf } from './comparison.ts';

/** A hit with only the fields that the grid reads. */
const hit = (id: string, report: string): Hit => ({ id, report: { id: report } }) as Hit;

describe('gridOf', () => {
  test('chapters that one column alone has share a row until the next that faces another', () => {
    const answer = {
      columns: [
        { key: '甲', hits: ['a', 'b', 'c'].map((id) => hit(id, '甲')) },
        { key: '乙', hits: ['d', 'e'].map((id) => hit(id, '乙')) },
      ],
      rows: [
        { kind: 'plan', chapter: '就业', cells: [['a'], ['d']] },
        { kind: 'plan', chapter: '海洋', cells: [['b'], []] },
        { kind: 'plan', chapter: '边贸', cells: [[], ['e']] },
        { kind: 'other', chapter: '附件', cells: [['c'], []] },
      ],
    } as unknown as CompareAnswer;
    const shown = gridOf(answer, ['甲', '乙']).map(({ cells }) =>
      cells.map(({ chapter, hits, unmatched }) => ({
        chapter,
        hits: hits.map(({ id }) => id),
        unmatched: unmatched?.map(({ heading, row }) => [heading, row]) ?? null,
      })),
    );
    expect(shown).toEqual([
      [
        { chapter: '就业', hits: ['a'], unmatched: null },
        { chapter: null, hits: [], unmatched: [['海洋', 1]] },
        { chapter: null, hits: [], unmatched: [['附件', 3]] },
      ],
      [
        { chapter: '就业', hits: ['d'], unmatched: null },
        { chapter: null, hits: [], unmatched: [['边贸', 2]] },
        { chapter: null, hits: [], unmatched: [] },
      ],
    ]);
  });

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

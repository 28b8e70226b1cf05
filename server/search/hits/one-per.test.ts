import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import type { VerifiedHit } from './hits.ts';
import { onePer } from './one-per.ts';

function hit(report: string, place: string, position: number, occurrences: number): VerifiedHit {
  const record = { id: report, place: { key: place } } as ReportRecord;
  return { record, position, section: 'other', occurrences };
}

const HITS = [hit('a', '甲', 1, 1), hit('b', '乙', 4, 2), hit('a', '甲', 3, 3), hit('c', '甲', 1, 3)];

test('of each the passage that says it most, where its first stood, and how many more there are', () => {
  const told = (per: 'place' | 'report') =>
    onePer(HITS, per).map(({ record, position, more }) => `${record.id}${position}+${more}`);
  expect(told('place')).toEqual(['a3+2', 'b4+0']);
  expect(told('report')).toEqual(['a3+1', 'b4+0', 'c1+0']);
});

test('no hit is lost: those kept and those said to be more are all there are', () => {
  const drawn = fc.array(fc.tuple(fc.nat(4), fc.nat(2), fc.nat(9), fc.integer({ min: 1, max: 5 })));
  fc.assert(
    fc.property(drawn, (rows) => {
      const hits = rows.map(([report, place, position, count]) =>
        hit(`${report}-${place}`, String(place), position, count),
      );
      for (const per of ['place', 'report'] as const) {
        const kept = onePer(hits, per);
        expect(kept.reduce((sum, { more }) => sum + more + 1, 0)).toBe(hits.length);
        for (const one of kept) {
          const same = hits.filter(({ record }) =>
            per === 'place' ? record.place.key === one.record.place.key : record.id === one.record.id,
          );
          expect(one.occurrences).toBe(Math.max(...same.map(({ occurrences }) => occurrences)));
        }
      }
    }),
    { seed: 11 },
  );
});

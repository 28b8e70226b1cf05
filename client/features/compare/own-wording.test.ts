import { expect, test } from 'vitest';
import type { ReportHead } from '../../../server/contract/report.ts';
import { ownWording } from './own-wording.ts';

const place = { key: '柳汀镇', province: '临江省', city: null, county: '清漪县', town: '柳汀镇' };
const report = { place } as ReportHead;

test.each([
  ['柳汀镇推行板凳议事会，化解纠纷37起，满意度98.5%', [], ['推行板凳议事会，化解纠纷', '满意度']],
  ['坚持依法行政，柳汀镇2023年', [[0, 6]], []],
  ['坚持依法行政的做法，清漪县召开院坝会', [[0, 7]], ['做法', '召开院坝会']],
] as const)('the own wording of %s leaves out names and figures', (text, shared, expected) => {
  const stretches = shared.map(([start, end]) => ({ start, end }));
  expect(ownWording({ text, report, stretches }).map(([start, end]) => text.slice(start, end))).toEqual(
    expected,
  );
});

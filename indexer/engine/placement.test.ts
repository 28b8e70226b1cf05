import { expect, test } from 'vitest';
import { homeOf } from './placement.ts';

const IDS = Array.from({ length: 3000 }, (_, at) => `report-${at}`);
const THREE = ['10.0.0.1:7700', '10.0.0.2:7700', '10.0.0.3:7700'];

test('each of three servers gets about a third of the reports, whatever their order', () => {
  const counts = new Map<string, number>();
  for (const id of IDS) {
    const home = homeOf(id, THREE);
    counts.set(home, (counts.get(home) ?? 0) + 1);
    expect(homeOf(id, THREE.toReversed())).toBe(home);
  }
  for (const server of THREE) expect(counts.get(server)).toBeGreaterThan(900);
});

test('a fourth server takes about a quarter of the reports, and no other report moves', () => {
  const added = '10.0.0.4:7700';
  const moved = IDS.filter((id) => homeOf(id, [...THREE, added]) !== homeOf(id, THREE));
  expect(moved.length).toBeGreaterThan(600);
  expect(moved.length).toBeLessThan(900);
  for (const id of moved) expect(homeOf(id, [...THREE, added])).toBe(added);
});

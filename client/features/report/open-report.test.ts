import { describe, expect, it } from 'vitest';
import { stepFrom } from './open-report.ts';

/** Two hits in passage 3, one in passage 8. */
const POSITIONS = [3, 3, 8];

describe('stepping from hit to hit', () => {
  it.each([
    ['from nowhere to the first', null, 1, null, 0],
    ['from nowhere back to the last', null, -1, null, 2],
    ['on from the passage pointed at', null, 1, 5, 2],
    ['back from the passage pointed at', null, -1, 5, 1],
    ['within a passage', 0, 1, 3, 1],
    ['from the last round to the first', 2, 1, 8, 0],
    ['from the first round to the last', 0, -1, 3, 2],
    ['from behind the last hit round to the first', null, 1, 9, 0],
    ['from behind the last hit back to it', null, -1, 9, 2],
  ] as const)('goes %s', (_, at, by, pointed, hit) => {
    expect(stepFrom(at, by, POSITIONS, pointed)).toBe(hit);
  });
});

import { describe, expect, test } from 'vitest';
import { stepFrom } from './open-report.ts';

/** Two hits in passage 3, one in passage 8. */
const POSITIONS = [3, 3, 8];

describe('stepFrom', () => {
  test.each([
    ['to the first hit without a start', null, 1, null, 0],
    ['back to the last hit without a start', null, -1, null, 2],
    ['forward from the passage in the hash', null, 1, 5, 2],
    ['back from the passage in the hash', null, -1, 5, 1],
    ['from hit to hit within a passage', 0, 1, 3, 1],
    ['round from the last hit to the first', 2, 1, 8, 0],
    ['round from the first hit to the last', 0, -1, 3, 2],
    ['round to the first hit from a passage after the last', null, 1, 9, 0],
    ['back to the last hit from a passage after it', null, -1, 9, 2],
  ] as const)('stepFrom goes %s', (_, at, by, pointed, hit) => {
    expect(stepFrom(at, by, POSITIONS, pointed)).toBe(hit);
  });
});

import { expect, test } from 'vitest';
import { textMemory } from './settings.ts';

test('TEXT_MEMORY is a number of megabytes', () => {
  expect(textMemory({})).toEqual({ bytes: undefined });
  expect(textMemory({ TEXT_MEMORY: '' })).toEqual({ bytes: undefined });
  expect(textMemory({ TEXT_MEMORY: '0' })).toEqual({ bytes: 0 });
  expect(textMemory({ TEXT_MEMORY: '500' })).toEqual({ bytes: 500 * 2 ** 20 });
});

test.each(['-1', '1.5', '500MB', 'viel'])('TEXT_MEMORY=%s is refused with a sentence', (typed) => {
  expect(textMemory({ TEXT_MEMORY: typed })).toBe(`TEXT_MEMORY 应为兆字节数，如 500，不是“${typed}”`);
});

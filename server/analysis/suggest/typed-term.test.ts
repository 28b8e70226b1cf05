import { expect, test } from 'vitest';
import { lastTerm } from './typed-term.ts';

test.each([
  ['枫桥', '枫桥'],
  ['枫桥经验 网', '网'],
  ['枫桥经验　网', '网'],
  ['枫桥经验 -网', '网'],
  ['调解|化', '化'],
  ['调解｜化', '化'],
  ['“行政 执', '行政 执'],
  ['"law and or', 'law and or'],
  ['枫桥 -"law a', 'law a'],
  ['新时代“枫', '新时代“枫'],
  ['枫桥 ', ''],
  ['“枫桥”', ''],
  ['"枫桥"', ''],
  ['', ''],
  ['|', ''],
])('the last term of [%s] is [%s]', (typed, expected) => {
  const [start, end] = lastTerm(typed);
  expect(typed.slice(start, end)).toBe(expected);
  expect(end).toBe(typed.length);
});

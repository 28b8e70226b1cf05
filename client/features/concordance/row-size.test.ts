import { expect, test } from 'vitest';
import { rowSize } from './row-size.ts';

test.each([
  // As many characters as fit: always one line.
  [
    { width: 1000, context: 'line', keyword: 4, isNarrow: false },
    { rowHeight: 36, sideLines: 1 },
  ],
  [
    { width: 360, context: 'line', keyword: 4, isNarrow: true },
    { rowHeight: 64, sideLines: 1 },
  ],
  // 368 pixels a side hold 23 characters.
  [
    { width: 1000, context: '20', keyword: 4, isNarrow: false },
    { rowHeight: 36, sideLines: 1 },
  ],
  [
    { width: 1000, context: '40', keyword: 4, isNarrow: false },
    { rowHeight: 88, sideLines: 2 },
  ],
  [
    { width: 1000, context: '80', keyword: 4, isNarrow: false },
    { rowHeight: 192, sideLines: 4 },
  ],
  [
    { width: 1600, context: '40', keyword: 4, isNarrow: false },
    { rowHeight: 36, sideLines: 1 },
  ],
  // Running text of 44 characters, 21 a line.
  [
    { width: 360, context: '20', keyword: 4, isNarrow: true },
    { rowHeight: 112, sideLines: 3 },
  ],
] as const)('rowSize of %o is %o', (room, size) => {
  expect(rowSize(room)).toEqual(size);
});

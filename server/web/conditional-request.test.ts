import { expect, test } from 'vitest';
import { isUnchanged, requestedRange } from './conditional-request.ts';

const MODIFIED = new Date('2026-01-02T03:04:05.678Z');
const VERSION = { etag: '"a-1"', modified: MODIFIED };
const SECOND = 'Fri, 02 Jan 2026 03:04:05 GMT';

test.each([
  [{ 'If-None-Match': '"a-1"' }, true],
  [{ 'If-None-Match': '"x", W/"a-1"' }, true],
  [{ 'If-None-Match': '*' }, true],
  [{ 'If-None-Match': '"a-2"', 'If-Modified-Since': SECOND }, false],
  [{ 'If-Modified-Since': SECOND }, true],
  [{ 'If-Modified-Since': 'Fri, 02 Jan 2026 03:04:04 GMT' }, false],
  [{ 'If-Modified-Since': 'yesterday' }, false],
  [{}, false],
])('%o: unchanged is %s', (headers, expected) => {
  expect(isUnchanged(new Headers(headers), VERSION)).toBe(expected);
});

test.each([
  ['bytes=0-9', { start: 0, end: 10 }],
  ['bytes=90-', { start: 90, end: 100 }],
  ['bytes=90-1000', { start: 90, end: 100 }],
  ['bytes=-10', { start: 90, end: 100 }],
  ['bytes=-1000', { start: 0, end: 100 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=9-0', null],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
  ['lines=0-9', null],
])('the range of %s', (range, expected) => {
  expect(requestedRange(new Headers({ Range: range }), VERSION, 100)).toEqual(expected);
});

test('a range of another version is answered with the whole file', () => {
  const range = (version: string) =>
    requestedRange(new Headers({ Range: 'bytes=0-9', 'If-Range': version }), VERSION, 100);
  const part = { start: 0, end: 10 };
  expect([range('"a-1"'), range(SECOND)]).toEqual([part, part]);
  expect([range('"a-2"'), range('W/"a-1"'), range('Fri, 02 Jan 2026 03:04:04 GMT')]).toEqual([
    null,
    null,
    null,
  ]);
});

import { expect, test } from 'vitest';
import { parseChanges, writeChanges, writePlace } from './changes-address.ts';

test.each([
  '/changes',
  '/changes?to=b',
  '/changes?from=a&to=b',
  '/changes?from=a&to=b&view=plans',
  '/changes?from=a&to=b&view=figures&only=changed&columns=1',
])('%s is written as it is read', (path) => {
  expect(writeChanges(parseChanges(new URL(path, 'http://x').searchParams))).toBe(path);
});

test('a view that is not known is the text', () => {
  expect(parseChanges(new URLSearchParams('view=verdict')).view).toBe('text');
});

test('a key of joined names is one part of the path', () => {
  expect(writePlace('甘肃省/砚泉镇')).toBe(`/places/${encodeURIComponent('甘肃省/砚泉镇')}`);
});

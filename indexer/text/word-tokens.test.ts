import { expect, test } from 'vitest';
import { COMMON_CHARACTERS } from './common-characters.ts';
import { isWord, wordToken } from './word-tokens.ts';

test('no two words of up to two characters share a token', () => {
  const rare = Array.from({ length: 300 }, (_, at) => String.fromCodePoint(0x3400 + 97 * at));
  const characters = [...new Set([...COMMON_CHARACTERS, ...rare, '𠮷', '𪚥'])].filter(
    (_, at) => at % 3 === 0,
  );
  const words = [
    '12',
    '120',
    'ppp',
    'a9s',
    ...characters,
    ...characters.flatMap((a) => characters.map((b) => a + b)),
  ];
  expect(new Set(words.map(wordToken)).size).toBe(new Set(words).size);
  for (const word of words) expect(wordToken(word)).toMatch(/^[0-9a-z]+$/);
});

test('marks are no words', () => {
  expect(['，', '。', '(', '-'].filter(isWord)).toEqual([]);
  expect(['枫桥', '12', 'abc', '𠮷'].filter(isWord)).toHaveLength(4);
});

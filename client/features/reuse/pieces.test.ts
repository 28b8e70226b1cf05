import { describe, expect, test } from 'vitest';
import { piecesOf } from './pieces.ts';

describe('pieces of a draft', () => {
  test('joined, they are the draft, and each starts where the one before ends', () => {
    const draft = Array.from({ length: 400 }, (_, at) => `第${at}段${'字'.repeat(at % 60)}。`).join('\n');
    const pieces = piecesOf(draft);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.map(({ text }) => text).join('')).toBe(draft);
    for (const { start, text } of pieces) expect(draft.startsWith(text, start)).toBe(true);
    for (const { text } of pieces.slice(0, -1)) expect(text.endsWith('\n')).toBe(true);
  });

  test('a paragraph longer than a piece is cut at a sentence, and one without sentences between characters', () => {
    for (const { text } of piecesOf('这是一句没有换行的话。'.repeat(600)).slice(0, -1))
      expect(text).toMatch(/。$/);
    const rare = piecesOf(`字${'𠮷'.repeat(4000)}`);
    expect(rare.map(({ text }) => text).join('')).toBe(`字${'𠮷'.repeat(4000)}`);
    for (const { text } of rare) expect(text).not.toMatch(/\p{Cs}/u);
  });

  test('a short draft is one piece, and an empty one none', () => {
    expect(piecesOf('短')).toEqual([{ start: 0, text: '短' }]);
    expect(piecesOf('')).toEqual([]);
  });
});

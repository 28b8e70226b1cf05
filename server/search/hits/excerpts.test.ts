import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpts } from './excerpts.ts';

const SENTENCE = '镇里开展了法治宣传活动并且收到了良好的效果。';

function cut(text: string, phrase: string): string[] {
  const start = text.indexOf(phrase);
  return excerpts(text, [[start, start + phrase.length]]).map(([from, to]) => text.slice(from, to));
}

describe('an excerpt', () => {
  test('of a short text is all of it', () => {
    expect(cut(`${SENTENCE}坚持“枫桥经验”。`, '枫桥')).toEqual([`${SENTENCE}坚持“枫桥经验”。`]);
  });

  test('of a long text begins and ends where sentences do', () => {
    const text = `${SENTENCE.repeat(20)}坚持“枫桥经验”。${SENTENCE.repeat(20)}`;
    const [excerpt = ''] = cut(text, '枫桥');
    expect(excerpt.startsWith('镇里') || excerpt.startsWith('坚持')).toBe(true);
    expect(excerpt.endsWith('。')).toBe(true);
    expect(excerpt.length).toBeLessThanOrEqual(240);
  });

  test('begins before the enumerator of its point', () => {
    const point = '是加强领导落实责任'.repeat(12);
    const text = `一${point}，二是坚持枫桥经验化解矛盾${'协调联动'.repeat(30)}，三${point}。`;
    expect(cut(text, '枫桥')[0]).toMatch(/^二是坚持枫桥经验/);
  });

  test('of a sentence without an end is a window around the hit', () => {
    const text = `${'甲'.repeat(500)}枫桥${'乙'.repeat(500)}`;
    const [excerpt = ''] = cut(text, '枫桥');
    expect(excerpt).toContain('枫桥');
    expect(excerpt.length).toBeLessThanOrEqual(240);
  });

  test('holds every hit, in order, without overlap, inside the text', () => {
    const text = fc.string({
      unit: fc.constantFrom('法', '治', '。', '，', '一', '是', '（', '）', '；', '𠮷'),
      maxLength: 900,
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat(900), { minLength: 1, maxLength: 6 }), (passage, starts) => {
        const hits = [...new Set(starts)]
          .sort((a, b) => a - b)
          .filter((start) => start + 2 <= passage.length)
          .map((start): [number, number] => [start, start + 2]);
        const found = excerpts(passage, hits);
        for (const [start, end] of hits)
          expect(found.some(([from, to]) => from <= start && end <= to)).toBe(true);
        let last = -1;
        for (const [from, to] of found) {
          expect(from).toBeGreaterThan(last);
          expect(to).toBeLessThanOrEqual(passage.length);
          last = to;
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

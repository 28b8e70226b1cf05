import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpts } from './excerpts.ts';

const SENTENCE = '镇里开展了法治宣传活动并且收到了良好的效果。';

function cut(text: string, phrase: string): string[] {
  const start = text.indexOf(phrase);
  return excerpts(text, [[start, start + phrase.length]]).map(([from, to]) => text.slice(from, to));
}

describe('excerpts', () => {
  test('the excerpt of a short text is the whole text', () => {
    expect(cut(`${SENTENCE}坚持“枫桥经验”。`, '枫桥')).toEqual([`${SENTENCE}坚持“枫桥经验”。`]);
  });

  test('an excerpt of a long text begins and ends at sentence borders', () => {
    const text = `${SENTENCE.repeat(20)}坚持“枫桥经验”。${SENTENCE.repeat(20)}`;
    const [excerpt = ''] = cut(text, '枫桥');
    expect(excerpt.startsWith('镇里') || excerpt.startsWith('坚持')).toBe(true);
    expect(excerpt.endsWith('。')).toBe(true);
    expect(excerpt.length).toBeLessThanOrEqual(240);
  });

  test('an excerpt begins before the enumerator of its list item', () => {
    const point = '是加强领导落实责任'.repeat(12);
    const text = `一${point}，二是坚持枫桥经验化解矛盾${'协调联动'.repeat(30)}，三${point}。`;
    expect(cut(text, '枫桥')[0]).toMatch(/^二是坚持枫桥经验/);
  });

  test('the excerpt of an overlong sentence is a window around the hit', () => {
    const text = `${'甲'.repeat(500)}枫桥${'乙'.repeat(500)}`;
    const [excerpt = ''] = cut(text, '枫桥');
    expect(excerpt).toContain('枫桥');
    expect(excerpt.length).toBeLessThanOrEqual(240);
  });

  test('excerpts cover every hit, in order, without overlap, inside the text', () => {
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
        const parts = excerpts(passage, hits);
        for (const [start, end] of hits)
          expect(parts.some(([from, to]) => from <= start && end <= to)).toBe(true);
        let last = -1;
        for (const [from, to] of parts) {
          expect(from).toBeGreaterThan(last);
          expect(to).toBeLessThanOrEqual(passage.length);
          last = to;
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

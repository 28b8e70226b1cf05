import { describe, expect, test } from 'vitest';
import type { ReuseSpan } from '../../../server/contract/reuse.ts';
import { numbered, segmentsOf, shifted } from './stretches.ts';

const span = (start: number, end: number, band: ReuseSpan['band']): ReuseSpan => ({
  start,
  end,
  band,
  places: 1,
  reports: 1,
  passages: 1,
  sources: [],
});

describe('stretches of a draft', () => {
  test('a stretch within another is part of it, and one that only overlaps it is not', () => {
    const stretches = numbered([span(0, 20, 'strong'), span(5, 15, 'reuse'), span(18, 30, 'reuse')]);
    expect(stretches.map(({ number, within }) => [number, within])).toEqual([
      [1, null],
      [2, 1],
      [3, null],
    ]);
  });

  test('segments are the draft, each with its strongest stretch', () => {
    const draft = '零一二三四五六七八九';
    const stretches = numbered([span(1, 6, 'formula'), span(4, 8, 'strong')]);
    expect(segmentsOf(draft, stretches).map(({ text, stretch }) => [text, stretch?.number ?? null])).toEqual([
      ['零', null],
      ['一二三', 1],
      ['四五六七', 2],
      ['八九', null],
    ]);
  });

  test('the full stop before a stretch is not marked with it', () => {
    const [before, marked] = segmentsOf('前。后面的话，', numbered([span(1, 7, 'strong')]));
    expect([before?.text, marked?.text]).toEqual(['前。', '后面的话']);
  });

  test('offsets of a later piece become those of the draft', () => {
    const source = { text: [1, 3], differences: [{ text: [2, 3], passage: [0, 1] }] };
    const answer = { spans: [{ ...span(1, 4, 'reuse'), sources: [source] }] };
    expect(shifted(answer as unknown as Parameters<typeof shifted>[0], 100)).toMatchObject([
      {
        start: 101,
        end: 104,
        sources: [{ text: [101, 103], differences: [{ text: [102, 103], passage: [0, 1] }] }],
      },
    ]);
  });
});

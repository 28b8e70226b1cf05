import { expect, test } from 'vitest';
import { phraseBoundaries } from './phrase-boundaries.ts';

function stretches(prefix: string, following: Record<string, number>, maxLength = 10): string[] {
  const contexts = Object.entries(following).flatMap(([text, count]) => Array<string>(count).fill(text));
  return phraseBoundaries(prefix, contexts, maxLength).map(({ text, count }) => `${text} ${count}`);
}

test('a word ends where the text continues in many ways and sometimes stops', () => {
  const found = stretches('枫桥', { 经验: 4, 经验在基层: 3, 经验为引领: 3, 经验解纷: 2 });
  expect(found[0]).toBe('枫桥经验 12');
  for (const piece of ['枫桥经 12', '枫桥经验在 3', '枫桥经验在基 3']) expect(found).not.toContain(piece);
});

test('a stretch that nearly always has the same continuation is no word', () => {
  expect(stretches('一村', { 一法律顾问: 9, 一品: 1 })).toEqual(['一村一法律顾问 9']);
});

test('a stretch never separated from what follows is no word, however varied its continuations', () => {
  expect(stretches('执法', { 公示: 3, 公示制度: 3, 公正: 3, 公正文明: 3, 公信力: 4 })).not.toContain(
    '执法公 16',
  );
});

test('a particle is dropped after a word but kept inside one', () => {
  const found = stretches('枫桥', { 经验: 4, 经验的做法: 3, 经验的基础: 3, 经验的内涵: 3, 经验的: 2 });
  expect(found).toContain('枫桥经验 15');
  expect(found).not.toContain('枫桥经验的 11');
  expect(stretches('目', { 的: 3, 的地: 2, 标: 2 })).toContain('目的 5');
});

test('a suggestion never ends inside a run of digits', () => {
  const found = stretches('20', { '21年': 3, '22年': 3, '23': 4 });
  expect(new Set(found)).toEqual(new Set(['2021年 3', '2022年 3', '2023 4']));
});

test('suggestions occur at least twice and are never longer than requested', () => {
  expect(stretches('法', { 治: 1, 律: 1 })).toEqual([]);
  expect(stretches('法', { 治政府建设: 5 }, 3)).toEqual([]);
});

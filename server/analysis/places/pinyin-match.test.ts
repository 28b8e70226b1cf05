import { expect, test } from 'vitest';
import { endsAfter, foldTyped, START, speller } from './pinyin-match.ts';

async function spells(typed: string, name: string): Promise<number | undefined> {
  const folded = foldTyped(typed);
  return endsAfter(folded, START, (await speller())(name)).get(folded.length);
}

test.each([
  ['枫桥', '枫桥镇', 2],
  ['楓橋', '枫桥镇', 2],
  ['fengqiao', '枫桥镇', 2],
  ['FengQiao', '枫桥镇', 2],
  ['feng qiao', '枫桥镇', 2],
  ['fq', '枫桥镇', 2],
  ['fqz', '枫桥镇', 3],
  ['fengq', '枫桥镇', 2],
  ['枫q', '枫桥镇', 2],
  ["xi'an", '西安市', 2],
  ['cq', '重庆市', 2],
  ['zhongqing', '重庆市', 2],
  ['liuan', '六安市', 2],
  ['luan', '六安市', 2],
  ['lüliang', '吕梁市', 2],
  ['lvliang', '吕梁市', 2],
  ['szhuang', '石庄镇', 2],
])('[%s] spells the beginning of %s', async (typed, name, matched) => {
  expect(await spells(typed, name)).toBe(matched);
});

test.each([
  ['桥', '枫桥镇'],
  ['qiao', '枫桥镇'],
  ['fengqiaozhenx', '枫桥镇'],
  ['fnegqiao', '枫桥镇'],
  ['', '枫桥镇'],
])('[%s] does not spell %s', async (typed, name) => {
  expect(await spells(typed, name)).toBeUndefined();
});

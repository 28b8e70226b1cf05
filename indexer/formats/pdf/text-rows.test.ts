import { describe, expect, it } from 'vitest';
import { asSeen } from './characters.ts';
import { glue, type Run, rowsOf, withoutStrewnSpaces } from './text-rows.ts';

/** A run of 10 points whose characters are as wide as it is high. */
const run = (text: string, x: number, y: number, size = 10): Run => ({
  text,
  x,
  right: x + text.length * size,
  y,
  size,
});
const texts = (...runs: Run[]): string[] => rowsOf(runs).map((row) => row.text);

describe('runs on one baseline are one row', () => {
  it.each<[string, Run[], string[]]>([
    ['whatever their order', [run('政府', 20, 50), run('法治', 0, 50)], ['法治政府']],
    ['lines below each other are two', [run('法治', 0, 50), run('政府', 0, 66)], ['法治', '政府']],
    [
      'a superscript stands in its row',
      [run('案件', 0, 50), run('①', 20, 46, 6), run('多', 26, 50)],
      ['案件①多'],
    ],
    ['a larger word too', [run('共', 0, 50), run('八', 10, 51, 16), run('件', 26, 50)], ['共八件']],
    ['words far apart stay apart', [run('办公室', 0, 50), run('印发', 80, 50)], ['办公室\u3000印发']],
    ['characters set wide are one word', [run('通', 0, 50), run('知', 40, 50)], ['通知']],
  ])('%s', (_, runs, expected) => {
    expect(texts(...runs)).toEqual(expected);
  });
});

describe('what is drawn twice to look bold is read once', () => {
  it.each<[string, Run[], string[]]>([
    ['a whole line', [run('法治政府', 0, 50), run('法治政府', 0.4, 50)], ['法治政府']],
    ['character by character', [run('法', 0, 50), run('法治', 0.4, 50), run('治', 10.4, 50)], ['法治']],
    ['a run that goes on', [run('法治', 0, 50), run('法治政府', 0.3, 50.2)], ['法治政府']],
    ['a word said twice is none', [run('常', 0, 50), run('常', 10, 50)], ['常常']],
  ])('%s', (_, runs, expected) => {
    expect(texts(...runs)).toEqual(expected);
  });
});

it.each([
  ['法 治 政 府', '法治政府'],
  ['2023 年 12 月', '2023年12月'],
  ['Tel 0513 8888', 'Tel 0513 8888'],
  ['(五) 狠抓普法, 推进', '(五) 狠抓普法, 推进'],
  ['办公室\u3000\u3000印发', '办公室\u3000\u3000印发'],
])('spaces that only spread the characters go: %s', (written, read) => {
  expect(withoutStrewnSpaces(written)).toBe(read);
});

it.each([
  ['法', '治', 0.3, '法治'],
  ['法', '治', 1, '法\u3000治'],
  ['rule', 'law', 0.25, 'rule law'],
  ['rul', 'e', 0.05, 'rule'],
  ['12', '15', 0.3, '12 15'],
  ['', '治', 2, '治'],
])('%s and %s with a gap of %d ems', (left, right, gap, joined) => {
  expect(glue(left, right, gap)).toBe(joined);
});

describe('radicals that a PDF names for whole characters are read as those', () => {
  it.each([
    ['⼈⺠政府', '人民政府'],
    ['⼀、⻓期', '一、长期'],
    ['⻢⻋⻔⻅⻚⻛⻰', '马车门见页风龙'],
    ['商⼾', '商户'],
    ['2021―2025', '2021—2025'],
    ['人民—「」①々', '人民—「」①々'],
  ])('%s', (named, seen) => {
    expect(asSeen(named)).toBe(seen);
  });

  it('none of the first block is left', () => {
    for (let code = 0x2f00; code <= 0x2fd5; code++) {
      expect(asSeen(String.fromCharCode(code))).toMatch(/^[\u4e00-\u9fff]$/);
    }
  });
});

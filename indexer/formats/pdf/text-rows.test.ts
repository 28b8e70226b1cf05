import { describe, expect, test } from 'vitest';
import { replaceLookalikes } from './characters.ts';
import { joinAcrossGap, type Run, removeTypesettingSpaces, rowsOf } from './text-rows.ts';

/** A run of 10 points with square characters. */
const run = (text: string, x: number, y: number, size = 10): Run => ({
  text,
  x,
  right: x + text.length * size,
  y,
  size,
});
const texts = (...runs: Run[]): string[] => rowsOf(runs).map((row) => row.text);

describe('rowsOf on one baseline', () => {
  test.each<[string, Run[], string[]]>([
    ['runs on one baseline form a row in any order', [run('政府', 20, 50), run('法治', 0, 50)], ['法治政府']],
    ['lines below each other are separate rows', [run('法治', 0, 50), run('政府', 0, 66)], ['法治', '政府']],
    [
      'a superscript joins its row',
      [run('案件', 0, 50), run('①', 20, 46, 6), run('多', 26, 50)],
      ['案件①多'],
    ],
    [
      'a raised digit after a digit is a mark in brackets',
      [run('共120', 0, 50), run('1', 40, 46, 6), run('件', 46, 50)],
      ['共120[1]件'],
    ],
    ['a raised digit after a unit is its power', [run('5km', 0, 50), run('2', 30, 46, 6)], ['5km2']],
    ['a lowered digit stays as it is', [run('二氧化碳CO', 0, 50), run('2', 60, 51, 6)], ['二氧化碳CO2']],
    ['a larger word joins its row', [run('共', 0, 50), run('八', 10, 51, 16), run('件', 26, 50)], ['共八件']],
    [
      'words far apart are separated by U+3000',
      [run('办公室', 0, 50), run('印发', 80, 50)],
      ['办公室\u3000印发'],
    ],
    ['letter-spaced characters are one word', [run('通', 0, 50), run('知', 40, 50)], ['通知']],
  ])('%s', (_, runs, expected) => {
    expect(texts(...runs)).toEqual(expected);
  });
});

describe('rowsOf on text drawn twice to look bold', () => {
  test.each<[string, Run[], string[]]>([
    ['a line drawn twice is read once', [run('法治政府', 0, 50), run('法治政府', 0.4, 50)], ['法治政府']],
    [
      'characters drawn twice one by one are read once',
      [run('法', 0, 50), run('法治', 0.4, 50), run('治', 10.4, 50)],
      ['法治'],
    ],
    [
      'a run that repeats and continues the previous one is read once',
      [run('法治', 0, 50), run('法治政府', 0.3, 50.2)],
      ['法治政府'],
    ],
    ['a repeated character at another place is kept', [run('常', 0, 50), run('常', 10, 50)], ['常常']],
  ])('%s', (_, runs, expected) => {
    expect(texts(...runs)).toEqual(expected);
  });
});

test.each([
  ['法 治 政 府', '法治政府'],
  ['2023 年 12 月', '2023年12月'],
  ['Tel 0513 8888', 'Tel 0513 8888'],
  ['(五) 狠抓普法, 推进', '(五) 狠抓普法, 推进'],
  ['办公室\u3000\u3000印发', '办公室\u3000\u3000印发'],
])('removeTypesettingSpaces keeps only real spaces in %s', (written, read) => {
  expect(removeTypesettingSpaces(written)).toBe(read);
});

test.each([
  ['法', '治', 0.3, '法治'],
  ['法', '治', 1, '法\u3000治'],
  ['rule', 'law', 0.25, 'rule law'],
  ['rul', 'e', 0.05, 'rule'],
  ['12', '15', 0.3, '12 15'],
  ['', '治', 2, '治'],
])('joinAcrossGap joins "%s" and "%s" with a gap of %d ems', (left, right, gap, joined) => {
  expect(joinAcrossGap(left, right, gap)).toBe(joined);
});

describe('replaceLookalikes', () => {
  test.each([
    ['⼈⺠政府', '人民政府'],
    ['⼀、⻓期', '一、长期'],
    ['⻢⻋⻔⻅⻚⻛⻰', '马车门见页风龙'],
    ['商⼾', '商户'],
    ['2021―2025', '2021—2025'],
    ['人民—「」①々', '人民—「」①々'],
  ])('replaceLookalikes turns %s into %s', (source, expected) => {
    expect(replaceLookalikes(source)).toBe(expected);
  });

  test('replaceLookalikes leaves no radical of the Kangxi block', () => {
    for (let code = 0x2f00; code <= 0x2fd5; code++) {
      expect(replaceLookalikes(String.fromCharCode(code))).toMatch(/^[\u4e00-\u9fff]$/);
    }
  });
});

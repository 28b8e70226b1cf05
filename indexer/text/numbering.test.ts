import { expect, test } from 'vitest';
import { enumeratorValue, hanNumber, numbering, numberValue } from './numbering.ts';

test.each([
  ['一、总体情况', 1, '一、', 1, '总体情况'],
  ['十二、其他', 1, '十二、', 12, '其他'],
  ['二十、其他', 1, '二十、', 20, '其他'],
  ['三．总体情况', 1, '三．', 3, '总体情况'],
  ['第一部分 总体情况', 0, '第一部分', 1, '总体情况'],
  ['第三章：附则', 0, '第三章', 3, '附则'],
  ['（二）强化执法', 2, '（二）', 2, '强化执法'],
  ['(十一) 强化执法', 2, '(十一)', 11, '强化执法'],
  ['（ 三 ）、强化执法', 2, '（ 三 ）', 3, '强化执法'],
  ['1. 学法', 3, '1.', 1, '学法'],
  ['2、学法', 3, '2、', 2, '学法'],
  ['12．学法', 3, '12．', 12, '学法'],
  ['（4）学法', 4, '（4）', 4, '学法'],
  ['(10)学法', 4, '(10)', 10, '学法'],
  ['③学法', 5, '③', 3, '学法'],
  ['⑳学法', 5, '⑳', 20, '学法'],
])('numbering parses %s', (line, rank, number, value, rest) => {
  expect(numbering(line)).toEqual({ rank, number, value, rest });
});

test.each([
  ['a decimal', '1.5万人次参加活动'],
  ['a date with a point', '3.15活动'],
  ['a year', '2023年，全镇稳步推进'],
  ['a year in brackets', '（2023）5号'],
  ['a run-in enumerator', '一是强化学习'],
  ['a sentence that begins with a numeral', '一年来，全镇稳步推进'],
  ['a note in brackets', '（示例文本）'],
  ['a bare number', '120件'],
  ['a number inside the line', '全镇一、二组'],
  ['an empty line', ''],
])('numbering rejects %s', (_, line) => {
  expect(numbering(line)).toBeNull();
});

test.each([
  ['一是学习', 1],
  ['十二是学习', 12],
  ['三要学习', 3],
  ['二则学习', 2],
  ['学习一是', 0],
  ['一、学习', 0],
  ['是学习', 0],
])('the enumerator of %s is %i', (text, value) => {
  expect(enumeratorValue(text)).toBe(value);
});

test.each([
  ['三', 3],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['三十一', 31],
  ['九', 9],
  ['07', 7],
  ['⑮', 15],
])('the value of %s is %i', (number, value) => {
  expect(numberValue(number)).toBe(value);
});

test('numberValue reads back hanNumber from 1 to 99', () => {
  for (let n = 1; n <= 99; n++) expect([n, numberValue(hanNumber(n))]).toEqual([n, n]);
  expect([1, 9, 10, 11, 20, 21].map(hanNumber)).toEqual(['一', '九', '十', '十一', '二十', '二十一']);
});

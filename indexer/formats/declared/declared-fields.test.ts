import { expect, test } from 'vitest';
import { declaredFrom } from './declared-fields.ts';

test.each([
  ['标题', 'title'],
  [' 报告标题 ', 'title'],
  ['\ufeff标题(title)', 'title'],
  ['名称（必填）', 'title'],
  ['Report Title', 'title'],
  ['省份', 'province'],
  ['province_name', 'province'],
  ['地级市', 'city'],
  ['市（州）', 'city'],
  ['区县', 'county'],
  ['县（市、区）', 'county'],
  ['镇街', 'town'],
  ['乡镇/街道', 'town'],
  ['Source URL', 'url'],
  ['原文链接', 'url'],
] as const)('the column %s declares the %s', (column, field) => {
  expect(declaredFrom({ [column]: ' 值 ' })).toEqual({ [field]: '值' });
});

test.each([
  ['2023', 2023],
  ['2023年度', 2023],
  [2023, 2023],
  ['2023-01-01', 2023],
  ['20231', undefined],
  ['去年', undefined],
  [null, undefined],
])('the declared year %s is read as %s', (value, year) => {
  expect(declaredFrom({ 报告年度: value })).toEqual(year === undefined ? {} : { year });
});

test.each([
  ['2024-03-05', '2024-03-05'],
  ['2024/3/5 10:20', '2024-03-05'],
  ['2024年3月5日', '2024-03-05'],
  ['2024.03.05', '2024-03-05'],
  ['20240305', '2024-03-05'],
  ['2024-03-05T23:00:00+08:00', '2024-03-05'],
  ['Tue, 05 Mar 2024 08:00:00 +0800', '2024-03-05'],
  ['5 March 2024', '2024-03-05'],
  ['2024-02-30', undefined],
  ['2024年3月', undefined],
  ['05 Xyz 2024', undefined],
  [45356, undefined],
])('the publication date %s is read as %s', (value, date) => {
  expect(declaredFrom({ pubDate: value }).publishedOn).toBe(date);
});

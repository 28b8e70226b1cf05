import { expect, test } from 'vitest';
import { type MendingValues, mendingOf } from './metadata-edit.ts';

const BEFORE: MendingValues = {
  title: '甲镇2023年报告',
  year: '2023',
  province: '江苏省',
  city: '云渚市',
  county: '',
  town: '甲镇',
  source_url: '',
};

test('what nobody touched is not declared', () => {
  expect(mendingOf(BEFORE, BEFORE, false)).toEqual({});
  expect(mendingOf(BEFORE, { ...BEFORE, year: '2022' }, false)).toEqual({ year: 2022 });
  expect(mendingOf(BEFORE, { ...BEFORE, year: '', title: '' }, false)).toEqual({ year: '', title: '' });
});

test('the levels of a place go together, where one is changed or all are said to be right', () => {
  const place = { province: '江苏省', city: '云渚市', county: '', town: '甲镇' };
  expect(mendingOf(BEFORE, BEFORE, true)).toEqual(place);
  expect(mendingOf(BEFORE, { ...BEFORE, county: '乙县' }, false)).toEqual({ ...place, county: '乙县' });
});

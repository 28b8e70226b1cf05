import { expect, test } from 'vitest';
import { type MetadataValues, metadataChanges } from './metadata-edit.ts';

const BEFORE: MetadataValues = {
  title: '甲镇2023年报告',
  year: '2023',
  province: '江苏省',
  city: '云渚市',
  county: '',
  town: '甲镇',
  issuer: '甲镇人民政府',
  source_url: '',
};

test('metadataChanges omits untouched fields', () => {
  expect(metadataChanges(BEFORE, BEFORE, false)).toEqual({});
  expect(metadataChanges(BEFORE, { ...BEFORE, year: '2022' }, false)).toEqual({ year: 2022 });
  expect(metadataChanges(BEFORE, { ...BEFORE, year: '', title: '' }, false)).toEqual({ year: '', title: '' });
});

test('metadataChanges sends all levels of a place if one is changed or the place is confirmed', () => {
  const place = { province: '江苏省', city: '云渚市', county: '', town: '甲镇' };
  expect(metadataChanges(BEFORE, BEFORE, true)).toEqual(place);
  expect(metadataChanges(BEFORE, { ...BEFORE, county: '乙县' }, false)).toEqual({ ...place, county: '乙县' });
});

import { describe, expect, test } from 'vitest';
import { fullName, regionName, shortName } from './place-name.ts';

const place = (province: string | null, city: string | null, county: string | null, town: string | null) => ({
  province,
  city,
  county,
  town,
});

describe('names of a place', () => {
  test.each([
    [place('江苏省', '云渚市', '清漪县', '柳汀镇'), '柳汀镇', '江苏省云渚市清漪县'],
    [place('重庆市', '重庆市', '云阳县', '南溪镇'), '南溪镇', '重庆市云阳县'],
    [place('湖北省', null, '仙桃市', null), '仙桃市', '湖北省'],
    [place(null, null, null, '南阳镇'), '南阳镇', ''],
    [place(null, null, null, null), '地区不详', ''],
  ])('the place %j is called %s, in the region “%s”', (name, short, region) => {
    expect(shortName(name)).toBe(short);
    expect(regionName(name)).toBe(region);
  });

  test('the nation, which has no levels, is called by its name', () => {
    const nation = { ...place(null, null, null, null), key: '000000' };
    expect([shortName(nation), regionName(nation), fullName(nation)]).toEqual(['全国', '', '全国']);
  });

  test('fullName joins all levels of a place without repeating a municipality', () => {
    expect(fullName(place('重庆市', '重庆市', '云阳县', '南溪镇'))).toBe('重庆市云阳县南溪镇');
  });
});

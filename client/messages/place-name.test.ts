import { describe, expect, it } from 'vitest';
import { fullName, regionName, shortName } from './place-name.ts';

const place = (province: string | null, city: string | null, county: string | null, town: string | null) => ({
  province,
  city,
  county,
  town,
});

describe('names of a place', () => {
  it.each([
    [place('江苏省', '云渚市', '清漪县', '柳汀镇'), '柳汀镇', '江苏省云渚市清漪县'],
    [place('重庆市', '重庆市', '云阳县', '南溪镇'), '南溪镇', '重庆市云阳县'],
    [place('湖北省', null, '仙桃市', null), '仙桃市', '湖北省'],
    [place(null, null, null, '南阳镇'), '南阳镇', ''],
    [place(null, null, null, null), '地区不详', ''],
  ])('%j is %s in %s', (name, short, region) => {
    expect(shortName(name)).toBe(short);
    expect(regionName(name)).toBe(region);
  });

  it('stands alone with all its levels', () => {
    expect(fullName(place('重庆市', '重庆市', '云阳县', '南溪镇'))).toBe('重庆市云阳县南溪镇');
  });
});

import { describe, expect, test } from 'vitest';
import { nation, type Place } from '../domain/place.ts';
import { issuersOf } from './issuers.ts';
import { openingOf } from './opening.ts';

const NOWHERE: Place = { ...nation([]), key: 'unknown', code: null };
const SILENT = openingOf([]);
const SPEECH = openingOf(['各位代表：', '我代表市人民政府，向大会报告工作。']);

describe('the issuer of a report that names none', () => {
  test.each([
    ['a province', { province: '四川省' }, '四川省人民政府'],
    ['a city', { province: '吉林省', city: '白城市' }, '白城市人民政府'],
    ['a county', { province: '浙江省', city: '绍兴市', county: '诸暨市' }, '诸暨市人民政府'],
    ['a district', { province: '江苏省', city: '南京市', county: '鼓楼区' }, '南京市鼓楼区人民政府'],
    ['a town', { county: '诸暨市', town: '枫桥镇' }, '诸暨市枫桥镇人民政府'],
    ['a subdistrict', { county: '诸暨市', town: '陶朱街道' }, '诸暨市陶朱街道办事处'],
    ['the nation', nation([]), '国务院'],
  ])('is the government of %s', (_, levels, expected) => {
    const place = { ...NOWHERE, ...levels };
    const of = { genre: '政府工作报告', place, opening: SILENT } as const;
    expect(issuersOf([], undefined, of)).toEqual({ names: [expected], confidence: 'likely' });
    expect(issuersOf([], undefined, { ...of, opening: SPEECH }).confidence).toBe('certain');
  });

  test('is not known without a place, nor for papers that are no report of a government', () => {
    expect(
      issuersOf([], undefined, { genre: '政府工作报告', place: NOWHERE, opening: SILENT }).names,
    ).toEqual([]);
    const place = { ...NOWHERE, province: '四川省' };
    const none = issuersOf([], undefined, { genre: 'other', place, opening: SILENT });
    expect(none).toEqual({ names: [], confidence: 'unknown' });
  });

  test('yields to the issuers that the report or its page states', () => {
    const of = { genre: '政府工作报告', place: nation([]), opening: SPEECH } as const;
    expect(issuersOf(['甲', '乙'], '丙', of)).toEqual({ names: ['甲', '乙'], confidence: 'certain' });
    expect(issuersOf([], '丙', of).names).toEqual(['丙']);
  });
});

import { describe, expect, test } from 'vitest';
import { Gazetteer } from './gazetteer.ts';
import { type PlaceSources, resolvePlace } from './place.ts';

const GAZETTEER = Gazetteer.load();

function resolve(names: string | readonly string[], text = ''): ReturnType<typeof resolvePlace> {
  const sources: PlaceSources = { names: typeof names === 'string' ? [names] : names, text };
  return resolvePlace(sources, {}, GAZETTEER);
}

/** Levels of a place, `-` for those left open. */
function levels(place: {
  province: string | null;
  city: string | null;
  county: string | null;
  town: string | null;
}) {
  return [place.province, place.city, place.county, place.town].map((level) => level ?? '-').join(' ');
}

// 枫桥镇 is unique in the country; there is a 西塘镇 in 嘉善县 (浙江) and in 岳阳楼区 (湖南), a 郑场镇 in
// 仙桃市 and in 绥阳县.
describe('a town', () => {
  test.each([
    ['with a unique name', '枫桥镇2023年报告', '', '浙江省 绍兴市 诸暨市 枫桥镇', 'likely'],
    [
      'with a unique name whose county is mentioned',
      '枫桥镇2023年报告',
      '在诸暨市委领导下',
      '浙江省 绍兴市 诸暨市 枫桥镇',
      'certain',
    ],
    ['named with its county', '诸暨市枫桥镇人民政府', '', '浙江省 绍兴市 诸暨市 枫桥镇', 'certain'],
    [
      'named with all levels above it',
      '浙江省嘉兴市嘉善县西塘镇人民政府',
      '',
      '浙江省 嘉兴市 嘉善县 西塘镇',
      'certain',
    ],
    ['named by its party committee', '中共嘉善县西塘镇委员会', '', '浙江省 嘉兴市 嘉善县 西塘镇', 'certain'],
    ['disambiguated by its county', '西塘镇报告', '嘉善县委领导', '浙江省 嘉兴市 嘉善县 西塘镇', 'likely'],
    [
      'disambiguated by the short name of its county',
      '西塘镇报告',
      '嘉善法院',
      '浙江省 嘉兴市 嘉善县 西塘镇',
      'likely',
    ],
    [
      'disambiguated by its province',
      '西塘镇报告',
      '《湖南省条例》',
      '湖南省 岳阳市 岳阳楼区 西塘镇',
      'likely',
    ],
    [
      'whose county is directly under the province',
      '郑场镇报告',
      '仙桃市政府',
      '湖北省 - 仙桃市 郑场镇',
      'likely',
    ],
    [
      'in brackets after a development zone',
      '经济开发区（枫桥镇）报告',
      '诸暨',
      '浙江省 绍兴市 诸暨市 枫桥镇',
      'certain',
    ],
  ])('resolvePlace resolves a town %s', (_, name, text, expected, confidence) => {
    const place = resolve(name, text);
    expect([levels(place), place.confidence, place.candidates]).toEqual([expected, confidence, []]);
    expect(place.key).toBe(place.code);
  });

  test('a town shared by several places is ambiguous, with candidates, and open where they differ', () => {
    const place = resolve('西塘镇2023年报告', '全镇扎实推进。');
    expect([levels(place), place.confidence, place.code]).toEqual(['- - - 西塘镇', 'ambiguous', null]);
    expect(place.candidates.map(levels)).toEqual([
      '浙江省 嘉兴市 嘉善县 西塘镇',
      '湖南省 岳阳市 岳阳楼区 西塘镇',
    ]);
  });

  test('an ambiguous town keeps the levels that all remaining candidates share', () => {
    // There are four towns named 周庄镇: two in 江苏省, two in 河南省.
    const place = resolve('周庄镇2023年报告', '学习《江苏省条例》。');
    expect([levels(place), place.confidence]).toEqual(['江苏省 - - 周庄镇', 'ambiguous']);
    expect(place.candidates.map(levels)).toEqual([
      '江苏省 无锡市 江阴市 周庄镇',
      '江苏省 泰州市 兴化市 周庄镇',
    ]);
  });

  test('the evidence lists the words that identified the town', () => {
    expect(resolve('西塘镇报告', '嘉善法院').evidence).toEqual(['西塘镇', '嘉善']);
  });

  test('a town is not disambiguated by its own name or by a common word', () => {
    // 平安 in 平安建设 is not 平安区.
    expect(resolve('西塘镇报告', '西塘镇推进平安建设、文化建设').confidence).toBe('ambiguous');
  });
});

describe('a town missing from the gazetteer', () => {
  test('an unknown town takes its county from the adjacent words', () => {
    const place = resolve('云间镇报告', '诸暨云间镇全年召开会议。');
    expect([levels(place), place.confidence]).toEqual(['浙江省 绍兴市 诸暨市 云间镇', 'likely']);
    expect([place.code, place.key]).toEqual([null, '浙江省绍兴市诸暨市云间镇']);
  });

  test('an unknown town takes its upper levels from its full name', () => {
    const place = resolve('浙江省绍兴市诸暨市云间镇人民政府');
    expect([levels(place), place.confidence]).toEqual(['浙江省 绍兴市 诸暨市 云间镇', 'likely']);
  });

  test('an unknown town keeps unknown names and leaves the levels above them open', () => {
    const place = resolve('石门坎县云间镇人民政府');
    expect([levels(place), place.confidence, place.key]).toEqual([
      '- - 石门坎县 云间镇',
      'unknown',
      '石门坎县云间镇',
    ]);
  });

  test('an unknown town without context has no upper levels', () => {
    expect([
      levels(resolve('云间镇报告', '云间镇人民政府')),
      resolve('云间镇报告', '云间镇人民政府').confidence,
    ]).toEqual(['- - - 云间镇', 'unknown']);
  });
});

describe('a place above the towns', () => {
  test.each([
    ['a county', '诸暨市人民政府', '浙江省 绍兴市 诸暨市 -', 'certain', '330681'],
    ['a county of a municipality', '云阳县人民政府', '重庆市 重庆市 云阳县 -', 'certain', '500235'],
    ['a county directly under its province', '济源市人民政府', '河南省 - 济源市 -', 'certain', '419001'],
    ['a district whose name is shared by several', '朝阳区人民政府', '- - 朝阳区 -', 'ambiguous', null],
    ['a district with its city', '长春市朝阳区人民政府', '吉林省 长春市 朝阳区 -', 'certain', '220104'],
  ])('resolvePlace resolves %s as the issuer', (_, name, expected, confidence, code) => {
    const place = resolve(name);
    expect([levels(place), place.confidence, place.code]).toEqual([expected, confidence, code]);
  });
});

test('the issuer takes precedence over the title', () => {
  expect(levels(resolve(['诸暨市枫桥镇人民政府', '西塘镇经验学习报告']))).toBe('浙江省 绍兴市 诸暨市 枫桥镇');
});

test('a report that names no place has none', () => {
  expect(resolve('法治建设报告', '浙江省的经验')).toMatchObject({
    key: '',
    confidence: 'unknown',
    town: null,
  });
});

describe('a declared place', () => {
  const declared = (...[province, city, county, town]: (string | undefined)[]) =>
    resolvePlace(
      { names: ['枫桥镇人民政府'], text: '诸暨市' },
      defined({ province, city, county, town }),
      GAZETTEER,
    );
  const defined = (levels: Record<string, string | undefined>): Record<string, string> =>
    Object.fromEntries(Object.entries(levels).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));

  test.each([
    [
      'overrides the text',
      ['湖南省', '岳阳市', '岳阳楼区', '西塘镇'],
      '湖南省 岳阳市 岳阳楼区 西塘镇',
      '430602100',
    ],
    [
      'is completed if it is unambiguous',
      [undefined, undefined, '嘉善县', '西塘镇'],
      '浙江省 嘉兴市 嘉善县 西塘镇',
      '330421103',
    ],
    [
      'is kept if the gazetteer does not know it',
      ['云梦省', '甲市', '乙县', '丙镇'],
      '云梦省 甲市 乙县 丙镇',
      null,
    ],
    ['is kept if it is ambiguous', [undefined, undefined, undefined, '西塘镇'], '- - - 西塘镇', null],
    ['may be a county', ['浙江省', undefined, '诸暨市'], '浙江省 绍兴市 诸暨市 -', '330681'],
  ])('a declared place %s', (_, given, expected, code) => {
    const place = declared(...given);
    expect([levels(place), place.confidence, place.code]).toEqual([expected, 'certain', code]);
  });
});

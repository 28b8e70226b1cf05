import { describe, expect, test } from 'vitest';
import { Gazetteer } from './gazetteer.ts';
import { type PlaceSources, resolvePlace } from './place.ts';

const GAZETTEER = Gazetteer.load();

function resolve(names: string | readonly string[], text = ''): ReturnType<typeof resolvePlace> {
  const sources: PlaceSources = { names: typeof names === 'string' ? [names] : names, text };
  return resolvePlace(sources, {}, GAZETTEER);
}

function resolveTitle(title: string, text = '', bodies: readonly string[] = []) {
  return resolvePlace({ names: [], title, bodies, text }, {}, GAZETTEER);
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

describe('the place in a title', () => {
  test.each([
    ['2024年四川省人民政府工作报告', '四川省 - - -', 'certain'],
    ['2023年度法治政府建设情况报告（诸暨市枫桥镇）', '浙江省 绍兴市 诸暨市 枫桥镇', 'certain'],
    ['关于2023年度枫桥镇法治政府建设情况的报告', '浙江省 绍兴市 诸暨市 枫桥镇', 'likely'],
    ['2024年新疆自治区政府工作报告', '新疆维吾尔自治区 - - -', 'certain'],
    ['2024年新疆政府工作报告', '新疆维吾尔自治区 - - -', 'likely'],
    ['2024年甘孜州政府工作报告', '四川省 甘孜藏族自治州 - -', 'certain'],
    ['三江县2023年法治政府建设报告', '广西壮族自治区 柳州市 三江侗族自治县 -', 'certain'],
    ['漳州高新技术产业开发区管理委员会2023年法治政府建设报告', '福建省 漳州市 - -', 'likely'],
    ['长兴经济技术开发区管委会2023年法治政府建设报告', '浙江省 湖州市 长兴县 -', 'likely'],
    ['第八师石河子市2023年法治政府建设报告', '新疆维吾尔自治区 - 石河子市 -', 'certain'],
    ['国家税务总局诸暨市税务局2023年法治政府建设报告', '浙江省 绍兴市 诸暨市 -', 'likely'],
    ['中卫市市长关于2023年工作的报告', '宁夏回族自治区 中卫市 - -', 'likely'],
    ['新乡市2023年法治政府建设报告', '河南省 新乡市 - -', 'certain'],
    ['新乡2023年法治政府建设报告', '河南省 新乡市 - -', 'likely'],
    ['萍乡市2023年法治政府建设报告', '江西省 萍乡市 - -', 'certain'],
    ['景德镇市人民政府工作报告（2023）', '江西省 景德镇市 - -', 'certain'],
    ['宁乡市2023年法治政府建设报告', '湖南省 长沙市 宁乡市 -', 'certain'],
    ['桐乡市2023年法治政府建设报告', '浙江省 嘉兴市 桐乡市 -', 'certain'],
    ['金乡县2023年法治政府建设报告', '山东省 济宁市 金乡县 -', 'certain'],
    ['重庆市云阳县2023年政府工作报告', '重庆市 重庆市 云阳县 -', 'certain'],
    ['仙桃市2023年政府工作报告', '湖北省 - 仙桃市 -', 'certain'],
  ])('%s', (title, expected, confidence) => {
    const place = resolveTitle(title);
    expect([levels(place), place.confidence]).toEqual([expected, confidence]);
  });

  test.each([
    '关于全面推进乡村振兴工作情况的报告',
    '关于全面推进乡',
    '城镇就业工作报告',
    '2023年城乡居民收入报告',
    '2023年乡镇法治政府建设情况报告',
    '小城镇建设报告',
    '学习贯彻《浙江省乡镇条例》情况的报告',
    '云间镇报告',
  ])('%s names none', (title) => {
    expect(resolveTitle(title)).toMatchObject({ key: 'unknown', town: null, confidence: 'unknown' });
  });

  test.each([
    ['its government', '云间镇人民政府高度重视。'],
    ['itself as a town', '我镇高度重视。'],
  ])('a town unknown to the gazetteer is one if the report speaks of %s', (_, text) => {
    expect(resolveTitle('云间镇2023年报告', text)).toMatchObject({ town: '云间镇' });
  });

  test('a shared district is told by the city that the text mentions', () => {
    expect(levels(resolveTitle('朝阳区2023年政府工作报告', '长春市'))).toBe('吉林省 长春市 朝阳区 -');
  });
});

describe('the place of a body in the opening of a speech', () => {
  test.each([
    ['a city', ['白城市'], '', '吉林省 白城市 - -', 'certain'],
    ['a county above its town', ['诸暨市枫桥镇'], '', '浙江省 绍兴市 诸暨市 枫桥镇', 'certain'],
    ['the last of several', ['甘肃省政协副主席兰州市'], '', '甘肃省 兰州市 - -', 'certain'],
    [
      'a level alone',
      ['省'],
      '江西是革命老区。江西生态好。江西与湖南相邻，江西在前。',
      '江西省 - - -',
      'likely',
    ],
    ['an autonomous region', ['自治区'], '宁夏好。宁夏美。宁夏强。', '宁夏回族自治区 - - -', 'likely'],
  ])('%s', (_, bodies, text, expected, confidence) => {
    const place = resolveTitle('政府工作报告', text, bodies);
    expect([levels(place), place.confidence]).toEqual([expected, confidence]);
  });

  test('a level alone says nothing if the text mentions two places alike', () => {
    expect(resolveTitle('政府工作报告', '江西、湖南、江西、湖南、江西、湖南', ['省']).key).toBe('unknown');
  });
});

describe('the nation', () => {
  test.each([
    ['2025年国务院政府工作报告', []],
    ['2025年中华人民共和国国务院政府工作报告', []],
    ['第十四届全国人民代表大会第三次会议关于政府工作报告的决议', []],
    ['政府工作报告', ['全国']],
    ['政府工作报告', ['国务院']],
  ])('is the place of %s %j', (title, bodies) => {
    expect(resolveTitle(title, '', bodies)).toMatchObject({
      key: '000000',
      province: null,
      town: null,
      confidence: 'certain',
    });
  });

  test('may be declared as the province 全国', () => {
    expect(resolvePlace({ names: [], text: '' }, { province: '全国' }, GAZETTEER).key).toBe('000000');
  });

  test('is not the place of a report on its rules', () => {
    expect(resolveTitle('枫桥镇贯彻国务院《纲要》情况的报告')).toMatchObject({ town: '枫桥镇' });
    expect(resolveTitle('贯彻落实国务院法治政府建设实施纲要情况的报告').key).toBe('unknown');
  });
});

test('the issuer takes precedence over the title', () => {
  expect(levels(resolve(['诸暨市枫桥镇人民政府', '西塘镇经验学习报告']))).toBe('浙江省 绍兴市 诸暨市 枫桥镇');
});

test('a report that names no place has none', () => {
  expect(resolve('法治建设报告', '浙江省的经验')).toMatchObject({
    key: 'unknown',
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

test.each([
  '国务院2023年政府工作报告',
  '生态环境部2023年度法治政府建设情况报告',
  '中华人民共和国自然资源部2022年法治政府建设年度报告',
  '国家市场监督管理总局2022年法治政府建设年度报告',
  '中共中央国务院关于加强基层治理的意见',
])('%s is one of the nation', (title) => {
  expect(resolveTitle(title).key).toBe('000000');
});

test.each([
  '教育部门2023年工作报告',
  '水利部长江水利委员会2023年工作报告',
  '国家级开发区管理委员会2023年报告',
])('%s is none of the nation', (title) => {
  expect(resolveTitle(title).key).not.toBe('000000');
});

test('an office that signs belongs to the place in its name', () => {
  expect(levels(resolve('绍兴市生态环境局诸暨分局'))).toBe('浙江省 绍兴市 - -');
});

import { describe, expect, it } from 'vitest';
import { Gazetteer } from './gazetteer.ts';
import { type PlaceWords, placeOf } from './place.ts';

const GAZETTEER = Gazetteer.load();

function place(own: string | readonly string[], text = ''): ReturnType<typeof placeOf> {
  const words: PlaceWords = { own: typeof own === 'string' ? [own] : own, text };
  return placeOf(words, {}, GAZETTEER);
}

/** The levels of a place, `-` for those left open. */
function levels(found: {
  province: string | null;
  city: string | null;
  county: string | null;
  town: string | null;
}) {
  return [found.province, found.city, found.county, found.town].map((level) => level ?? '-').join(' ');
}

// 枫桥镇 is one in the country; 西塘镇 stands in 嘉善县 (浙江) and 岳阳楼区 (湖南), 郑场镇 in 仙桃市 and 绥阳县.
describe('a town', () => {
  it.each([
    ['of one place only', '枫桥镇2023年报告', '', '浙江省 绍兴市 诸暨市 枫桥镇', 'likely'],
    [
      'of one place only, mentioned',
      '枫桥镇2023年报告',
      '在诸暨市委领导下',
      '浙江省 绍兴市 诸暨市 枫桥镇',
      'certain',
    ],
    ['named with its county', '诸暨市枫桥镇人民政府', '', '浙江省 绍兴市 诸暨市 枫桥镇', 'certain'],
    [
      'named with all above it',
      '浙江省嘉兴市嘉善县西塘镇人民政府',
      '',
      '浙江省 嘉兴市 嘉善县 西塘镇',
      'certain',
    ],
    ['of a party committee', '中共嘉善县西塘镇委员会', '', '浙江省 嘉兴市 嘉善县 西塘镇', 'certain'],
    ['told apart by its county', '西塘镇报告', '嘉善县委领导', '浙江省 嘉兴市 嘉善县 西塘镇', 'likely'],
    [
      'told apart by the county’s short name',
      '西塘镇报告',
      '嘉善法院',
      '浙江省 嘉兴市 嘉善县 西塘镇',
      'likely',
    ],
    ['told apart by its province', '西塘镇报告', '《湖南省条例》', '湖南省 岳阳市 岳阳楼区 西塘镇', 'likely'],
    ['whose county has no city above it', '郑场镇报告', '仙桃市政府', '湖北省 - 仙桃市 郑场镇', 'likely'],
    ['in a zone, in brackets', '经济开发区（枫桥镇）报告', '诸暨', '浙江省 绍兴市 诸暨市 枫桥镇', 'certain'],
  ])('%s', (_, own, text, expected, confidence) => {
    const found = place(own, text);
    expect([levels(found), found.confidence, found.candidates]).toEqual([expected, confidence, []]);
    expect(found.key).toBe(found.code);
  });

  it('of several places is ambiguous, with the candidates, and open where they differ', () => {
    const found = place('西塘镇2023年报告', '全镇扎实推进。');
    expect([levels(found), found.confidence, found.code]).toEqual(['- - - 西塘镇', 'ambiguous', null]);
    expect(found.candidates.map(levels)).toEqual([
      '浙江省 嘉兴市 嘉善县 西塘镇',
      '湖南省 岳阳市 岳阳楼区 西塘镇',
    ]);
  });

  it('keeps the levels that all remaining candidates share', () => {
    // Four are called 周庄镇: two in 江苏省, two in 河南省.
    const found = place('周庄镇2023年报告', '学习《江苏省条例》。');
    expect([levels(found), found.confidence]).toEqual(['江苏省 - - 周庄镇', 'ambiguous']);
    expect(found.candidates.map(levels)).toEqual([
      '江苏省 无锡市 江阴市 周庄镇',
      '江苏省 泰州市 兴化市 周庄镇',
    ]);
  });

  it('says by which words it was told', () => {
    expect(place('西塘镇报告', '嘉善法院').evidence).toEqual(['西塘镇', '嘉善']);
  });

  it('is not told apart by its own name or by a common word', () => {
    // 平安 in 平安建设 is not 平安区.
    expect(place('西塘镇报告', '西塘镇推进平安建设、文化建设').confidence).toBe('ambiguous');
  });
});

describe('a town that the gazetteer does not know', () => {
  it('has its county from the words beside it', () => {
    const found = place('云间镇报告', '诸暨云间镇全年召开会议。');
    expect([levels(found), found.confidence]).toEqual(['浙江省 绍兴市 诸暨市 云间镇', 'likely']);
    expect([found.code, found.key]).toEqual([null, '浙江省绍兴市诸暨市云间镇']);
  });

  it('has from its chain what that says', () => {
    const found = place('浙江省绍兴市诸暨市云间镇人民政府');
    expect([levels(found), found.confidence]).toEqual(['浙江省 绍兴市 诸暨市 云间镇', 'likely']);
  });

  it('keeps names that nobody knows, and is unknown above', () => {
    const found = place('石门坎县云间镇人民政府');
    expect([levels(found), found.confidence, found.key]).toEqual([
      '- - 石门坎县 云间镇',
      'unknown',
      '石门坎县云间镇',
    ]);
  });

  it('says nothing of what no word says', () => {
    expect([levels(place('云间镇报告')), place('云间镇报告').confidence]).toEqual([
      '- - - 云间镇',
      'unknown',
    ]);
  });
});

describe('a place above the towns', () => {
  it.each([
    ['a county', '诸暨市人民政府', '浙江省 绍兴市 诸暨市 -', 'certain', '330681'],
    ['a county of a municipality', '云阳县人民政府', '重庆市 重庆市 云阳县 -', 'certain', '500235'],
    [
      'a county that stands directly under its province',
      '济源市人民政府',
      '河南省 - 济源市 -',
      'certain',
      '419001',
    ],
    ['a district of a name that several bear', '朝阳区人民政府', '- - 朝阳区 -', 'ambiguous', null],
    ['a district with its city', '长春市朝阳区人民政府', '吉林省 长春市 朝阳区 -', 'certain', '220104'],
  ])('%s', (_, own, expected, confidence, code) => {
    const found = place(own);
    expect([levels(found), found.confidence, found.code]).toEqual([expected, confidence, code]);
  });
});

it('the surest words decide: the issuer before the title', () => {
  expect(levels(place(['诸暨市枫桥镇人民政府', '西塘镇经验学习报告']))).toBe('浙江省 绍兴市 诸暨市 枫桥镇');
});

it('where no word names a place, there is none', () => {
  expect(place('法治建设报告', '浙江省的经验')).toMatchObject({ key: '', confidence: 'unknown', town: null });
});

describe('a place declared', () => {
  const declared = (...[province, city, county, town]: (string | undefined)[]) =>
    placeOf({ own: ['枫桥镇人民政府'], text: '诸暨市' }, named({ province, city, county, town }), GAZETTEER);
  const named = (levels: Record<string, string | undefined>): Record<string, string> =>
    Object.fromEntries(Object.entries(levels).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));

  it.each([
    [
      'wins over the text',
      ['湖南省', '岳阳市', '岳阳楼区', '西塘镇'],
      '湖南省 岳阳市 岳阳楼区 西塘镇',
      '430602100',
    ],
    [
      'is completed where it can be only one',
      [undefined, undefined, '嘉善县', '西塘镇'],
      '浙江省 嘉兴市 嘉善县 西塘镇',
      '330421103',
    ],
    [
      'stands as it is where nobody knows it',
      ['云梦省', '甲市', '乙县', '丙镇'],
      '云梦省 甲市 乙县 丙镇',
      null,
    ],
    [
      'stands as it is where it could be several',
      [undefined, undefined, undefined, '西塘镇'],
      '- - - 西塘镇',
      null,
    ],
    ['may be a county', ['浙江省', undefined, '诸暨市'], '浙江省 绍兴市 诸暨市 -', '330681'],
  ])('%s', (_, given, expected, code) => {
    const found = declared(...given);
    expect([levels(found), found.confidence, found.code]).toEqual([expected, 'certain', code]);
  });
});

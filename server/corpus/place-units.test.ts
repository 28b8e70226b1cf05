import { expect, test } from 'vitest';
import { nation, type PlaceName } from '../../indexer/domain/place.ts';
import { grouping } from '../analysis/frequency/groups.ts';
import { namedPlaces } from '../analysis/places/named-places.ts';
import { recordOf } from '../testing/record-of.ts';
import { type Catalogue, placeLabel } from './catalogue.ts';
import { PlaceUnits } from './place-units.ts';

const PLACES: (PlaceName & { readonly key: string })[] = [
  { key: '1', province: '江苏省', city: '南京市', county: '鼓楼区', town: '宁海路街道' },
  { key: '2', province: '江苏省', city: '徐州市', county: '鼓楼区', town: '环城街道' },
  { key: '3', province: '浙江省', city: '绍兴市', county: '诸暨市', town: '枫桥镇' },
  { key: '4', province: '浙江省', city: '绍兴市', county: '诸暨市', town: null },
  { key: '5', province: '重庆市', city: '重庆市', county: '云阳县', town: '凤鸣镇' },
  { key: '6', province: '河南省', city: null, county: '济源市', town: null },
  { key: '000000', province: null, city: null, county: null, town: null },
  { key: 'unknown', province: null, city: null, county: null, town: null },
];

function catalogue(): Catalogue {
  const { place } = recordOf();
  const all = new Map(PLACES.map((name) => [name.key, recordOf({ place: { ...place, ...name } })]));
  return { all } as unknown as Catalogue;
}

function units(): PlaceUnits {
  return PlaceUnits.of(catalogue());
}

test('a place unit has the shortest filter that selects it alone: namesakes also need the levels above', () => {
  const filters = [...units().all()].filter(({ level }) => level === 'county').map(({ filter }) => filter);
  expect(filters).toEqual([
    { province: '江苏省', city: '南京市', county: '鼓楼区' },
    { province: '江苏省', city: '徐州市', county: '鼓楼区' },
    { county: '诸暨市' },
    { county: '云阳县' },
    { county: '济源市' },
  ]);
});

test.each([
  ['鼓楼', ['江苏省 南京市 鼓楼区', '江苏省 徐州市 鼓楼区']],
  ['徐州鼓楼', ['江苏省 徐州市 鼓楼区']],
  ['zhujifengqiao', ['浙江省 绍兴市 诸暨市 枫桥镇']],
  ['zj', ['浙江省', '浙江省 绍兴市 诸暨市']],
  // 诸暨市 once, though it also issues reports; 重庆市 once, though it is also its own city.
  ['诸暨', ['浙江省 绍兴市 诸暨市']],
  ['重庆', ['重庆市']],
  ['cq', ['重庆市']],
  ['济源', ['河南省 济源市']],
  ['街道', ['江苏省 南京市 鼓楼区 宁海路街道', '江苏省 徐州市 鼓楼区 环城街道']],
  ['全国', ['全国']],
  ['quanguo', ['全国']],
  ['', []],
])('typing %j names the places %j', async (typed, expected) => {
  const places = await namedPlaces(units(), typed);
  expect(places.map(({ path }) => path.join(' '))).toEqual(expected);
});

test.each(['province', 'city', 'county', 'place'] as const)(
  'counted by %s, the nation is a group of its own, with a filter that selects it',
  (level) => {
    const { of, group } = grouping(level, catalogue(), 'zh');
    const place = nation(['国务院']);
    const national = group(of(recordOf({ place }), 'other'));
    expect([national.label, national.filter]).toEqual(['全国', { place: '000000' }]);
    expect(placeLabel(place)).toBe('全国');
  },
);

import { expect, test } from 'vitest';
import { governmentLevel, nation } from './place.ts';

test.each([
  [['江苏省', '南通市', '启东市', '近海镇'], 'town'],
  [[null, null, null, '近海镇'], 'town'],
  [['江苏省', '南通市', '启东市', null], 'county'],
  [['河南省', null, '济源市', null], 'county'],
  [['重庆市', '重庆市', '云阳县', null], 'county'],
  [['江苏省', '南通市', null, null], 'city'],
  [[null, '南通市', null, null], 'city'],
  [['江苏省', null, null, null], 'province'],
  [['重庆市', '重庆市', null, null], 'province'],
  [[null, null, null, null], 'unknown'],
] as const)('the government at %j is on the level %s', ([province, city, county, town], level) => {
  expect(governmentLevel({ province, city, county, town, key: 'x' })).toBe(level);
});

test('the government of the nation is on a level of its own, though its place has no names', () => {
  expect(governmentLevel(nation([]))).toBe('nation');
});

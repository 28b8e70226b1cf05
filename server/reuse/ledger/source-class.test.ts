import { describe, expect, test } from 'vitest';
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { nation, type Place } from '../../../indexer/domain/place.ts';
import { sourceClassOf } from './source-class.ts';

const place = (
  province: string | null,
  city: string | null,
  county: string | null,
  town: string | null,
): Place => ({
  province,
  city,
  county,
  town,
  key: [province, city, county, town].filter(Boolean).join('-'),
  code: null,
  confidence: 'certain',
  candidates: [],
  evidence: [],
});
const TOWN = place('云南省', '滇江市', '江畔县', '甲渡镇');

const report = (
  at: Place,
  year: number | null,
  issuedOn: string | null,
  genre: ReportRecord['genre'] = '法治政府建设报告',
) => ({ place: at, year, issuedOn, genre });
const OWN = report(TOWN, 2022, '2023-01-10');

describe('sourceClassOf', () => {
  test.each([
    [
      'the county of the town',
      report(place('云南省', '滇江市', '江畔县', null), 2021, '2022-01-10'),
      'higher',
    ],
    ['the nation', report(nation([]), 2021, '2022-01-10'), 'higher'],
    [
      'another county',
      report(place('云南省', '滇江市', '山前县', null), 2021, '2022-01-10'),
      'elsewhereEarlier',
    ],
    [
      'another town of the county',
      report(place('云南省', '滇江市', '江畔县', '乙坝镇'), 2021, '2022-01-10'),
      'elsewhereEarlier',
    ],
    ['the county, later', report(place('云南省', '滇江市', '江畔县', null), 2022, '2023-02-10'), null],
    ['an unknown place', report(place(null, null, null, null), 2021, '2022-01-10'), 'elsewhereEarlier'],
    ['the own report of the year before', report(TOWN, 2021, '2022-01-10'), 'ownEarlier'],
    ['the own report of the year before, undated', report(TOWN, 2021, null), 'ownEarlier'],
    ['the own report of the year after, undated', report(TOWN, 2023, null), null],
    [
      'another town on the same day',
      report(place('云南省', '滇江市', '江畔县', '乙坝镇'), 2022, '2023-01-10'),
      'sameTime',
    ],
    [
      'another town, known by its year alone',
      report(place('云南省', null, null, '乙坝镇'), 2022, null),
      'sameTime',
    ],
    ['another town, undated', report(place('云南省', null, null, '乙坝镇'), null, null), 'sameTime'],
  ] as const)('of %s', (_, source, expected) => {
    expect(sourceClassOf(source, OWN)).toBe(expected);
  });
});

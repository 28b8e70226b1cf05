import { describe, expect, test } from 'vitest';
import type { ReportSummary } from '../../../server/contract/report.ts';
import {
  catalogueOf,
  earlierReports,
  firstRows,
  reportsByYear,
  reportsOf,
  yearCoverage,
} from './catalogue.ts';

function report(town: string | null, year: number | null, county = '清漪县'): ReportSummary {
  return {
    id: `${town}${year}`,
    title: `${town}${year}年报告`,
    year,
    genre: '法治政府建设报告',
    place: {
      key: town === null ? 'unknown' : county + town,
      code: null,
      province: '江苏省',
      city: null,
      county,
      town,
      confidence: 'certain',
      candidates: [],
      evidence: [],
    },
    issuer: null,
    issuerConfidence: 'unknown',
    documentNumber: null,
    issuedOn: null,
    publishedOn: null,
    sections: [],
    passages: 1,
    characters: 1,
    sources: [],
    warnings: [],
  };
}

describe('catalogueOf', () => {
  test('catalogueOf makes a row per place and a column per year', () => {
    const { years, groups, earlier } = catalogueOf([
      report('柳汀镇', 2023),
      report('荻溆镇', 2021),
      report('柳汀镇', 2021),
    ]);
    expect(years).toEqual([2023, 2021]);
    expect(earlier).toBe(false);
    expect(groups.map((group) => [group.region, group.rows.map((row) => row.name)])).toEqual([
      ['江苏省清漪县', ['荻溆镇', '柳汀镇']],
    ]);
  });

  test('catalogueOf tells towns of the same name apart by county', () => {
    const { groups, places } = catalogueOf([report('城关镇', 2023, '甲县'), report('城关镇', 2023, '乙县')]);
    expect(places).toBe(2);
    expect(groups.map((group) => group.region)).toEqual(['江苏省甲县', '江苏省乙县']);
  });

  test('catalogueOf puts reports without a year into the last column', () => {
    expect(catalogueOf([report('柳汀镇', null), report('柳汀镇', 2023)]).years).toEqual([2023, null]);
  });

  test('catalogueOf gathers years without a column as earlier reports', () => {
    const reports = Array.from({ length: 12 }, (_, at) => report('柳汀镇', 2012 + at));
    const { years, earlier, groups } = catalogueOf(reports);
    expect(earlier).toBe(true);
    expect(years).toEqual([2023, 2022, 2021, 2020, 2019, 2018, 2017, 2016]);
    const row = groups[0]?.rows[0];
    expect(row && earlierReports(row, years).map(({ year }) => year)).toEqual([2015, 2014, 2013, 2012]);
    expect(row && reportsOf(row, 2016)).toHaveLength(1);
  });

  test('firstRows keeps the groups of the first rows', () => {
    const { groups } = catalogueOf([
      report('甲镇', 1, '丁县'),
      report('乙镇', 1, '戊县'),
      report('丙镇', 1, '戊县'),
    ]);
    expect(firstRows(groups, 2).map((group) => group.rows.length)).toEqual([1, 1]);
  });
});

test('yearCoverage counts the places with and without gaps', () => {
  const reports = [
    report('柳汀镇', 2021),
    report('柳汀镇', 2022),
    report('荻溆镇', 2022),
    report('荻溆镇', null),
  ];
  expect(yearCoverage(reports)).toEqual({ complete: 1, withGaps: 1 });
});

test('yearCoverage says nothing of a single year, or of decades, in which everybody has gaps', () => {
  expect(yearCoverage([report('柳汀镇', 2021)])).toBeNull();
  expect(yearCoverage(Array.from({ length: 9 }, (_, at) => report('柳汀镇', 2000 + at)))).toBeNull();
});

describe('reportsByYear', () => {
  const levels = [
    { level: 'nation', places: 1, reports: 3, years: [{ year: 2019, reports: 2 }] },
    {
      level: 'town',
      places: 2,
      reports: 3,
      years: [
        { year: 2019, reports: 1 },
        { year: 2021, reports: 2 },
      ],
    },
  ] as const;
  const mutable = levels.map((holding) => ({ ...holding, years: [...holding.years] }));

  test('reportsByYear adds up the levels, years without a report included', () => {
    expect(reportsByYear(mutable, '')).toEqual([
      { year: 2019, reports: 3 },
      { year: 2020, reports: 0 },
      { year: 2021, reports: 2 },
    ]);
  });

  test('reportsByYear of one level counts that level alone', () => {
    expect(reportsByYear(mutable, 'nation')).toEqual([{ year: 2019, reports: 2 }]);
    expect(reportsByYear(mutable, 'county')).toEqual([]);
  });
});

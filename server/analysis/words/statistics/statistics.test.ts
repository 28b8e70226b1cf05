/** The figures of the expected files are R's: see `r/figures.R`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaLowerTail, betaQuantileLogOdds } from './beta.ts';
import { deviationOfProportions } from './dispersion.ts';
import { conservativeLogRatio, logRatio, logRatioInterval, signedG2 } from './keyness.ts';
import { logDice } from './log-dice.ts';

type Row = Readonly<Record<string, string>>;

function rows(file: string): Row[] {
  return parse(readFileSync(join(import.meta.dirname, 'r', file)), { columns: true });
}

const number = (row: Row, column: string): number => Number(row[column]);
const TESTED = Number(readFileSync(join(import.meta.dirname, 'r', 'tested.txt'), 'utf8'));
const KEYNESS = rows('keyness.csv');

describe('figures computed by R', () => {
  test('G², Log Ratio, LRC and the interval of each word equal those of R', () => {
    expect(KEYNESS.length).toBeGreaterThan(300);
    for (const row of KEYNESS) {
      const counts = {
        own: number(row, 'own'),
        ownAll: number(row, 'ownAll'),
        other: number(row, 'other'),
        otherAll: number(row, 'otherAll'),
      };
      expect(signedG2(counts), row['word']).toBeCloseTo(number(row, 'g2'), 6);
      expect(logRatio(counts), row['word']).toBeCloseTo(number(row, 'logRatio'), 6);
      expect(conservativeLogRatio(counts, TESTED), row['word']).toBeCloseTo(number(row, 'lrc'), 6);
      const { low, high } = logRatioInterval(counts, TESTED);
      expect(low ?? Number.NEGATIVE_INFINITY, row['word']).toBeCloseTo(finite(row['low']), 6);
      expect(high ?? Number.POSITIVE_INFINITY, row['word']).toBeCloseTo(finite(row['high']), 6);
    }
  });

  test('DP of each word over the reports equals that of R', () => {
    const sizes = new Map(rows('sizes.csv').map((row) => [row['report'], row]));
    const own = [...sizes.values()].filter((row) => row['side'] === 'own');
    const size = own.reduce((sum, row) => sum + number(row, 'words'), 0);
    const use = rows('use.csv').filter((row) => row['side'] === 'own');
    for (const row of KEYNESS) {
      const parts = use
        .filter(({ word }) => word === row['word'])
        .map((part) => ({
          occurrences: number(part, 'occurrences'),
          size: Number(sizes.get(part['report'])?.['words']),
        }));
      if (parts.length > 0)
        expect(deviationOfProportions(parts, size), row['word']).toBeCloseTo(number(row, 'dp'), 6);
    }
  });

  test('logDice of each pair equals that of R', () => {
    for (const row of rows('log-dice.csv'))
      expect(logDice(number(row, 'together'), number(row, 'node'), number(row, 'count'))).toBeCloseTo(
        number(row, 'logDice'),
        6,
      );
  });
});

/** R writes Inf and -Inf. */
function finite(written: string | undefined): number {
  return Number(written?.replace('Inf', 'Infinity'));
}

describe('the incomplete beta function', () => {
  const shape = fc.integer({ min: 1, max: 200_000 });

  test('the quantile of a tail has that tail below it, be the tail ever so small and the shape ever so large', () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 1e-12, max: 0.5, noNaN: true }), (a, b, tail) => {
        const x = 1 / (1 + Math.exp(-betaQuantileLogOdds(tail, a, b)));
        expect(betaLowerTail(x, a, b) / tail).toBeCloseTo(1, 6);
      }),
    );
  });

  test('both tails add up to 1', () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, b, x) => {
        expect(betaLowerTail(x, a, b) + betaLowerTail(1 - x, b, a)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('keyness', () => {
  const counts = fc
    .tuple(fc.nat(500), fc.nat(500), fc.integer({ min: 500, max: 9000 }), fc.integer({ min: 500, max: 9000 }))
    .filter(([own, other]) => own + other > 0)
    .map(([own, other, ownAll, otherAll]) => ({ own, ownAll, other, otherAll }));

  test('the conservative Log Ratio is nearer to 0 than the ratio of the rates, and on the same side', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 50_000 }), (one, tested) => {
        const lrc = conservativeLogRatio(one, tested);
        const ratio = Math.log2((one.own * one.otherAll) / (one.other * one.ownAll));
        expect(Math.abs(lrc)).toBeLessThanOrEqual(Math.abs(ratio));
        if (lrc !== 0) expect(Math.sign(lrc)).toBe(Math.sign(ratio));
      }),
    );
  });

  test('it is 0 exactly where the interval contains 0', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 50_000 }), (one, tested) => {
        const { low, high } = logRatioInterval(one, tested);
        const containsZero = (low ?? -1) <= 0 && (high ?? 1) >= 0;
        expect(conservativeLogRatio(one, tested) === 0).toBe(containsZero);
      }),
    );
  });

  test('what both sides say alike has a G² of 0, and a word spread as the text is a DP of 0', () => {
    expect(signedG2({ own: 10, ownAll: 100, other: 50, otherAll: 500 })).toBeCloseTo(0, 12);
    const parts = [
      { occurrences: 2, size: 100 },
      { occurrences: 6, size: 300 },
    ];
    expect(deviationOfProportions(parts, 400)).toBeCloseTo(0, 12);
    expect(deviationOfProportions([{ occurrences: 9, size: 100 }], 400)).toBeCloseTo(0.75, 12);
  });
});

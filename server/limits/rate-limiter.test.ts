import { expect, test } from 'vitest';
import { RateLimiter } from './rate-limiter.ts';

test('a minute of requests may come at once, then they grow back evenly', () => {
  let now = 0;
  const limiter = new RateLimiter(30, () => now);
  for (let request = 0; request < 30; request++) expect(limiter.take('甲')).toBe(0);
  expect(limiter.take('甲')).toBe(2);
  expect(limiter.take('乙')).toBe(0);
  now += 1000;
  expect(limiter.take('甲')).toBe(1);
  now += 1000;
  expect([limiter.take('甲'), limiter.take('甲')]).toEqual([0, 2]);
  now += 3_600_000;
  const permitted = Array.from({ length: 40 }, () => limiter.take('甲')).filter((seconds) => seconds === 0);
  expect(permitted).toHaveLength(30);
});

test('a client that keeps asking is permitted as often as one that waits', () => {
  let now = 0;
  const limiter = new RateLimiter(60, () => now);
  let permitted = 0;
  for (; now < 600_000; now += 100) if (limiter.take('甲') === 0) permitted++;
  expect(permitted).toBeGreaterThan(650);
  expect(permitted).toBeLessThanOrEqual(660);
});

test('a bounded number of clients is remembered', () => {
  const limiter = new RateLimiter(1, () => 0, 2);
  for (const client of ['甲', '乙', '丙']) expect(limiter.take(client)).toBe(0);
  expect([limiter.take('丙'), limiter.take('乙')]).toEqual([60, 60]);
  expect(limiter.take('甲')).toBe(0);
});

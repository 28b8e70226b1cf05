/** What a first visit loads. */
import { expect, test } from '@playwright/test';
import { indexed } from '../testing/search.ts';

/** Compressed; a phone on a slow network loads it in two seconds. */
const SCRIPT_BYTES = 60_000;

test.beforeEach(({ request }) => indexed(request));

test('the first page needs one script of the page, and all its scripts stay small', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '报告目录' })).toBeVisible();
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .map((entry) => ({ name: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })),
  );
  expect(scripts.filter(({ name }) => /\/index-[^/]+\.js$/.test(name))).toHaveLength(1);
  expect(scripts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(SCRIPT_BYTES);
  expect(scripts.every(({ bytes }) => bytes > 0)).toBe(true);
});

/** Tests that run both on the desktop and on the phone. */
import { expect, test } from '@playwright/test';
import { indexed } from './search.ts';

test.beforeEach(({ request }) => indexed(request));

test('an empty result explains itself, and an unknown address has a page of its own', async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent('量子纠缠')}&year=2023`);
  await expect(page.getByRole('heading', { name: /没有一段里有/ })).toBeVisible();
  await page.goto('/nowhere');
  await expect(page.getByRole('main')).toContainText(/没有/);
});

test('markup in the address is rendered as text', async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent('<img src=x onerror="document.title=1">')}`);
  await expect(page.getByRole('main')).toBeVisible();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
});

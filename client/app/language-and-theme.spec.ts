/** Switching language and theme. */
import { expect, test } from '@playwright/test';
import { indexed, search } from '../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

const paper = () => getComputedStyle(document.documentElement).backgroundColor;

test('a chosen language is stored, and text from reports stays Chinese', async ({ page }) => {
  await search(page, '枫桥经验');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await page.getByRole('button', { name: '语言与明暗' }).click();
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('region', { name: 'Search results' })).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText('枫桥经验');
  await expect(page.locator('.verbatim').first()).toHaveAttribute('lang', 'zh-Hans');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Catalogue of reports' })).toBeVisible();

  // The API's errors are in the language of the page, not the browser's.
  await page.goto(`/search?q=${encodeURIComponent('-枫桥经验')}`);
  await expect(page.getByRole('main')).toContainText('add at least one word');
});

test('the address may set the language, and is cleaned afterwards', async ({ page }) => {
  await page.goto('/search?q=1&lang=en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveURL('/search?q=1');
});

test('the theme follows the system or the stored choice', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/search?q=1');
  const light = await page.evaluate(paper);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => page.evaluate(paper)).not.toBe(light);
  await page.getByRole('button', { name: '语言与明暗' }).click();
  await page.getByRole('radio', { name: '浅色' }).check();
  await expect.poll(() => page.evaluate(paper)).toBe(light);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '语言与明暗' })).toBeFocused();
  await page.reload();
  await expect.poll(() => page.evaluate(paper)).toBe(light);
});

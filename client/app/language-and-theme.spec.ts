/** The page in its two languages and its two themes. */
import { expect, test } from '@playwright/test';
import { indexed, search } from '../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

const paper = () => getComputedStyle(document.documentElement).backgroundColor;

test('the page speaks the language chosen, keeps it, and leaves what reports say in Chinese', async ({
  page,
}) => {
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

  // The API tells its errors in the language of the page, not in the browser's.
  await page.goto(`/search?q=${encodeURIComponent('-枫桥经验')}`);
  await expect(page.getByRole('main')).toContainText('add at least one word');
});

test('an address may say the language, and is clean afterwards', async ({ page }) => {
  await page.goto('/search?q=1&lang=en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveURL('/search?q=1');
});

test('light or dark is the system’s, or as chosen, also after a reload', async ({ page }) => {
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

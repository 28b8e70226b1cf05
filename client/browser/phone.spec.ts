import { expect, test } from '@playwright/test';
import { indexed, search } from './search.ts';

test.beforeEach(({ request }) => indexed(request));

test('on a phone the regions are sheets, and the columns swipe', async ({ page }) => {
  await search(page, '法律顾问');
  await page.getByRole('button', { name: '筛选' }).click();
  await page
    .getByRole('region', { name: '筛选' })
    .getByLabel(/江苏省/)
    .click();
  await expect(page).toHaveURL(/province=/);
  await page.keyboard.press('Escape');
  const results = page.getByRole('region', { name: '检索结果' });
  await results
    .getByRole('button', { name: /加入对比：.*柳汀镇/ })
    .first()
    .click();
  await results
    .getByRole('button', { name: /加入对比：.*荻溆镇/ })
    .first()
    .click();
  await page.getByRole('button', { name: /^对比/ }).click();
  await page.getByRole('link', { name: '并排对比' }).click();
  await expect(page.getByRole('region', { name: /柳汀镇/ })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

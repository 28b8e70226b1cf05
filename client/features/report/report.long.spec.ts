/** Reading a whole report. */
import { expect, test } from '@playwright/test';
import { indexed, search } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

test('the outline of a report leads to its headings, and its hits can be stepped through', async ({
  page,
}) => {
  await search(page, '第一责任人');
  await page.getByRole('link', { name: '读全文' }).first().click();
  await expect(page).toHaveURL(/\/reports\/[0-9a-f]+/);
  await expect(page.locator('mark').first()).toBeVisible();
  await page.getByRole('button', { name: '下一处' }).click();
  const heading = page.getByRole('navigation', { name: '目录' }).getByRole('link').last();
  const address = (await heading.getAttribute('href')) ?? '';
  await heading.click();
  await expect(page.locator(address.slice(address.indexOf('#')))).toBeInViewport();
});

test('finding other words in a report goes to the first of them', async ({ page }) => {
  await search(page, '第一责任人');
  await page.getByRole('link', { name: '读全文' }).first().click();
  const box = page.getByRole('searchbox', { name: '在本文中查找' });
  await expect(page.locator('mark').first()).toBeVisible();
  await box.fill('法治');
  await box.press('Enter');
  await expect(page.getByRole('region', { name: '文中各处' }).getByRole('status')).toHaveText(/^1 \/ /);
  await expect(page.locator('#hit-0')).toBeInViewport();
  await expect(page).toHaveURL(/#p\d+$/);
});

test('each paragraph asks who else writes so', async ({ page }) => {
  await search(page, '第一责任人');
  await page.getByRole('link', { name: '读全文' }).first().click();
  const paragraph = page.locator('.paragraph.body').filter({ hasText: /.{30}/ }).first();
  await paragraph.hover();
  await paragraph.getByRole('link', { name: '谁也这样写' }).click();
  await expect(page).toHaveURL(/\/reuse\?passage=[0-9a-f]+-\d+$/);
  await expect(page.locator('.reuse-summary')).toContainText('字');
});

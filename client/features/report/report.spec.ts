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

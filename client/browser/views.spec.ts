/** The hits in other ways than as passages: as lines, town by town, as figures. */
import { expect, type Page, test } from '@playwright/test';
import { indexed } from './search.ts';

test.beforeEach(({ request }) => indexed(request));

const address = (q: string, rest = '') => `/search?q=${encodeURIComponent(q)}${rest}`;
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '怎样看' }).getByRole('link', { name });
const texts = (page: Page, of: string) => page.locator(`.kwic-lines ${of}`).allTextContents();

test('each occurrence is a line; sorted by what stands right, equal ways on stand together', async ({
  page,
}) => {
  await page.goto(address('调解'));
  await tab(page, '逐处').click();
  await expect(page).toHaveURL(/view=kwic/);
  const table = page.getByRole('table', { name: '每一处一行' });
  const rows = await table.getAttribute('aria-rowcount');
  await expect(page.getByText(`${Number(rows) - 1} 处`, { exact: false }).first()).toBeVisible();
  await table.getByRole('link', { name: '右文' }).click();
  await expect(page).toHaveURL(/lines=right/);
  await expect(table.getByRole('columnheader', { name: '右文' })).toHaveAttribute('aria-sort', 'ascending');
  await expect
    .poll(async () => (await texts(page, '.kwic-right')).filter((one) => one.startsWith('不成的')).length)
    .toBeGreaterThan(2);
  const rights = await texts(page, '.kwic-right');
  const alike = rights.flatMap((one, at) => (one.startsWith('不成的') ? [at] : []));
  expect((alike.at(-1) ?? 0) - (alike[0] ?? 0)).toBe(alike.length - 1);
});

test('a line opens its passage; j and k go from line to line', async ({ page }) => {
  await page.goto(address('调解', '&view=kwic'));
  await expect(page.locator('.kwic-lines mark').first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('.kwic-lines a').nth(1)).toBeFocused();
  const right = await page.locator('.kwic-right').nth(2).textContent();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/reports\/.*#p\d+/);
  await expect(page.locator('.paragraph:target, .paragraph mark').first()).toBeVisible();
  expect(right).not.toBe('');
});

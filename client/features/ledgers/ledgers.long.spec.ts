/** Who writes most of their own. */
import { expect, test } from '@playwright/test';
import { indexed } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

test('reports and places are sorted by what they wrote themselves, and lead on', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: '谁自己写的多' }).click();
  await expect(page.getByRole('status').filter({ hasText: '都已比对' })).toBeVisible({ timeout: 20_000 });
  const shares = page.locator('.ledgers-page tbody td:nth-child(2)');
  const read = async () => (await shares.allTextContents()).map(Number.parseFloat);
  const own = await read();
  expect(own).toEqual(own.toSorted((a, b) => b - a));
  await page.getByRole('link', { name: '自己的话' }).click();
  await expect(page).toHaveURL(/sort=borrowed/);
  await expect.poll(read).toEqual(own.toReversed());

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '整张表存为 CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/文字来源.*\.csv$/);

  const first = page.locator('.ledgers-page tbody tr').first();
  const share = await first.locator('td').first().textContent();
  await first.getByRole('link').click();
  await expect(page.locator('.ledger-shares').getByRole('button', { name: '自己的话' })).toContainText(
    share ?? '?',
  );

  await page.goto('/ledgers?by=place&sort=taken');
  await expect(page.getByRole('columnheader', { name: '后来别处也用' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await page.locator('.ledgers-page tbody th a').first().click();
  await expect(page).toHaveURL(/\/places\//);
});

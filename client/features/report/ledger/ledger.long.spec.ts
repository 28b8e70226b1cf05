/** Where the wording of a report comes from. */
import { type APIRequestContext, expect, test } from '@playwright/test';
import type { LedgerAnswer } from '../../../../server/contract/ledger.ts';
import { indexed } from '../../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

/** A report of the sample that repeats what its town wrote the year before. */
async function repeatingReport(request: APIRequestContext): Promise<{ id: string; ledger: LedgerAnswer }> {
  const { reports } = await (await request.get('/api/reports?limit=1000')).json();
  for (const { id } of reports as { id: string }[]) {
    const ledger: LedgerAnswer = await (await request.get(`/api/reports/${id}/ledger`)).json();
    if (ledger.shares.ownEarlier > 0.02) return { id, ledger };
  }
  throw new Error('no report of the sample repeats its own wording');
}

test('the text tells where it comes from, and each stretch leads to its source', async ({
  page,
  request,
}) => {
  const { id, ledger } = await repeatingReport(request);
  await page.goto(`/reports/${id}`);
  await page.getByRole('link', { name: '文字从哪里来' }).click();
  await expect(page).toHaveURL(/ledger=1/);
  const shares = page.getByRole('region', { name: '文字从哪里来' }).locator('.ledger-shares');
  const percent = Math.round(1000 * ledger.shares.ownEarlier) / 10;
  await expect(shares.getByRole('button', { name: '本地往年' })).toContainText(`${percent}%`);

  const stretch = page.locator('.reporttext a.origin.ownEarlier').first();
  const words = (await stretch.textContent()) ?? '';
  await stretch.focus();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect(page.locator('.paragraph.pointed')).toContainText(words.slice(0, 8));
  await page.goBack();
  await expect(shares).toBeVisible();
});

test('one class is marked alone, and the link opens for others as it is', async ({ page, request }) => {
  const { id } = await repeatingReport(request);
  await page.goto(`/reports/${id}?ledger=1`);
  const own = page.getByRole('button', { name: '自己的话' });
  await own.click();
  await expect(own).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.reporttext .origin:not(.own)')).toHaveCount(0);
  await expect(page.locator('.reporttext .origin.own').first()).toBeVisible();
  await own.click();
  await expect(page.locator('.reporttext a.origin').first()).toBeVisible();
  await page.getByRole('link', { name: '收起文字来源' }).click();
  await expect(page.locator('.reporttext .origin')).toHaveCount(0);
  await expect(page).not.toHaveURL(/ledger/);
});

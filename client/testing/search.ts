/** Steps that every browser test begins with. */
import { type APIRequestContext, expect, type Page } from '@playwright/test';

/** The server answers at once and indexes behind it; the sample collection takes it a few seconds. */
export async function indexed(request: APIRequestContext): Promise<void> {
  await expect
    .poll(async () => (await (await request.get('/api/health')).json()).indexing, { timeout: 20_000 })
    .toBe(false);
}

export async function search(page: Page, phrase: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('combobox', { name: '检索词' }).fill(phrase);
  await page.keyboard.press('Enter');
  await expect(page.locator('mark').first()).toBeVisible();
}

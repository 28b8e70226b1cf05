/** First steps shared by the browser tests. */
import { type APIRequestContext, expect, type Page } from '@playwright/test';

/** Waits for indexing: the server answers at once, and takes a few seconds for the sample collection. */
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

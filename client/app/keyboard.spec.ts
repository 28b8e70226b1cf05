/** The whole workflow with the keyboard alone: search, compare, keep, annotate, copy. */
import { expect, type Page, test } from '@playwright/test';
import { indexed } from '../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

/** Presses Tab until the element of this name has the focus, at most a hundred times. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < 100; pressed++) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${name} is not reached; the focus is on ${await focused(page)}`);
}

test('the keyboard alone suffices to find a passage, compare two towns, and annotate and copy an excerpt', async ({
  page,
}) => {
  await page.goto('/');
  await page.keyboard.press('/');
  await page.keyboard.type('枫桥经验');
  await page.keyboard.press('Enter');
  await expect(page.locator('mark').first()).toBeVisible();

  // Escape leaves the search box; the skip link is the first element on the page.
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await page.goto(page.url());
  await expect(page.locator('mark').first()).toBeVisible();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('跳到正文');
  await page.keyboard.press('Enter');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('dialog')).toContainText('收进摘录夹');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('j');
  const first = page.locator('article.passage').first();
  await expect(first).toBeFocused();
  await page.keyboard.press('b');
  await expect(first.getByRole('button', { name: '摘录' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('c');
  await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeVisible();
  await page.keyboard.press('x');
  await expect(page).toHaveURL(/chosen=/);
  const town = await page.locator('.chosen .taken li span').first().textContent();
  do {
    await page.keyboard.press('j');
  } while (
    (
      await page.evaluate(
        () => document.activeElement?.closest('[data-report]')?.querySelector('h2')?.textContent,
      )
    )?.startsWith(town ?? '')
  );
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.locator('.chosen .taken li')).toHaveCount(2);

  await page.keyboard.press('v');
  await expect(page).toHaveURL(/\/compare\?/);
  await expect(page.locator('section.column')).toHaveCount(2);
  const before = await page.locator('section.column').first().getAttribute('aria-label');
  await tabTo(page, /^加一列$/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('砚泉');
  await tabTo(page, /^加一列：砚泉镇$/);
  await page.keyboard.press('Enter');
  await expect(page.locator('section.column')).toHaveCount(3);
  await page.keyboard.press('Escape');
  expect(await focused(page)).toContain('加一列');
  await tabTo(page, /^右移/);
  await page.keyboard.press('Enter');
  await expect(page.locator('section.column').nth(1)).toHaveAttribute('aria-label', before ?? '');

  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await tabTo(page, /^摘录夹\s*1$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/basket$/);
  await expect(page.getByRole('textbox', { name: '按语' })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('可学');
  await expect(page.getByRole('textbox', { name: '按语' })).toHaveValue('可学');
});

test('the focus is visible, and returns when a dialog closes', async ({ page }) => {
  await page.goto('/');
  await tabTo(page, /^快捷键$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('快捷键');
  const outline = await page.evaluate(
    () => getComputedStyle(document.activeElement as HTMLElement).outlineStyle,
  );
  expect(outline).toBe('solid');
});

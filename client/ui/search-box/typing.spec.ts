/** Search as you type: address and history, interpretation and errors of the query, suggestions. */
import { expect, type Page, test } from '@playwright/test';
import { indexed } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

const box = (page: Page) => page.getByRole('combobox', { name: '检索词' });
const query = (page: Page): string => new URL(page.url()).searchParams.get('q') ?? '';
const SEARCH = '/search?q=';

test('typing searches without adding history entries, which Enter does', async ({ page }) => {
  await page.goto('/');
  await box(page).fill('枫桥经验');
  await box(page).press('Enter');
  await expect(page.locator('mark').first()).toHaveText('枫桥经验');
  await box(page).fill('');
  await box(page).pressSequentially('三项');
  await expect(page.locator('mark').first()).toHaveText('三项');
  await expect(page.getByText('含「三项」')).toBeVisible();
  await box(page).pressSequentially('制度');
  await expect(page.locator('mark').first()).toHaveText('三项制度');
  await box(page).press('Enter');
  await expect(page).toHaveURL(/%E4%B8%89%E9%A1%B9%E5%88%B6%E5%BA%A6/);
  await page.goBack();
  await expect(box(page)).toHaveValue('枫桥经验');
  await expect(page.locator('mark').first()).toHaveText('枫桥经验');
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
});

test('a typed trailing space stays in the box, although the address has none', async ({ page }) => {
  await page.goto(`${SEARCH}${encodeURIComponent('枫桥经验')}`);
  await box(page).press('End');
  await box(page).pressSequentially(' 网格', { delay: 150 });
  await expect(page.getByText('含「枫桥经验」，并含「网格」')).toBeVisible();
  await expect(box(page)).toHaveValue('枫桥经验 网格');
  expect(query(page)).toBe('枫桥经验 网格');
});

test('an incomplete query is explained without an alert, and the previous results stay visible', async ({
  page,
}) => {
  await page.goto(`${SEARCH}${encodeURIComponent('枫桥经验')}`);
  await expect(page.locator('mark').first()).toBeVisible();
  await box(page).press('End');
  await box(page).pressSequentially(' |');
  await expect(page.getByText('的前后要各有一个词')).toBeVisible();
  await expect(page.locator('mark').first()).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('的前后要各有一个词')).toBeVisible();
  await expect(page.getByRole('heading', { name: '检索式可以这样写' })).toBeVisible();
});

test('a search is aborted when another one replaces it', async ({ page }) => {
  const aborted: string[] = [];
  page.on('requestfailed', (request) => aborted.push(decodeURIComponent(request.url())));
  await page.goto(`${SEARCH}${encodeURIComponent('枫桥经验')}`);
  await expect(page.locator('mark').first()).toBeVisible();
  await page.route(/api\/search.*%E7%BD%91/, () => {});
  await box(page).fill('网格');
  await expect.poll(() => query(page)).toBe('网格');
  await box(page).fill('三项制度');
  await expect(page.locator('mark').first()).toHaveText('三项制度');
  expect(aborted.some((url) => url.includes('网格'))).toBe(true);
});

test('suggestions are stepped through with arrow keys, accepted with Enter and closed with Escape', async ({
  page,
}) => {
  await page.goto('/');
  await box(page).pressSequentially('网格');
  const options = page.locator('#suggestions').getByRole('option');
  await expect(options.first()).toBeVisible();
  await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
  const first = (await options.first().locator('span').textContent()) ?? '';
  await box(page).press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await box(page).press('Escape');
  await expect(options).toHaveCount(0);
  await expect(box(page)).toHaveValue('网格');
  await expect(box(page)).toBeFocused();
  await box(page).press('End');
  await box(page).pressSequentially(' ');
  await box(page).press('Backspace');
  await expect(options.first()).toBeVisible();
  await box(page).press('ArrowDown');
  await box(page).press('Enter');
  await expect(page).toHaveURL(/\/search\?/);
  expect(query(page)).toBe(first);
});

test('pinyin gets suggestions, but is not searched', async ({ page }) => {
  await page.goto(`${SEARCH}${encodeURIComponent('三项制度')}`);
  await box(page).fill('');
  await box(page).pressSequentially('fengq', { delay: 100 });
  await expect(page.getByRole('option', { name: /枫桥经验/ })).toBeVisible();
  expect(query(page)).toBe('三项制度');
  await page.getByRole('option', { name: /枫桥经验/ }).click();
  await expect(page.locator('mark').first()).toHaveText('枫桥经验');
});

test('a popover explains the query language with examples to search', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: '检索式写法' }).click();
  await page.getByRole('link', { name: '网格 ~10 调解' }).click();
  await expect(page.getByText('相隔不超过 10 字')).toBeVisible();
});

test('the scope can be widened from one passage to one report', async ({ page }) => {
  await page.goto(`${SEARCH}${encodeURIComponent('第一责任人 法律顾问')}`);
  await page.getByRole('link', { name: '同一份报告' }).click();
  await expect(page).toHaveURL(/within=report/);
  await expect(page.locator('mark').first()).toBeVisible();
});

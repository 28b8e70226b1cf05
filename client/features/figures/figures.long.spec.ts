/** The page of figures: found, set in columns, sorted, opened and taken away. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import type { FigureTableAnswer } from '../../../server/contract/figures.ts';
import { indexed } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

const COLUMN = '“调解成功” #起';

test('a new user makes a table of what all towns told of 2023 and takes it to Excel', async ({
  page,
  request,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: '看各地的数字' }).click();
  await page.getByLabel('年份').selectOption('2023');
  await page.getByRole('searchbox', { name: '找一件事' }).fill('调解成功');
  await page.getByRole('link', { name: '调解成功 起' }).click();
  await expect(page).toHaveURL(new RegExp(encodeURIComponent(COLUMN).slice(0, 20)));
  const table = page.getByRole('table', { name: '指标' });
  const answer: FigureTableAnswer = await (
    await request.get(`/api/figures/table?year=2023&column=${encodeURIComponent(COLUMN)}`)
  ).json();
  await expect(table.locator('tbody tr')).toHaveCount(answer.total);
  const told = answer.rows.filter(({ cells }) => (cells[0]?.figures.length ?? 0) > 0);
  expect(told.length).toBeGreaterThan(0);
  await expect(table.locator('tbody td a')).toHaveCount(
    told.reduce((sum, { cells }) => sum + (cells[0]?.figures.length ?? 0), 0),
  );
  await expect(table.getByText('未见')).toHaveCount(answer.total - told.length);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /存为 CSV/ }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  const { text = '', sentence = '' } = told[0]?.cells[0]?.figures[0] ?? {};
  expect(file).toContain(text);
  expect(file).toContain(sentence.slice(0, 20));
  expect(file).toContain('/passages/');
});

test('a number opens its sentence, and the way back finds the table as it was', async ({ page }) => {
  await page.goto(`/figures?column=${encodeURIComponent('调解 #起')}&sort=0&has=yes`);
  const number = page.locator('.figures-table td a').first();
  const text = (await number.textContent()) ?? '';
  await number.click();
  await expect(page.locator('.paragraph.pointed mark').first()).toHaveText(text);
  await page.goBack();
  await expect(page.locator('.figures-table td a').first()).toHaveText(text);
  await expect(page.locator('.figures-chart svg')).toBeVisible();
  await page.getByRole('link', { name: '各年' }).click();
  await expect(page.locator('.figures-table tbody th').first()).toHaveText(/^\d{4}$/);
  await page.getByRole('button', { name: /去掉“调解 #起”一列/ }).click();
  await expect(page.locator('.figures-table')).toHaveCount(0);
});

test('the keeper joins a wording to another on the page', async ({ page }) => {
  // The server would write the program's own file, which other tests read; that it does is tested beside it.
  const sent: unknown[] = [];
  await page.route('**/api/figures/concepts', async (route) => {
    if (route.request().method() !== 'PUT') return route.fallback();
    sent.push(route.request().postDataJSON());
    return route.fulfill({ json: { name: '调解矛盾纠纷' } });
  });
  await page.goto(`/figures?column=${encodeURIComponent(COLUMN)}`);
  await page.getByText('更正：哪些说法算同一件事').click();
  await page.getByLabel('这种说法').fill('调解成功');
  await page.getByLabel('并入（另一件事的名字）').fill('调解矛盾纠纷');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('.statusline')).toContainText('“调解成功”算作“调解矛盾纠纷”');
  expect(sent).toEqual([{ action: 'join', concept: '调解成功', to: '调解矛盾纠纷' }]);
});

test('what is wrong is said where it is typed', async ({ page }) => {
  await page.goto(`/figures?column=${encodeURIComponent('#虎')}`);
  await expect(page.getByText('没有“虎”这个单位')).toBeVisible();
  await page.goto('/figures');
  await page.getByRole('searchbox', { name: '找一件事' }).fill('量子纠缠');
  await expect(page.getByText('没有这样的数')).toBeVisible();
});

test('numbers with a unit are searched for, explained and marked', async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent('调解 ~20 #起')}`);
  await expect(page.locator('.understood')).toContainText('单位为“起”的数');
  await expect(page.locator('.results mark').filter({ hasText: /\d起/ }).first()).toBeVisible();
});

test('a report lists its figures in the order of its text', async ({ page, request }) => {
  const { figures } = await (await request.get('/api/figures?limit=1')).json();
  await page.goto(`/reports/${figures[0].report}`);
  await page.getByRole('link', { name: '报告里的数' }).click();
  const first = page.locator('.report-figures td a').first();
  await expect(first).toContainText(figures[0].text);
  await first.click();
  await expect(page.locator('.paragraph.pointed')).toContainText(figures[0].text);
});

/** Two reports of a town from year to year. */
import { readFile } from 'node:fs/promises';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { indexed } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

async function reportOf(request: APIRequestContext, town: string, year: number): Promise<string> {
  const query = `town=${encodeURIComponent(town)}&year=${year}&limit=1`;
  return (await (await request.get(`/api/reports?${query}`)).json()).reports[0].id;
}

/** 砚泉镇 2022 and 2023. */
async function openChanges(page: Page, request: APIRequestContext, more = ''): Promise<void> {
  const [from, to] = [await reportOf(request, '砚泉镇', 2022), await reportOf(request, '砚泉镇', 2023)];
  await page.goto(`/changes?from=${from}&to=${to}${more}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('砚泉镇');
}

test('from a report to what is new in it against the year before', async ({ page, request }) => {
  await page.goto(`/reports/${await reportOf(request, '砚泉镇', 2023)}`);
  await page.getByRole('link', { name: '与上年比' }).click();
  await expect(page).toHaveURL(/from=.+&to=|to=.+&from=/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/砚泉镇：2022.* → 2023/);
  const added = page.locator('.change-pair[data-kind="new"]', { hasText: '被市、县两级列为' });
  await expect(added).toContainText('新增');
  await expect(added.locator('.change-side').first()).toBeEmpty();
  const pair = page.locator('.change-pair', { hasText: '先后召开党委会8次' });
  await expect(pair.locator('ins')).toHaveText(['8', '4', '38']);
  await expect(pair.locator('del')).toHaveText(['7', '3', '33']);
});

test('what is the same can be left out, both reports can share a column, and the link keeps it so', async ({
  page,
  request,
}) => {
  await openChanges(page, request);
  await expect(page.locator('.change-pair[data-kind="same"]').first()).toBeVisible();
  await page.getByRole('checkbox', { name: '只看有变的' }).check();
  await expect(page.locator('.change-pair[data-kind="same"]')).toHaveCount(0);
  await page.getByRole('checkbox', { name: '合成一栏' }).check();
  await expect(page).toHaveURL(/only=changed&columns=1/);
  await page.reload();
  const struck = page.locator('.redline .change-sentence[data-kind="gone"] del').first();
  await expect(struck).toBeVisible();
});

test('the list of chapters leads to one', async ({ page, request }) => {
  await openChanges(page, request);
  const list = page.getByRole('combobox', { name: '跳到哪一节' });
  const last = (await list.locator('option').last().getAttribute('value')) ?? '';
  await expect(page.locator(`#${last}`)).not.toBeInViewport();
  await list.selectOption(last);
  await expect(page.locator(`#${last}`)).toBeInViewport();
});

test('figures that changed stand in a table', async ({ page, request }) => {
  await openChanges(page, request);
  await page.getByRole('link', { name: '变了的数字' }).click();
  const row = page.getByRole('row', { name: /细化措施/ });
  await expect(row.getByRole('cell')).toHaveText(['33', '38']);
  await page.goBack();
  await expect(page.locator('.change-pair').first()).toBeVisible();
});

test('plans of the year before stand with what is told of them, or with a word that nothing is', async ({
  page,
  request,
}) => {
  await openChanges(page, request, '&view=plans');
  const plan = page.locator('.plans > li', { hasText: '制作“砚泉说法”短视频24期' });
  await expect(plan.locator('.told')).toContainText('方言短视频26期');
  await plan.locator('.told').getByRole('link').first().click();
  await expect(page.locator('.paragraph.pointed')).toContainText('方言短视频26期');
});

test('it is taken away as a Word document with its marks and its sources', async ({ page, request }) => {
  await openChanges(page, request);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Word' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/砚泉镇.*\.docx$/);
  const entries = unzipSync(new Uint8Array(await readFile(await file.path())));
  const document = new TextDecoder().decode(entries['word/document.xml']);
  expect(document).toContain('<w:strike/>');
  expect(document).toContain('【新增】');
  expect(document).toContain('未见对应表述');
});

test('a sentence is copied with its citation', async ({ page, request }) => {
  await openChanges(page, request);
  const pair = page.locator('.change-pair', { hasText: '先后召开党委会8次' });
  await pair.locator('.change-side').last().getByRole('button', { name: '复制' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/先后召开党委会8次[\s\S]*2023/);
});

test('the first report of a town has nothing to be compared with, and says so', async ({ page, request }) => {
  await page.goto(`/changes?to=${await reportOf(request, '砚泉镇', 2021)}`);
  await expect(page.getByRole('main')).toContainText('没有这个地方更早年份的报告');
  await page.goto('/changes');
  await expect(page.getByRole('main')).toContainText('还没有选报告');
  await page.goto('/changes?from=0000000000000000&to=1111111111111111');
  await expect(page.getByRole('alert')).toBeVisible();
});

test('two reports side by side lead to their sentences', async ({ page, request }) => {
  const ids = [await reportOf(request, '荻溆镇', 2023), await reportOf(request, '荻溆镇', 2021)];
  await page.goto(`/compare?reports=${ids.join(',')}`);
  await page.getByRole('link', { name: '逐句对照这两份' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/荻溆镇：2021.* → 2023/);
});

test('the page of a town lists its years with what each had new, and the towns of its county', async ({
  page,
  request,
}) => {
  await page.goto(`/reports/${await reportOf(request, '砚泉镇', 2023)}`);
  await page.getByRole('link', { name: '本地历年' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('砚泉镇');
  const years = page.getByRole('region', { name: '各年的报告' });
  const row = years.getByRole('row', { name: /2023/ });
  await expect(row).toContainText(/新增 \d+ 句，改动 \d+ 句/);
  await expect(years.getByRole('row', { name: /2021/ })).toContainText('库里最早的一份');
  await expect(page.locator('.town-alike li').first()).toBeVisible();
  await row.getByRole('link', { name: /新增/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/2022.* → 2023/);
});

test('the page of a town tells its own practices from those it took over, and opens its figures by year', async ({
  page,
  request,
}) => {
  const { reports } = await (await request.get(`/api/reports?town=${encodeURIComponent('杏塬镇')}`)).json();
  await page.goto(`/places/${encodeURIComponent(reports[0].place.key)}`);
  const practices = page.getByRole('region', { name: '有名字的做法' });
  await expect(practices.getByRole('listitem').filter({ hasText: '杏下听声' })).toHaveText(/2022-12-29 起$/);
  await expect(practices.getByRole('listitem').filter({ hasText: '泉边评理' })).toContainText(
    '砚泉镇 2021-12-24',
  );
  const figures = page.getByRole('region', { name: '历年的数' });
  await expect(figures.getByRole('row', { name: /^化解率/ })).toContainText('95.7%');
  await figures.getByRole('link', { name: '95.7%' }).click();
  await expect(page.locator('mark').first()).toHaveText('95.7%');
});

/** The catalogue of named practices in the page, as a newcomer uses it. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { indexed } from '../../testing/search.ts';

test.beforeEach(async ({ request }) => {
  await indexed(request);
  // The catalogue is made once the reports are in.
  await expect
    .poll(async () => {
      const { progress } = await (await request.get('/api/practices')).json();
      return progress.of > 0 && progress.reports === progress.of;
    })
    .toBe(true);
});

const names = (page: Page) => page.locator('.practice-name');

test('a quotation mark alone leads to the catalogue, whose order and scope are links', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('combobox', { name: '检索词' }).fill('“');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/practices');
  await expect(page.getByRole('heading', { level: 1, name: '做法目录' })).toBeVisible();
  await expect(names(page).filter({ hasText: /^枫桥经验$/ })).toHaveCount(1);
  await expect(names(page).first()).toHaveText('法律明白人');
  await page.getByRole('link', { name: '本地' }).click();
  await expect(page).toHaveURL('/practices?scope=local');
  await expect(names(page).filter({ hasText: /^枫桥经验$/ })).toHaveCount(0);
  await expect(names(page).filter({ hasText: '板凳议事会' })).toHaveCount(1);
  await page.goBack();
  await expect(names(page).first()).toHaveText('法律明白人');
  await page.getByRole('link', { name: '最近出现' }).click();
  await expect(names(page).first()).not.toHaveText('法律明白人');
});

test('a quotation mark in the masthead begins a phrase while it is typed', async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent('网格')}`);
  const box = page.getByRole('combobox', { name: '检索词' });
  await box.fill('“');
  await page.waitForTimeout(400);
  await expect(page).toHaveURL(/\/search/);
  await box.fill('“枫桥');
  await expect(page).toHaveURL(/%E2%80%9C%E6%9E%AB%E6%A1%A5/);
});

test('names are found by pinyin, by place and by year, and the address keeps it', async ({ page }) => {
  await page.goto('/practices');
  await page.getByLabel('按名字或拼音找').fill('bandeng');
  await expect(names(page)).toHaveText(['板凳议事会']);
  await expect(page).toHaveURL('/practices?typed=bandeng');
  await page.getByLabel('按名字或拼音找').fill('');
  await expect(names(page).nth(5)).toBeVisible();
  await page.getByLabel('地区', { exact: true }).fill('yanquan');
  await page.getByRole('button', { name: /砚泉镇/ }).click();
  await expect(names(page).filter({ hasText: '泉边评理' })).toHaveCount(1);
  await expect(names(page).filter({ hasText: '柳下说事' })).toHaveCount(0);
  await page.getByLabel('年份').selectOption('2021');
  await expect(names(page).filter({ hasText: '泉边夜校' })).toHaveCount(0);
  await page.reload();
  await expect(names(page).filter({ hasText: '泉边评理' })).toHaveCount(1);
  await page.getByRole('button', { name: '去掉筛选', exact: true }).click();
  await expect(page).toHaveURL('/practices');
});

test('a name that nobody has leads to the search', async ({ page }) => {
  await page.goto(`/practices?typed=${encodeURIComponent('量子纠缠')}`);
  await expect(page.getByRole('main')).toContainText('目录里没有“量子纠缠”');
  await page.getByRole('link', { name: '在全文里检索“量子纠缠”' }).click();
  await expect(page).toHaveURL(/\/search\?q=/);
  await page.goto(`/practices/${encodeURIComponent('量子纠缠')}`);
  await expect(page.getByRole('alert')).toContainText('量子纠缠');
});

test('a practice shows who had it first, its places in time, its passages and what stands beside it', async ({
  page,
}) => {
  await page.goto('/practices?typed=bdysh');
  await names(page).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('板凳议事会');
  const main = page.getByRole('main');
  await expect(main).toContainText('2 个地区');
  await expect(main.locator('.practice-head').getByRole('link', { name: /茶崦镇/ })).toContainText(
    '2021-12-28',
  );
  const matrix = page.locator('figure').nth(1);
  await expect(matrix.getByRole('img', { name: '椒云镇 2021 年的报告没有说到' })).toBeVisible();
  await expect(page.locator('.practice-passage').first()).toContainText('茶崦镇');
  await expect(page.locator('.practice-passage mark').first()).toContainText('板凳议事会');
  await expect(page.locator('.practice-beside a').first()).toBeVisible();
  await matrix.getByRole('link', { name: /^茶崦镇 2022 年：\d+ 段$/ }).click();
  await expect(page).toHaveURL(/\/search\?q=.*year=2022/);
  await expect(page.locator('mark').first()).toHaveText('板凳议事会');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('板凳议事会');
  await page.getByRole('link', { name: /^并排看 2 个地区$/ }).click();
  await expect(page.locator('section.column')).toHaveCount(2);
});

test('the figures can be taken away', async ({ page }) => {
  await page.goto(`/practices/${encodeURIComponent('枫桥经验')}`);
  const saved = async (figure: number, form: string): Promise<string> => {
    const download = page.waitForEvent('download');
    await page
      .locator('figure')
      .nth(figure)
      .getByRole('button', { name: `存为 ${form}` })
      .click();
    return readFile(await (await download).path(), 'utf8');
  };
  expect(await saved(0, 'SVG')).toContain('<svg');
  expect(await saved(0, 'CSV')).toMatch(/年份,地区,有报告\r?\n2021,4,6/);
  expect(await saved(1, 'CSV')).toContain('茶崦镇,2021');
  expect((await saved(1, 'PNG')).length).toBeGreaterThan(1000);
});

test('the keeper’s form sends what was chosen, follows the new name, and says why it was refused', async ({
  page,
}) => {
  // The server would write the program's own file, which other tests read; that it does is tested beside it.
  const sent: unknown[] = [];
  await page.route('**/api/practices/*', async (route) => {
    if (route.request().method() !== 'PUT') return route.fallback();
    sent.push(route.request().postDataJSON());
    return sent.length === 1
      ? route.fulfill({ json: { name: '柳下说事' } })
      : route.fulfill({
          status: 409,
          json: { error: { code: 'practices_not_written', message: '没有写成' } },
        });
  });
  await page.goto(`/practices/${encodeURIComponent('泉边评理')}`);
  await page.getByText('更正这个名字').click();
  await page.getByLabel('并入另一个做法').check();
  await page.getByLabel('并入（另一个做法的名字）').fill('柳下说事');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('柳下说事');
  await expect(page.locator('.statusline')).toContainText('柳下说事');
  await page.getByText('更正这个名字').click();
  await page.getByLabel('不是做法，去掉').check();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert')).toContainText('没有写成');
  expect(sent).toEqual([{ action: 'join', to: '柳下说事' }, { action: 'leave-out' }]);
});

test('what was left out can be put back', async ({ page }) => {
  let isLeftOut = true;
  const sent: unknown[] = [];
  await page.route('**/api/practices/*', async (route) => {
    if (route.request().method() === 'PUT') {
      sent.push(route.request().postDataJSON());
      isLeftOut = false;
      return route.fulfill({ json: { name: '泉边评理' } });
    }
    return isLeftOut
      ? route.fulfill({
          status: 404,
          json: { error: { code: 'practice_left_out', message: '已从做法目录里去掉' } },
        })
      : route.fallback();
  });
  await page.goto(`/practices/${encodeURIComponent('泉边评理')}`);
  await expect(page.getByRole('alert')).toContainText('已从做法目录里去掉');
  await page.getByRole('button', { name: '放回去' }).click();
  await expect(page.locator('.practice-head')).toBeVisible();
  await expect(page.locator('.statusline')).toContainText('放回目录');
  expect(sent).toEqual([{ action: 'restore' }]);
});

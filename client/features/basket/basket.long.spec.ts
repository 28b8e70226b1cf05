/** The basket: persistence, order, export and sharing. */
import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { indexed, search } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

/** Keeps the first passages of a search and returns their texts. */
async function keep(page: Page, count: number): Promise<string[]> {
  await search(page, '枫桥经验');
  const texts: string[] = [];
  for (let at = 0; at < count; at++) {
    const passage = page.locator('article.passage').nth(at);
    await passage.getByRole('button', { name: '摘录' }).click();
    const id = await passage.getAttribute('data-passage');
    const { passage: whole } = await (await page.request.get(`/api/passages/${id}`)).json();
    texts.push(whole.text);
  }
  return texts;
}

const texts = (page: Page) => page.locator('.kept blockquote').allTextContents();

async function fresh(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', acceptDownloads: true });
  return context.newPage();
}

test('kept passages outlive the tab, can be ordered, grouped and annotated, and clearing them can be undone', async ({
  page,
  context,
}) => {
  const [a, b, c] = await keep(page, 3);
  await page.close();
  const later = await context.newPage();
  await later.goto('/basket');
  expect(await texts(later)).toEqual([a, b, c]);

  await later.getByRole('button', { name: /^下移/ }).first().click();
  expect(await texts(later)).toEqual([b, a, c]);
  await later
    .locator('.kept-head')
    .nth(2)
    .dragTo(later.locator('.kept').nth(0), { targetPosition: { x: 90, y: 20 } });
  await expect.poll(() => texts(later)).toEqual([c, b, a]);

  await later.getByRole('textbox', { name: '按语' }).first().fill('可学');
  const group = later.getByRole('combobox', { name: '分组' }).first();
  await group.fill('议事');
  await group.press('Tab');
  await expect(later.getByRole('heading', { name: '议事' })).toBeVisible();
  await expect.poll(() => texts(later)).toEqual([b, a, c]);
  await later.reload();
  await expect.poll(() => texts(later)).toEqual([b, a, c]);
  await expect(later.getByRole('textbox', { name: '按语' }).last()).toHaveValue('可学');

  await later.getByRole('button', { name: '清空' }).click();
  await expect(later.locator('.kept')).toHaveCount(0);
  await later.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => texts(later)).toEqual([b, a, c]);
});

test('two tabs share one basket', async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto('/basket');
  const kept = await keep(page, 1);
  await expect.poll(() => texts(other)).toEqual(kept);
});

test('the basket warns if the browser cannot store it, and goes on working', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await keep(page, 1);
  await expect(page.getByRole('region', { name: '摘录夹' })).toContainText('浏览器不让保存');
});

test('a shared link and a shared file show another person the same basket', async ({ page, browser }) => {
  const kept = await keep(page, 3);
  await page.goto('/basket');
  await page.getByRole('textbox', { name: '按语' }).first().fill('分厅怎样设');
  await page.getByRole('textbox', { name: '名称' }).fill('枫桥经验摘录');
  await page.getByRole('button', { name: '复制分享链接' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成文件' }).click();
  const file = await (await saving).path();

  const byLink = await fresh(browser);
  await byLink.goto(link);
  await expect(byLink.locator('.kept')).toHaveCount(3);
  expect(await texts(byLink)).toEqual(kept);
  await expect(byLink.getByText('分厅怎样设')).toBeVisible();
  await expect(byLink.getByText('枫桥经验摘录')).toBeVisible();
  await byLink.getByRole('button', { name: '加到我的摘录夹' }).click();
  await expect(byLink).toHaveURL('/basket');
  await byLink.reload();
  await expect.poll(() => texts(byLink)).toEqual(kept);

  const byFile = await fresh(browser);
  await byFile.goto('/basket');
  await byFile.locator('input[type=file]').setInputFiles({
    name: '摘录.json',
    mimeType: 'application/json',
    buffer: await readFile(file),
  });
  await expect.poll(() => texts(byFile)).toEqual(kept);
  await byFile.goto('/basket#b1=damaged');
  await byFile.reload();
  await expect(byFile.getByRole('alert')).toContainText('不完整');
  await byLink.context().close();
  await byFile.context().close();
});

test('the basket is exported in every file format', async ({ page }) => {
  const [first = ''] = await keep(page, 2);
  await page.goto('/basket');
  for (const [format, extension, start] of [
    ['Word', 'docx', 'PK'],
    ['Markdown', 'md', ''],
    ['Excel', 'xlsx', 'PK'],
    ['CSV', 'csv', ''],
    ['BibTeX', 'bib', '@'],
    ['RIS', 'ris', 'TY  -'],
  ] as const) {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: format, exact: true }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe(`摘录夹.${extension}`);
    const written = await readFile(await download.path(), 'utf8');
    expect(written.startsWith(start)).toBe(true);
    if (format === 'Markdown') expect(written).toContain(first.slice(0, 12));
  }
});

/**
 * Edits metadata in the page, on a copy of some sample reports, so that the sample collection is not changed.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { OwnServer } from '../../../testing/own-server.ts';

const KEEPER_KEY = 'the key of the keeper in this test';
const MINE = '荻溆镇2023.txt';
const OTHER = '甘肃-砚泉镇-2021.txt';
const TABLE = `file,备注,year\r\n${OTHER},"一,二",2021\r\n`;

/** Starts its own server and runs the indexer, on a machine that may be busy. */
test.describe.configure({ timeout: 60_000 });

let server: OwnServer;

test.beforeAll(async () => {
  server = await OwnServer.start([MINE, OTHER], { KEEPER_KEY }, (reportsDir) =>
    writeFile(join(reportsDir, 'metadata.csv'), TABLE),
  );
});
test.afterAll(() => server.stop());

async function idOf(file: string): Promise<string> {
  const { reports } = await (await fetch(`${server.address}/api/reports`)).json();
  const report = (reports as { id: string; sources: { file: string }[] }[]).find(
    ({ sources }) => sources[0]?.file === file,
  );
  return report?.id ?? '';
}

async function openForm(page: Page, file: string): Promise<void> {
  await page.goto(`${server.address}/reports/${await idOf(file)}`);
  await page.getByRole('button', { name: '更正' }).click();
  await expect(page.getByRole('dialog', { name: '更正报告信息' })).toBeVisible();
}

test('a town and a year are edited with the keyboard, written to metadata.csv and shown', async ({
  page,
}) => {
  await page.goto(`${server.address}/reports/${await idOf(MINE)}`);
  const card = page.locator('.card');
  await expect(card).not.toContainText('荻花镇');
  const open = page.getByRole('button', { name: '更正' });
  await open.focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: '更正报告信息' });
  await expect(form.getByLabel('标题')).toBeFocused();
  await expect(form.getByLabel('年份')).toHaveValue('2023');
  await expect(form.getByLabel('乡镇')).toHaveValue('荻溆镇');
  await expect(form).toContainText('依据：');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await expect(open).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(form.getByLabel('标题')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('2022');
  await form.getByLabel('乡镇').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('荻花镇');
  await page.keyboard.press('Enter');
  await expect(card.getByRole('status')).toHaveText('已写入 metadata.csv，正在重新编入');
  // The message is only shown briefly, so it is checked first.
  await expect(page.locator('.statusline')).toHaveText('已重新编入', { timeout: 40_000 });
  await expect(card.getByRole('heading', { level: 1 })).toContainText('荻花镇 2022');
  await expect(card.getByRole('status')).toHaveText('');
  const written = await readFile(join(server.reportsDir, 'metadata.csv'), 'utf8');
  expect(written.split('\r\n').slice(1)).toContain(`${OTHER},"一,二",2021`);
  expect(written).toMatch(/^file,备注,year,.*town\r\n/);
});

test('the form shows why an edit was refused, and keeps what was typed', async ({ page }) => {
  await openForm(page, OTHER);
  const form = page.getByRole('dialog');
  await form.getByLabel('标题').fill('=1+1');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form.getByRole('alert')).toContainText('title');
  await expect(form.getByLabel('标题')).toHaveValue('=1+1');
});

test('an edit made during indexing is indexed afterwards', async () => {
  const edit = async (file: string, body: object) =>
    fetch(`${server.address}/api/reports/${await idOf(file)}/metadata`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await edit(MINE, { title: '甲' })).status).toBe(202);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await edit(OTHER, { title: '乙' })).status).toBe(202);
  await server.indexed();
  const { reports } = await (await fetch(`${server.address}/api/reports`)).json();
  expect((reports as { title: string }[]).map(({ title }) => title).sort()).toEqual(['乙', '甲']);
});

test('a remote page has no edit button if the server has no keeper key', async ({ page }) => {
  await page.route('**/api/reports/*', async (route) => {
    const response = await route.fetch({ headers: { 'x-forwarded-for': '192.0.2.1' } });
    await route.fulfill({ response, json: { ...(await response.json()), mendableWithKey: false } });
  });
  await page.goto(`${server.address}/reports/${await idOf(MINE)}`);
  await expect(page.locator('.card h1')).toBeVisible();
  await expect(page.getByRole('button', { name: '更正' })).toHaveCount(0);
});

for (const [width, height] of [
  [1440, 900],
  [360, 740],
] as const) {
  test(`axe finds no violations in the metadata form at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await openForm(page, OTHER);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
  });
}

test('a remote page asks for the keeper’s key, and reports a wrong one', async ({ page }) => {
  // As a proxy would do, so that the request looks remote to the server.
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': '192.0.2.7' });
  await openForm(page, OTHER);
  const form = page.getByRole('dialog', { name: '更正报告信息' });
  await form.getByLabel('标题').fill('砚泉镇报告');
  const key = form.getByLabel(/管理密钥/);
  await key.fill('another key, and not the right one');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form.getByRole('alert')).toContainText('KEEPER_KEY');
  await key.fill(KEEPER_KEY);
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('.statusline')).toHaveText('已重新编入', { timeout: 40_000 });
  const { reports } = await (await fetch(`${server.address}/api/reports`)).json();
  expect((reports as { title: string }[]).map(({ title }) => title)).toContain('砚泉镇报告');
});

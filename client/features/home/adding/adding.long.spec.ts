/** Reports are added in the page, without a terminal, on a server of the test's own. */
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { OwnServer } from '../../../testing/own-server.ts';

/** Starts its own server and runs the indexer, on a machine that may be busy. */
test.describe.configure({ timeout: 90_000, mode: 'serial' });

const SAMPLE = '荻溆镇2023.txt';
const KEEPER_KEY = 'the key of the keeper in this test';
const REPORT = (town: string, words: string) =>
  `${town}2023年度法治政府建设情况报告\n\n${`${town}${words}，成效明显，群众满意。`.repeat(12)}\n\n打印本页 关闭窗口\n`;

let server: OwnServer;
let site: Server;
let siteUrl: string;

test.beforeAll(async () => {
  server = await OwnServer.start([SAMPLE], { KEEPER_KEY, FETCH_PRIVATE: '1' });
  site = createServer((request, response) => {
    if (request.url !== '/art/1.html') return void response.writeHead(404).end();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<html><body><h1>云岫镇2023年度法治政府建设情况报告</h1><p>${REPORT('云岫镇', '推行围炉夜话')}</p>`,
    );
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
test.afterAll(async () => {
  site.close();
  await server.stop();
});

async function openAdding(page: Page): Promise<void> {
  await page.goto(server.address);
  await page.getByText('添加报告').click();
}

const additions = (page: Page) => page.locator('.additions li');

test('files dropped on the page are read and found, wrong ones and taken names are told', async ({
  page,
}) => {
  await page.goto(server.address);
  await expect(page.getByText('添加报告')).toBeVisible();
  const dropped = await page.evaluateHandle(
    ([first, second]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([first ?? ''], '云岫镇.txt'));
      transfer.items.add(new File([second ?? ''], '荻溆镇2023.txt'));
      transfer.items.add(new File(['MZ'], '程序.exe'));
      return transfer;
    },
    [REPORT('云岫镇', '推行檐下议事'), '改过的'],
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
  await expect(additions(page).filter({ hasText: '云岫镇.txt' })).toContainText('已读入', {
    timeout: 30_000,
  });
  await expect(additions(page).filter({ hasText: SAMPLE })).toContainText('没有覆盖它');
  await expect(additions(page).filter({ hasText: '程序.exe' })).toContainText('不支持');
  expect(await readFile(join(server.reportsDir, SAMPLE), 'utf8')).not.toContain('改过的');
  expect((await readdir(server.reportsDir)).sort()).toEqual(['云岫镇.txt', SAMPLE].sort());

  await page.goto(`${server.address}/search?q=檐下议事`);
  await expect(page.locator('mark').first()).toHaveText('檐下议事');
});

test('an added report is opened and how it was read is seen', async ({ page }) => {
  await page.goto(`${server.address}/search?q=檐下议事`);
  await page.getByRole('link', { name: '云岫镇' }).first().click();
  await page.goto(`${server.address}/reports/${await idOf('云岫镇.txt')}`);
  await page.getByText('怎样读的').click();
  await expect(page.locator('.how-read')).toContainText('略去了 1 行');
  await expect(page.locator('.how-read .dropped')).toHaveText('打印本页 关闭窗口');
  const { violations } = await new AxeBuilder({ page }).include('.card').analyze();
  expect(violations).toEqual([]);
});

test('addresses are fetched once each with the keyboard alone, and each failure has a sentence', async ({
  page,
}) => {
  await page.goto(server.address);
  const summary = page.locator('.adding summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  const addresses = page.getByLabel('网页地址，一行一个');
  await addresses.focus();
  await page.keyboard.insertText(`${siteUrl}/art/1.html\n${siteUrl}/art/1.html\n${siteUrl}/none.html\n`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(additions(page)).toHaveCount(2);
  await expect(additions(page).filter({ hasText: '1.html' })).toContainText('已读入', { timeout: 30_000 });
  await expect(additions(page).filter({ hasText: 'none.html' })).toContainText('404，没有这一页');
  await additions(page).filter({ hasText: '1.html' }).getByRole('link', { name: '看报告' }).click();
  await expect(page.locator('.card').getByRole('link', { name: '发布网页' })).toHaveAttribute(
    'href',
    `${siteUrl}/art/1.html`,
  );
});

test('a file copied into the folder is found within three seconds of being whole, and its failure is told', async ({
  page,
}) => {
  await page.goto(server.address);
  await writeFile(join(server.reportsDir, '坏.docx'), 'PK 不是压缩包');
  await copyFile('data/reports/甘肃-砚泉镇-2021.txt', join(server.reportsDir, '砚泉镇.txt'));
  const found = async () =>
    (await (await fetch(`${server.address}/api/search?q=砚泉镇`)).json()).total?.passages ?? 0;
  await expect.poll(found, { timeout: 20_000, intervals: [100] }).toBeGreaterThan(0);
  await expect(page.getByText('1 份文件没有读成')).toBeVisible({ timeout: 20_000 });
});

test('from elsewhere the key is asked for, and nothing is shown where there is none', async ({ page }) => {
  await openAdding(page);
  const health = async (keeper: string) =>
    page.route('**/api/health', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), keeper } });
    });
  await health('with-key');
  await page.reload();
  await page.getByText('添加报告').click();
  await expect(page.getByLabel(/^管理密钥/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('.adding').analyze();
  expect(violations).toEqual([]);
  await page.unrouteAll();
  await health('elsewhere');
  await page.reload();
  await expect(page.getByText('上次核对文件夹')).toBeVisible();
  await expect(page.getByText('添加报告')).toHaveCount(0);
});

async function idOf(file: string): Promise<string> {
  const query = new URLSearchParams({ file });
  const { reports } = await (await fetch(`${server.address}/api/reports?${query}`)).json();
  return reports[0].id;
}

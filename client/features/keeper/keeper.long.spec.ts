/** The keeper's page and the login, each on a server of its own. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { OwnServer } from '../../testing/own-server.ts';

const KEEPER_KEY = 'the key of the keeper in this test';
const PASSWORD = 'a password in this test';
const REPORT = '甘肃-砚泉镇-2021.txt';

/** Milliseconds for a server of its own and a run of the indexer, on a machine that may be busy. */
const HOOK_TIMEOUT = 300_000;
test.describe.configure({ timeout: HOOK_TIMEOUT });

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test.describe('the keeper', () => {
  let server: OwnServer;
  test.beforeAll(async () => {
    test.setTimeout(HOOK_TIMEOUT);
    server = await OwnServer.start(
      [REPORT],
      { KEEPER_KEY },
      (reportsDir) => writeFile(join(reportsDir, '坏.pdf'), '%PDF-1.7 坏'),
      240_000,
    );
  });
  test.afterAll(() => server.stop());

  test('sees failures, doubts, runs and the machine, and has the folder looked through again', async ({
    page,
  }) => {
    await page.goto(server.address);
    await page.getByRole('link', { name: '维护' }).click();
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 1, name: '维护' })).toBeVisible();
    await expect(main).toContainText('检索引擎运行正常');
    await expect(main.getByRole('heading', { name: '读不了的文件：1 个' })).toBeVisible();
    await expect(main.getByText('坏.pdf')).toBeVisible();
    await expect(main.getByRole('heading', { name: '拿不准的报告：1 份' })).toBeVisible();
    await expect(main.getByText(/空余 .+，共 .+/).first()).toBeVisible();
    const runs = main.locator('.run-list tbody tr');
    const before = await runs.count();
    expect(before).toBeGreaterThan(0);

    await rm(join(server.reportsDir, '坏.pdf'));
    const check = page.getByRole('button', { name: '重新核对报告文件夹' });
    await check.focus();
    await page.keyboard.press('Enter');
    await expect(main.getByRole('heading', { name: '没有读不了的文件' })).toBeVisible({ timeout: 200_000 });
    expect(await runs.count()).toBeGreaterThan(before);

    await main.getByRole('table').first().getByRole('link').click();
    await expect(page.getByText('怎样读的')).toBeVisible();
  });

  test('from elsewhere, gives the key first; a wrong one is refused with a sentence', async ({ page }) => {
    // What a proxy adds: the request counts as coming from outside.
    await page.setExtraHTTPHeaders({ 'x-forwarded-for': '198.51.100.1' });
    await page.goto(`${server.address}/keeper`);
    const key = page.getByLabel(/管理密钥/);
    await key.fill('a wrong key of some length');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('KEEPER_KEY');
    await expectAccessible(page);
    await key.fill(KEEPER_KEY);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '历次核对' })).toBeVisible();
  });
});

test.describe('a site with a password', () => {
  let server: OwnServer;
  test.beforeAll(async () => {
    test.setTimeout(HOOK_TIMEOUT);
    server = await OwnServer.start([REPORT], { SITE_PASSWORD: PASSWORD }, undefined, 240_000);
  });
  test.afterAll(() => server.stop());

  for (const [scheme, lang] of [
    ['light', 'zh-CN'],
    ['dark', 'en-US'],
  ] as const)
    test.describe(() => {
      test.use({ locale: lang, colorScheme: scheme });
      test(`asks for it in ${lang}, ${scheme}, leads to the page that was wanted, and forgets it on request`, async ({
        page,
      }) => {
        const isChinese = lang === 'zh-CN';
        await page.goto(`${server.address}/search?q=${encodeURIComponent('法治')}`);
        await expect(page).toHaveURL(/\/login\?next=/);
        const password = page.getByLabel(isChinese ? '密码' : 'Password');
        await expect(password).toBeFocused();
        await expectAccessible(page);
        await page.keyboard.type('wrong');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('alert')).toBeVisible();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        await password.fill(PASSWORD);
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(/\/search\?q=/);
        await expect(page.locator('mark').first()).toBeVisible({ timeout: 200_000 });
        await page.goto(server.address);
        await page.getByRole('button', { name: isChinese ? '退出登录' : 'Log out' }).click();
        await expect(page).toHaveURL(/\/login$/);
        await page.goto(server.address);
        await expect(page).toHaveURL(/\/login/);
      });
    });
});

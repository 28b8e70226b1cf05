/** Recognised text is marked wherever a reader meets it, and its page is one click away. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { OwnServer } from './own-server.ts';

const Q = encodeURIComponent('矛盾纠纷305件');

/** @returns the packages that are missing to read it, if there are any */
function writeScan(...file: readonly string[]): string {
  const script = ['--import', 'tsx', 'indexer/formats/testing/write-scan.ts', ...file];
  return execFileSync(process.execPath, script, { encoding: 'utf8' }).trim();
}

const missing = writeScan();

test.describe('a scanned report', () => {
  let server: OwnServer;
  test.describe.configure({ timeout: 240_000 });
  test.skip(missing !== '', `Needs ${missing}`);
  test.beforeAll(async () => {
    test.setTimeout(300_000);
    if (missing !== '') return;
    const write = async (folder: string): Promise<void> => {
      writeScan(join(folder, '青禾镇2023.pdf'));
    };
    server = await OwnServer.start([], { OCR: '1' }, write, 240_000);
  });
  test.afterAll(() => server?.stop());
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(server.address + path);
    await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
  };

  test('results, concordance, report, comparison and basket mark it, and the count says so', async ({
    page,
  }, info) => {
    await open(page, `/search?q=${Q}`);
    await expect(page.locator('.total')).toHaveText(/，其中 \d+ 段为识别文字$/);
    const card = page.locator('.passage').first();
    await expect(card.getByRole('link', { name: '识别' })).toHaveAttribute('title', /第 \d 页的图像核对/);
    await page.screenshot({ path: info.outputPath('results.png') });
    await card.locator('[data-action="basket"]').click();

    await open(page, `/search?q=${Q}&view=kwic`);
    await expect(
      page.locator('.kwic-lines .kwic-row').first().getByRole('link', { name: '识别' }),
    ).toBeVisible();
    await page.screenshot({ path: info.outputPath('concordance.png') });

    await open(page, '/basket');
    await expect(page.locator('.kept').getByRole('link', { name: '识别' })).toBeVisible();

    const { reports } = await (await page.request.get(`${server.address}/api/reports`)).json();
    await open(page, `/compare?reports=${reports[0].id}&align=section`);
    await expect(page.locator('.cell').getByRole('link', { name: '识别' }).first()).toBeVisible();
    await page.screenshot({ path: info.outputPath('comparison.png') });

    await open(page, `/reports/${reports[0].id}`);
    const passages = page.locator('.reporttext .paragraph');
    await expect(passages.getByRole('link', { name: '识别' })).toHaveCount(await passages.count());
    await expect(page.getByText('全文由扫描的图像识别而来')).toBeVisible();
    await page.screenshot({ path: info.outputPath('report.png') });
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.screenshot({ path: info.outputPath('report-phone.png') });
  });

  test('the mark opens the picture of its page, by the keyboard too', async ({ page, context }) => {
    await open(page, `/search?q=${Q}`);
    const mark = page.locator('.passage').first().getByRole('link', { name: '识别' });
    const opened = context.waitForEvent('page');
    await mark.focus();
    await page.keyboard.press('Enter');
    const picture = await opened;
    await expect(picture).toHaveURL(/\/api\/reports\/\w+\/pages\/\d$/);
    await expect.poll(() => picture.evaluate(() => document.images[0]?.naturalHeight)).toBe(1754);
  });

  for (const view of ['list', 'kwic'])
    test(`axe finds no violations in recognised results as ${view}, in both themes`, async ({ page }) => {
      await open(page, `/search?q=${Q}&view=${view}`);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      }
    });
});

/** The quotation check: pasted or dropped, read in order, filtered, taken away. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { indexed } from '../../testing/search.ts';

const DRAFT = [
  '荻溆镇2021年的报告说：“把述法结果作为评先评优的重要依据”。',
  '又说“现场督办重点事项 15 件。制定党政主要负责人履责清单”，还说“月球基地建成投用，无人机进村入户”。',
].join('\n\n');

const items = (page: Page) => page.locator('.quotation');

async function check(page: Page, draft: string): Promise<void> {
  await page.goto('/quotations');
  await page.getByLabel('文稿').fill(draft);
  await page.getByRole('button', { name: '核对引文' }).click();
  await expect(page.getByRole('heading', { name: /处引文/ })).toBeVisible();
  await expect(page.locator('progress')).toHaveCount(0);
}

test.beforeEach(({ request }) => indexed(request));

test('each quotation has its verdict in words, its passage, its citation and its differences', async ({
  page,
}) => {
  await check(page, DRAFT);
  await expect(items(page)).toHaveCount(3);
  const [verbatim, altered, absent] = [items(page).nth(0), items(page).nth(1), items(page).nth(2)];
  await expect(verbatim).toContainText('一字不差');
  await expect(verbatim.locator('mark')).toHaveText('把述法结果作为评先评优的重要依据');
  await expect(verbatim).toContainText('荻溆镇人民政府');
  await expect(verbatim).toContainText('年份与文稿注明的不同：文稿是 2021，这份报告是 2023');
  await expect(altered).toContainText('有出入');
  await expect(altered).toContainText('1 处出入：数字');
  await expect(altered.locator('del')).toHaveText('文稿：15');
  await expect(altered.locator('ins')).toHaveText('原文：14');
  await expect(absent).toContainText('库中没有');
  await expect(page.getByText(/查遍库里 \d+ 份报告/)).toBeVisible();
  await verbatim.getByRole('link', { name: /全文/ }).click();
  await expect(page).toHaveURL(/\/reports\/[^#]+#p\d+$/);
  await page.goBack();
  await expect(items(page)).toHaveCount(3);
});

test('the list is filtered by verdict with the keyboard alone', async ({ page }) => {
  await check(page, DRAFT);
  const filter = page.getByRole('button', { name: '有出入 1' });
  await filter.focus();
  await page.keyboard.press('Enter');
  await expect(items(page)).toHaveCount(1);
  await expect(items(page)).toContainText('第 2 处');
  await expect(filter).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await expect(items(page)).toHaveCount(3);
});

test('a dropped Word file is read and checked, its block quotations too', async ({ page }) => {
  const paragraphs = [
    new Paragraph('荻溆镇的报告写道：'),
    new Paragraph({ text: '把述法结果作为评先评优的重要依据', indent: { left: 840 } }),
    new Paragraph('可见其重视。'),
  ];
  const file = await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }));
  await page.goto('/quotations');
  const dropped = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], '论文.docx'));
      return transfer;
    },
    [...file],
  );
  await page.dispatchEvent('form.draft', 'drop', { dataTransfer: dropped });
  // A process of its own reads it, which a busy machine takes its time to start.
  await expect(items(page)).toHaveCount(1, { timeout: 20_000 });
  await expect(items(page)).toContainText('一字不差');
  await expect(page.getByLabel('文稿')).toHaveValue(/> 把述法结果/);
  await expect(page.getByText('论文.docx')).toBeVisible();
});

test('a file that cannot be read is refused with a sentence', async ({ page }) => {
  await page.goto('/quotations');
  await page.getByLabel('选择文件').setInputFiles({
    name: '表.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('标题,正文\n甲,乙'),
  });
  await expect(page.getByRole('alert')).toContainText('没有读成 表.csv：这是表格');
});

test('a long draft is answered part by part, can be stopped and taken up again', async ({ page }) => {
  let answered = 0;
  await page.route('**/api/quotations**', async (route) => {
    // The second part waits for ever: the reader stops it.
    if (answered++ !== 1) await route.continue();
  });
  await page.goto('/quotations');
  await page.getByLabel('文稿').fill('“把述法结果作为评先评优的重要依据”。\n\n'.repeat(50));
  await page.getByRole('button', { name: '核对引文' }).click();
  await expect(page.getByText('已核对 20 / 50 处')).toBeVisible();
  await expect(items(page)).toHaveCount(20);
  await page.getByRole('button', { name: '停下' }).click();
  await page.getByRole('button', { name: '接着核对' }).click();
  await expect(items(page)).toHaveCount(50);
  await expect(page.getByRole('button', { name: '一字不差 50' })).toBeVisible();
});

test('the list is taken away as a Word file and a workbook', async ({ page }) => {
  await check(page, DRAFT);
  const saved = async (name: string): Promise<Uint8Array> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    return readFile(await (await download).path());
  };
  const partOf = (file: Uint8Array, name: string): string =>
    strFromU8(unzipSync(file)[name] ?? new Uint8Array());
  const document = partOf(await saved('存为 Word'), 'word/document.xml');
  for (const words of ['第 1 处 一字不差', '数字：文稿“15”，原文“14”', '第 3 处 库中没有', '[R/OL]'])
    expect(document).toContain(words);
  const sheet = partOf(await saved('存为 Excel'), 'xl/worksheets/sheet1.xml');
  expect(sheet.match(/<row /g)).toHaveLength(4);
});

test('in English the verdicts are English and the wording stays Chinese', async ({ page }) => {
  await page.goto('/quotations?lang=en');
  await page.getByLabel('Draft').fill(DRAFT);
  await page.getByRole('button', { name: 'Check quotations' }).click();
  await expect(items(page)).toHaveCount(3);
  await expect(items(page).nth(1)).toContainText('1 difference: number');
  await expect(items(page).nth(0).locator('.quoted')).toHaveAttribute('lang', 'zh-Hans');
});

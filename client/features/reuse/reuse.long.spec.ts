/** Who else wrote this: by a pasted paragraph, a file, a long draft, and from a passage. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { indexed } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

/** A paragraph of the sample collection, its report, and a copy of it with a few words changed. */
async function copied(page: Page): Promise<{ text: string; copy: string; town: string; id: string }> {
  const answer = await page.request.get(`/api/search?q=${encodeURIComponent('板凳议事会')}&limit=20`);
  const { hits } = await answer.json();
  const hit = hits.find(({ text }: { text: string }) => text.length > 90 && text.length < 280);
  const middle = Math.floor(hit.text.length / 2);
  const copy = `${hit.text.slice(0, middle)}着力${hit.text.slice(middle)}`;
  return { text: hit.text, copy, town: hit.report.place.town, id: hit.id };
}

/** Pastes as a person does: an event with the clipboard's text, which the box may hold only in part. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await page.keyboard.press('Control+V');
}

const sources = (page: Page) => page.locator('.reuse-source');

test('a paragraph pasted into the search box, with words changed, leads to its source, which is cited', async ({
  page,
}) => {
  const { text, copy, town } = await copied(page);
  await page.goto('/');
  await page.getByRole('combobox', { name: '检索词' }).focus();
  await paste(page, copy);
  await page.getByRole('link', { name: '找相同或相近的段落' }).click();
  await expect(page).toHaveURL(/\/reuse\?text=/);
  const source = sources(page).filter({ hasText: town }).first();
  await expect(source).toContainText('% 相同');
  await expect(source.locator('del')).toHaveText('着力');
  await expect(page.getByRole('region', { name: '比对结果' })).toContainText('在库里别处也有');
  await source.getByRole('button', { name: '复制原文与引文' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeVisible();
  const clip = await page.evaluate(() => navigator.clipboard.readText());
  expect(clip).toContain(text);
  // The address is the whole question, so that the link can be sent.
  await page.reload();
  await expect(sources(page).first()).toBeVisible();
});

test('the text is marked, and each stretch and its mark lead to each other', async ({ page }) => {
  const { copy } = await copied(page);
  await page.goto(`/reuse?text=${encodeURIComponent(`这一句是自己写的。${copy}`)}`);
  const mark = page.locator('.marked-draft a.band-strong').first();
  await expect(mark).toBeVisible();
  await expect(page.locator('.marked-draft')).toContainText('这一句是自己写的。');
  await mark.click();
  await expect(page).toHaveURL(/#stretch-\d+$/);
  await expect(page.locator('.stretch:target')).toBeInViewport();
  await page.locator('.stretch:target h2 a').click();
  await expect(page).toHaveURL(/#in-text-\d+$/);
});

test('a long draft is compared piece by piece, stays out of the address and outlives a reload', async ({
  page,
}) => {
  const { text } = await copied(page);
  const own = Array.from({ length: 60 }, (_, at) => `第${at}条，自己的话写在这里，与别处不同。`).join('\n');
  const long = `${own}\n`.repeat(6) + text;
  await page.goto('/reuse');
  await page.getByRole('textbox', { name: '要比对的文字' }).fill(long);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.marked-draft a.band-strong').first()).toBeVisible();
  await expect(page).toHaveURL('/reuse');
  await expect(page.getByRole('region', { name: '比对结果' })).toContainText('在库里别处也有');
  await page.reload();
  await expect(page.locator('.marked-draft a.band-strong').first()).toBeVisible();
});

test('a Word file is read and compared, and the result is taken away as Word and Excel', async ({ page }) => {
  await page.goto('/reuse');
  await page.locator('input[type=file]').setInputFiles('data/reports/四川-竹笕县-茶崦镇-2023.docx');
  await expect(sources(page).first()).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('.marked-draft')).toContainText('茶崦镇');
  for (const [format, extension] of [
    ['Word', 'docx'],
    ['Excel', 'xlsx'],
  ] as const) {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: format, exact: true }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe(`相同或相近的段落.${extension}`);
    expect((await readFile(await download.path(), 'latin1')).startsWith('PK')).toBe(true);
  }
});

test('from a passage one finds who else wrote it, without its own report', async ({ page }) => {
  const { id } = await copied(page);
  await page.goto(`/search?q=${encodeURIComponent('板凳议事会')}`);
  const card = page.locator(`[data-passage="${id}"]`);
  await card.getByRole('link', { name: '谁也这样写' }).click();
  await expect(page).toHaveURL(`/reuse?passage=${id}`);
  await expect(page.locator('.reuse-summary')).toContainText('字');
  const own = id.slice(0, id.lastIndexOf('-'));
  for (const passage of await sources(page).all())
    expect(await passage.getAttribute('data-passage')).not.toContain(own);
});

test('what cannot be compared is told in a sentence', async ({ page }) => {
  await page.goto('/reuse');
  await page.getByRole('button', { name: '比对', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '至少要有 8 个字' })).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({
    name: '草稿.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('PK not a document'),
  });
  await expect(page.getByRole('alert')).toContainText('草稿.docx', { timeout: 20_000 });
  await page.goto(`/reuse?text=${encodeURIComponent('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥')}`);
  await expect(page.getByText('没有找到')).toBeVisible();
});

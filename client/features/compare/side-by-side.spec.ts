/** The main workflow: search a phrase, compare towns side by side, cite a passage. */
import { expect, type Page, test } from '@playwright/test';
import { indexed, search } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

test('a search leads to a comparison of two towns, where a passage is copied with its citation', async ({
  page,
  browser,
}) => {
  await search(page, '枫桥经验');
  const results = page.getByRole('region', { name: '检索结果' });
  await results
    .getByRole('button', { name: /加入对比：.*茶崦镇/ })
    .first()
    .click();
  await results
    .getByRole('button', { name: /加入对比：.*柳汀镇/ })
    .first()
    .click();
  await page.getByRole('region', { name: '对比' }).getByRole('link', { name: '并排对比' }).click();
  await expect(page).toHaveURL(/\/compare\?/);

  const column = page.getByRole('region', { name: /茶崦镇/ });
  await expect(column).toBeVisible();
  await expect(page.getByRole('region', { name: /柳汀镇/ })).toBeVisible();
  await expect(page.locator('mark').filter({ hasText: /枫桥/ }).first()).toBeVisible();

  await column.getByRole('button', { name: '复制原文与引文' }).first().click();
  await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeVisible();
  const copied = await clipboard(page);
  const [quote = '', citation = ''] = copied.trim().split(/\n+/);
  const id = (await column.getByRole('article').first().getAttribute('data-passage')) ?? '';
  const passage = await passageOf(page, id);
  expect(quote).toBe(passage.text);
  expect(citation).toContain('[R');
  expect(citation).toContain(passage.section.path.at(-1) ?? '');
  expect(citation).toContain(`第${passage.paragraph}段`);

  const shown = await page.getByRole('main').textContent();
  const address = page.url();
  await page.reload();
  await expect(column).toBeVisible();
  await expect.poll(() => page.getByRole('main').textContent()).toBe(shown);
  await page.goBack();
  await expect(page).toHaveURL(/\/search\?.*chosen=/);
  await expect(page.getByRole('region', { name: '对比' }).getByText('柳汀镇')).toBeVisible();

  const other = await browser.newContext();
  const fresh = await other.newPage();
  await fresh.goto(address);
  await expect.poll(() => fresh.getByRole('main').textContent()).toBe(shown);
  await fresh.goto(`/passages/${id}`);
  await expect(fresh.getByText(quote.slice(0, 20)).first()).toBeInViewport();
  await other.close();
});

interface CopiedPassage {
  readonly text: string;
  readonly paragraph: number;
  readonly section: { readonly path: readonly string[] };
}

async function passageOf(page: Page, id: string): Promise<CopiedPassage> {
  const answer = await page.request.get(`/api/passages/${id}`);
  return ((await answer.json()) as { passage: CopiedPassage }).passage;
}

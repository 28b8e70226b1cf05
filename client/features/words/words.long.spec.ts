/** Keywords of a town, the list of words, and the collocates of a query. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { indexed } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

const rows = (page: Page) => page.locator('.word-figures tbody tr');
/** Opens a page and waits for its answer, which a busy machine may take long for. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0, { timeout: 20_000 });
}

const choices = (page: Page, name: string) => page.getByRole('navigation', { name });

test('what a town says that others do not: chosen by name, told in sentences, opened to its passages', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: '看一地多说哪些词' }).click();
  await expect(page.getByText('选一个地区、一年、一个层级')).toBeVisible();
  await page.getByRole('button', { name: '选地区' }).click();
  await page.getByLabel('地区的名字或拼音').fill('yanquan');
  await page.locator('.picker').getByRole('button', { name: '砚泉镇' }).click();
  await expect(page).toHaveURL(/\/keywords\?place=/);
  await expect(page.getByRole('heading', { name: '砚泉镇比其余的多说的词' })).toBeVisible();
  await expect(page.getByText(/相同的段落只算一次，略去 \d+ 段。未列地名用字：/)).toBeVisible();
  await expect(page.getByText('只数了')).toHaveCount(0);
  const row = rows(page).filter({ hasText: '评理' }).first();
  const passages = await row.getByRole('cell').nth(2).textContent();
  await row.getByRole('link').click();
  await expect(page).toHaveURL(/\/search\?q=.*place=/);
  await expect(page.locator('mark').first()).toHaveText('评理');
  await expect.poll(async () => page.locator('mark').count()).toBeGreaterThanOrEqual(Number(passages));
  await page.goBack();
  await expect(rows(page).first()).toBeVisible();
});

test('the comparison, the direction and the counting of copies are in the address, and change what is listed', async ({
  page,
}) => {
  await open(page, `/keywords?province=${encodeURIComponent('甘肃省')}`);
  await expect(page.getByText('与 6 个地区、16 份报告')).toBeVisible();
  await choices(page, '相同的段落').getByRole('link', { name: '逐段都算' }).click();
  await expect(page).toHaveURL(/once=false/);
  await expect(page.getByText('相同的段落逐段都算。')).toBeVisible();
  await choices(page, '多说还是少说').getByRole('link', { name: '少说的' }).click();
  await expect(page.getByRole('heading', { name: '甘肃省比其余的少说的词' })).toBeVisible();
  await choices(page, '与什么相比').getByRole('link', { name: '另选' }).click();
  await expect(page.getByText('再选要与什么相比')).toBeVisible();
  await page.getByRole('group', { name: '与什么相比' }).getByLabel('年份').selectOption('2023');
  await expect(page).toHaveURL(/against\.year=2023/);
  await expect(page.getByRole('heading', { name: '甘肃省比2023少说的词' })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('再选要与什么相比')).toBeVisible();
});

test('the table is sorted by the figure that is pressed, and the plot with it', async ({ page }) => {
  await open(page, '/keywords?section=problems');
  const head = page.getByRole('columnheader', { name: '至少' });
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('columnheader', { name: '段', exact: true }).getByRole('link').click();
  await expect(page).toHaveURL(/order=passages/);
  const figures = await rows(page).locator('td:nth-of-type(3)').allTextContents();
  expect(figures.map(Number)).toEqual(figures.map(Number).sort((a, b) => b - a));
  const first = await rows(page).first().getByRole('rowheader').textContent();
  await expect(page.locator('svg.dot-plot a').first()).toHaveAttribute(
    'aria-label',
    new RegExp(`^${first}：`),
  );
});

test('the plot is taken away as a picture, and the figures as a table', async ({ page }) => {
  await open(page, '/keywords?section=problems');
  const save = async (format: string): Promise<Buffer> => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: `存为 ${format}` }).click();
    return readFile(await (await waiting).path());
  };
  await expect(page.locator('svg.dot-plot a').first()).toBeVisible();
  expect((await save('SVG')).toString()).toContain('不足');
  expect((await save('PNG')).subarray(1, 4).toString()).toBe('PNG');
  const [head, line] = (await save('CSV')).toString().split('\r\n');
  expect(head).toBe(
    '\ufeffword,count,passages,places,of,rate,countAgainst,passagesAgainst,placesAgainst,rateAgainst,logRatio,low,high,lrc,g2,dp',
  );
  expect(line?.split(',')).toHaveLength(16);
});

test('a report leads to what its place says more than other places of its level', async ({
  page,
  request,
}) => {
  const { reports } = await (await request.get('/api/reports?limit=1')).json();
  await open(page, `/reports/${reports[0].id}`);
  await page.getByRole('link', { name: '比别处多说什么' }).click();
  await expect(page).toHaveURL(/\/keywords\?place=.*against\.level=town/);
  await expect(rows(page).first()).toBeVisible();
});

test('words of the collection are found by a part of them', async ({ page }) => {
  await page.goto('/keywords');
  await page.getByRole('link', { name: '词表' }).click();
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('searchbox', { name: '词的一部分' }).fill('调解');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/typed=/);
  await expect(rows(page).first().getByRole('rowheader')).toContainText('调解');
  for (const word of await rows(page).getByRole('rowheader').allTextContents())
    expect(word).toContain('调解');
});

test('the words beside a query are a view of its hits, near or far, and open the passages with both', async ({
  page,
}) => {
  await open(page, `/search?q=${encodeURIComponent('枫桥经验')}`);
  await page.getByRole('navigation', { name: '怎样看' }).getByRole('link', { name: '搭配' }).click();
  await expect(page).toHaveURL(/view=collocates/);
  await choices(page, '旁边多远').getByRole('link', { name: '整段' }).click();
  await expect(page).toHaveURL(/window=passage/);
  const row = rows(page).filter({ hasText: '矛盾纠纷' }).first();
  const together = await row.getByRole('cell').nth(1).textContent();
  await row.getByRole('link').click();
  await expect(page.getByText(/· \d+ 份报告 ·/)).toBeVisible();
  expect(new URL(page.url()).searchParams.get('q')).toBe('枫桥经验 矛盾纠纷');
  expect(Number(together)).toBeGreaterThan(5);
});

test('strings that behave like words open their passages, and the keeper puts one into the lexicon', async ({
  page,
  request,
}) => {
  // Words come into memory after the reports are in the index.
  await expect
    .poll(async () => (await (await request.get('/api/words/new')).json()).total)
    .toBeGreaterThan(10);
  // The server would write the program's own file; that it does is tested beside it.
  const sent: unknown[] = [];
  await page.route('**/api/lexicon', async (route) => {
    sent.push(route.request().postDataJSON());
    await route.fulfill({ status: 202, json: { word: '调解员' } });
  });
  await open(page, '/keywords?list=new');
  const row = rows(page).filter({ hasText: '调解员' });
  await expect(row.getByRole('cell').first()).toHaveText('调解 · 员');
  await row.getByRole('button', { name: '把“调解员”加进词典' }).click();
  await expect(page.getByText('“调解员”已写入 data/lexicon.txt')).toBeVisible();
  await expect(row.getByRole('button')).toHaveText('已加进');
  expect(sent).toEqual([{ word: '调解员' }]);
  await row.getByRole('link').click();
  await expect(page.locator('mark').first()).toHaveText('调解员');
});

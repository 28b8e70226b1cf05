/** Facets, smart search, suggestions for empty results, and export of all hits. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { indexed } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

const address = (q: string, rest = '') => `/search?q=${encodeURIComponent(q)}${rest}`;
const facet = (page: Page, name: string) => page.getByRole('group', { name });

test('the facet of places is searched by name or pinyin, selected from and cleared', async ({ page }) => {
  await page.goto(address('枫桥经验'));
  const places = facet(page, '地区');
  const box = places.getByRole('textbox', { name: '在地区里找' });
  await box.fill('柳汀');
  await expect(places.getByRole('checkbox')).toHaveCount(1);
  await box.fill('diaoyu');
  await expect(places.getByText('没有这个名称。')).toBeVisible();
  await box.fill('liuting');
  await expect(places.getByRole('checkbox', { name: /柳汀镇/ })).toBeVisible();
  await places.getByRole('checkbox', { name: /柳汀镇/ }).check();
  await expect(page).toHaveURL(/place=/);
  await expect(page.getByText('· 1 个乡镇')).toBeVisible();
  await page.getByRole('button', { name: '清除筛选：地区' }).click();
  await expect(page).not.toHaveURL(/place=/);
});

test('the chip of a report without a hit on the page shows its title', async ({ page, request }) => {
  const answer = await (
    await request.get(`/api/search?${new URLSearchParams({ q: '枫桥经验', limit: '100' })}`)
  ).json();
  const said: { report: { id: string; title: string } }[] = answer.hits;
  const { reports } = await (await request.get('/api/reports?limit=1000')).json();
  const silent = reports.find(({ id }: { id: string }) => said.every(({ report }) => report.id !== id));
  await page.goto(address('枫桥经验', `&report=${silent.id}&report=${said[0]?.report.id}`));
  const chips = page.getByRole('list', { name: '已选的筛选条件' });
  await expect(chips.getByRole('button', { name: `去掉筛选：报告${silent.title}` })).toBeVisible();
  await expect(chips).not.toContainText(silent.id);
});

test('smart search shows which words a passage lacks, and highlights its hits in the report', async ({
  page,
}) => {
  await page.goto(address('邻里纠纷化解机制创新'));
  await expect(page.getByRole('heading', { name: /没有一段里有/ })).toBeVisible();
  const smart = page.getByRole('link', { name: /^智能检索：/ });
  await expect(smart).toBeVisible();
  await smart.click();
  await expect(page).toHaveURL(/mode=smart/);
  await expect(page.getByText(/^按词检索：/)).toBeVisible();
  await expect(page.locator('mark').first()).toBeVisible();
  await expect(page.getByText(/^没有：/).first()).toBeVisible();
  await page.getByRole('link', { name: '读全文' }).first().click();
  await expect(page).toHaveURL(/\/reports\/.*mode=smart/);
  await expect(page.locator('mark').first()).toBeVisible();
});

test('an empty result suggests only queries that have hits', async ({ page }) => {
  await page.goto(address('枫桥经验 量子纠缠', '&year=2023'));
  const tries = page.getByRole('list', { name: '可以试试' });
  await tries.getByRole('link', { name: '不要求“量子纠缠”' }).click();
  await expect(page.locator('mark').first()).toHaveText('枫桥经验');
  await page.goBack();
  await expect(tries.getByRole('link', { name: '不要求“枫桥经验”' })).toHaveCount(0);
});

test('all hits are exported to a file, whose number of rows is shown before', async ({ page, request }) => {
  await page.goto(address('枫桥经验', '&year=2023'));
  await page.getByRole('button', { name: '导出' }).click();
  await expect(page.getByRole('heading', { name: '全部 18 段，一段一行' })).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  const csv = (await readFile(await (await waiting).path())).toString();
  expect(csv).toContain('枫桥经验');
  const lines = await page.getByRole('link', { name: 'JSONL' }).getAttribute('href');
  const answer = await (await request.get(lines ?? '')).text();
  expect(answer.trim().split('\n')).toHaveLength(18);
});

test('a quotation mark alone asks for words, without a request that is refused', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(address('“'));
  await expect(page.getByText('在上面输入检索词')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a long reading of a smart query is folded and opens', async ({ page }) => {
  const question =
    '怎么化解邻里纠纷 基层干部如何学习法律 行政执法怎样规范 公共法律服务站点如何覆盖 重大决策怎样听取意见';
  await page.goto(address(question, '&mode=smart'));
  const understood = page.locator('.understood');
  await expect(understood).toContainText('……');
  const folded = ((await understood.textContent()) ?? '').length;
  await page.getByRole('button', { name: '看全部读法' }).click();
  expect(((await understood.textContent()) ?? '').length).toBeGreaterThan(folded);
});

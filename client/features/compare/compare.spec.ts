/** Comparisons: adding, moving and removing columns, shared wording, and addresses that hold it all. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { indexed } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

const columns = (page: Page): Locator => page.locator('section.column');
const names = (page: Page): Promise<string[]> =>
  columns(page).evaluateAll((all) => all.map((column) => column.getAttribute('aria-label') ?? ''));

async function add(page: Page, typed: string, name: string): Promise<void> {
  await page.getByRole('button', { name: '加一列', exact: true }).click();
  await page.getByRole('searchbox', { name: '地区的名字或拼音' }).fill(typed);
  await page.getByRole('button', { name, exact: true }).click();
  await page.keyboard.press('Escape');
}

/** Everything a comparison shows: its columns, the alignment of their cells, and all marks. */
const shownIn = (page: Page) =>
  page.locator('.columns').evaluate((grid) => ({
    rows: [...grid.querySelectorAll('.kinds b')].map((kind) => kind.textContent),
    columns: [...grid.querySelectorAll('section.column')].map((column) => ({
      name: column.getAttribute('aria-label'),
      cells: [...column.querySelectorAll('.cell')].map((cell) => Math.round((cell as HTMLElement).offsetTop)),
      under: [...column.querySelectorAll('.under')].map((part) => part.textContent),
      figures: [...column.querySelectorAll('.figure')].map((part) => part.textContent),
    })),
  }));

test('columns are added by name, moved and removed, and their sections are aligned', async ({ page }) => {
  await page.goto('/compare');
  await add(page, '柳汀', '加一列：柳汀镇');
  await add(page, 'dixu', '加一列：荻溆镇');
  await add(page, '茶崦', '加一列：茶崦镇 2022');
  await expect(columns(page)).toHaveCount(3);
  expect(await names(page)).toEqual(['柳汀镇', '荻溆镇', '茶崦镇 2022']);
  await expect(page.getByRole('heading', { name: '问题不足' }).first()).toBeAttached();

  await page.getByRole('button', { name: '左移：茶崦镇 2022' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(['柳汀镇', '茶崦镇 2022', '荻溆镇']);
  await expect(page.getByRole('status').filter({ hasText: '茶崦镇 2022：第 2 列' })).toBeVisible();
  await page.locator('section.column header').nth(2).dragTo(page.locator('section.column').nth(0));
  await expect.poll(() => names(page)).toEqual(['荻溆镇', '柳汀镇', '茶崦镇 2022']);
  await page.getByRole('button', { name: '移出对比：柳汀镇' }).click();
  await expect.poll(() => names(page)).toEqual(['荻溆镇', '茶崦镇 2022']);
  await page.reload();
  await expect.poll(() => names(page)).toEqual(['荻溆镇', '茶崦镇 2022']);
});

test('the years of a town are compared with shared wording underlined, and the address shows the same elsewhere', async ({
  page,
  browser,
}) => {
  await page.goto(`/search?q=${encodeURIComponent('枫桥经验')}`);
  await page.goto('/compare');
  await add(page, '椒云', '加一列：椒云镇');
  await page.getByRole('link', { name: '历年' }).click();
  await expect.poll(() => names(page)).toEqual(['椒云镇 2021', '椒云镇 2022', '椒云镇 2023']);
  await expect(page.locator('.under').first()).toBeVisible();
  await page.getByText('标出数字').click();
  await expect(page.locator('.figure').first()).toBeVisible();
  const shared = await shownIn(page);
  expect(shared.rows).toContain('问题不足');
  // Cells of a row are aligned.
  expect(shared.columns[1]?.cells).toEqual(shared.columns[0]?.cells);

  const fresh = await browser.newContext({ viewport: page.viewportSize() });
  const other = await fresh.newPage();
  await other.goto(page.url());
  await expect(other.locator('.figure').first()).toBeVisible();
  expect(await shownIn(other)).toEqual(shared);
  await fresh.close();

  await page.getByRole('radio', { name: '各自的话' }).check();
  await expect(page).toHaveURL(/marks=own/);
  const unique = await shownIn(page);
  expect(unique.columns[0]?.under).not.toEqual(shared.columns[0]?.under);
  await page.getByRole('radio', { name: '不标' }).check();
  await expect(page.locator('.under')).toHaveCount(0);
});

test('the text around a passage is shown in place', async ({ page, request }) => {
  const q = encodeURIComponent('枫桥经验');
  const { facets } = await (await request.get(`/api/search?q=${q}`)).json();
  const places = facets.place.slice(0, 2).map(({ value }: { value: string }) => encodeURIComponent(value));
  await page.goto(`/compare?q=${q}&places=${places.join(',')}`);
  const passage = page.locator('article.passage').first();
  const id = (await passage.getAttribute('data-passage')) ?? '';
  const { before, after } = await (await request.get(`/api/passages/${id}?context=2`)).json();
  await passage.getByRole('button', { name: '前后文', exact: true }).click();
  await expect(passage.locator('.surrounding')).toHaveText(
    [...before, ...after].map(({ text }: { text: string }) => text),
  );
  await passage.getByRole('button', { name: '收起前后文' }).click();
  await expect(passage.locator('.surrounding')).toHaveCount(0);
});

test('what can be done with a passage shows where the pointer or the focus is, and on a touch screen always', async ({
  page,
  request,
  browser,
}) => {
  const { reports } = await (await request.get('/api/reports?limit=2')).json();
  const path = `/compare?reports=${reports.map(({ id }: { id: string }) => id).join(',')}&unmatched=1`;
  await page.goto(path);
  const passages = page.locator('.column').first().locator('article.passage');
  const actions = (at: number) => passages.nth(at).locator('.actions');
  await expect(actions(0)).toHaveCSS('opacity', '0');
  await passages.nth(1).hover();
  await expect(actions(1)).toHaveCSS('opacity', '1');
  await expect(actions(0)).toHaveCSS('opacity', '0');
  await actions(0).getByRole('button', { name: '复制原文与引文' }).focus();
  await expect(actions(0)).toHaveCSS('opacity', '1');

  const touched = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 800 },
  });
  const phone = await touched.newPage();
  await phone.goto(new URL(path, page.url()).href);
  await expect(phone.locator('.cell .actions').first()).toHaveCSS('opacity', '1');
  await touched.close();
});

test('six columns stand side by side on a common screen, none of them cut', async ({ page, request }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const { reports } = await (await request.get('/api/reports?limit=6')).json();
  await page.goto(`/compare?reports=${reports.map(({ id }: { id: string }) => id).join(',')}`);
  await expect(columns(page)).toHaveCount(6);
  const scroller = page.locator('.columns-scroll');
  const beyond = await scroller.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(beyond).toBeLessThanOrEqual(0);
});

test('the basket links back to the last comparison', async ({ page, request }) => {
  const { facets } = await (
    await request.get(`/api/search?q=${encodeURIComponent('枫桥经验')}&limit=1`)
  ).json();
  const places = (facets.place as { value: string }[])
    .slice(0, 3)
    .map(({ value }) => encodeURIComponent(value));
  await page.goto(`/compare?q=${encodeURIComponent('枫桥经验')}&places=${places.join(',')}&marks=own`);
  await expect(columns(page)).toHaveCount(3);
  const address = page.url();
  await page.locator('[data-action="basket"]').first().click();
  await page.locator('.basket-link').click();
  await page.getByRole('link', { name: '回到对比' }).click();
  await expect(columns(page)).toHaveCount(3);
  expect(decodeURIComponent(page.url())).toBe(decodeURIComponent(address));
});

test('a stretch that columns share says which have it, frames what differs, and leads there', async ({
  page,
  request,
}) => {
  const { reports } = await (await request.get(`/api/reports?town=${encodeURIComponent('砚泉镇')}`)).json();
  const ids = (reports as { id: string; year: number }[])
    .filter(({ year }) => year >= 2022)
    .map(({ id }) => id)
    .slice(0, 2);
  await page.goto(`/compare?reports=${ids.join(',')}`);
  const stretch = page
    .locator('section.column')
    .first()
    .locator('a.under', { has: page.locator('.differs') })
    .first();
  await expect(stretch).toHaveAttribute('title', /砚泉镇.*也这样写，框出的字有出入/);
  const to = (await stretch.getAttribute('href')) ?? '';
  await stretch.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('section.column').nth(1).locator(to)).toBeInViewport();
  expect(await page.locator('.under.formula').count()).toBeGreaterThan(0);
});

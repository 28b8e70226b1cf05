/** The views of the hits other than passages: concordance, places and trends. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { indexed } from '../../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

const address = (q: string, rest = '') => `/search?q=${encodeURIComponent(q)}${rest}`;
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '怎样看' }).getByRole('link', { name });
const texts = (page: Page, of: string) => page.locator(`.kwic-lines ${of}`).allTextContents();

test('the concordance has a line per occurrence, and sorting by right context groups equal continuations', async ({
  page,
}) => {
  await page.goto(address('调解'));
  await tab(page, '逐处').click();
  await expect(page).toHaveURL(/view=kwic/);
  const table = page.getByRole('table', { name: '每一处一行' });
  const rows = await table.getAttribute('aria-rowcount');
  await expect(page.getByText(`${Number(rows) - 1} 处`, { exact: false }).first()).toBeVisible();
  await table.getByRole('link', { name: '右文' }).click();
  await expect(page).toHaveURL(/lines=right/);
  await expect(table.getByRole('columnheader', { name: '右文' })).toHaveAttribute('aria-sort', 'ascending');
  await expect
    .poll(async () => (await texts(page, '.kwic-right')).filter((text) => text.startsWith('不成的')).length)
    .toBeGreaterThan(2);
  const rights = await texts(page, '.kwic-right');
  const alike = rights.flatMap((text, at) => (text.startsWith('不成的') ? [at] : []));
  expect((alike.at(-1) ?? 0) - (alike[0] ?? 0)).toBe(alike.length - 1);
});

test('a second click on 右文 sorts the lines by the next word, a third by characters again', async ({
  page,
}) => {
  await page.goto(address('调解', '&view=kwic&lines=right'));
  const header = page.getByRole('table', { name: '每一处一行' }).getByRole('columnheader', { name: /右文/ });
  await header.getByRole('link').click();
  await expect(page).toHaveURL(/lines=right-word/);
  await expect(header).toHaveText('右文（按词）');
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('.kwic-lines mark').first()).toBeVisible();
  await header.getByRole('link').click();
  await expect(page).toHaveURL(/lines=right$/);
});

test('the reader chooses the context of the lines, which stands whole and in the address, and exports them', async ({
  page,
}) => {
  await page.goto(address('调解', '&view=kwic'));
  await expect(page.locator('.kwic-lines mark').first()).toBeVisible();
  await page.getByRole('navigation', { name: '左右文' }).getByRole('link', { name: '各 80 字' }).click();
  await expect(page).toHaveURL(/context=80/);
  await expect
    .poll(async () => Math.max(...(await texts(page, '.kwic-right')).map(({ length }) => length)))
    .toBe(80);
  const clipped = await page
    .locator('.kwic-lines :is(.kwic-left, .kwic-right)')
    .evaluateAll((cells) => cells.filter((cell) => cell.scrollHeight > cell.clientHeight + 1).length);
  expect(clipped).toBe(0);

  await page.getByRole('button', { name: '导出' }).click();
  const occurrences = Number(await page.locator('.kwic').getAttribute('aria-rowcount')) - 1;
  await expect(page.getByRole('heading', { name: `全部 ${occurrences} 处，一处一行` })).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  const csv = (await readFile(await (await waiting).path())).toString();
  expect(csv.split('\r\n')[0]).toMatch(/^\ufeff左文,词句,右文,/);
});

test('the panels of export and of the query language cover no tab', async ({ page }) => {
  await page.goto(address('枫桥经验'));
  const tabs = await page.getByRole('navigation', { name: '怎样看' }).boundingBox();
  for (const name of ['导出', '检索式写法']) {
    await page.getByRole('button', { name }).click();
    const panel = page.locator('.syntax:popover-open');
    await expect(panel).toBeVisible();
    const box = await panel.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual((tabs?.y ?? 0) + (tabs?.height ?? 0));
    await page.keyboard.press('Escape');
  }
});

test('the places that say most are chosen for comparison at the side', async ({ page }) => {
  await page.goto(address('网格'));
  const side = page.getByRole('region', { name: '对比', exact: true });
  const offered = side.getByRole('region', { name: '说得最多的地区' }).getByRole('button');
  const first = (await offered.first().getAttribute('title')) ?? '';
  await offered.first().click();
  await expect(side.getByRole('button', { name: `加入对比：${first}` })).toHaveCount(0);
  await offered.first().click();
  await expect(page).toHaveURL(/chosen=[^&]+,/);
  await side.getByRole('link', { name: '并排对比' }).click();
  await expect(page.locator('section.column')).toHaveCount(2);
});

test('j steps through the lines of the concordance, and Enter opens the passage of a line', async ({
  page,
}) => {
  await page.goto(address('调解', '&view=kwic'));
  await expect(page.locator('.kwic-lines mark').first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('.kwic-lines a').nth(1)).toBeFocused();
  const right = await page.locator('.kwic-right').nth(2).textContent();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/reports\/.*#p\d+/);
  await expect(page.locator('.paragraph:target, .paragraph mark').first()).toBeVisible();
  expect(right).not.toBe('');
});

test('the view by place lists places with hits and without, and a row opens its passages or is chosen for comparison', async ({
  page,
}) => {
  await page.goto(address('网格', '&view=places'));
  await expect(page.getByText('9 个地区里有 8 个说到')).toBeVisible();
  const first = page.locator('.towns tbody tr').first();
  const occurrences = await first.locator('td').first().textContent();
  await first.getByRole('button', { name: /加入对比/ }).click();
  await expect(page).toHaveURL(/chosen=/);
  await first.getByRole('link').first().click();
  await expect(page.getByText(`${occurrences} 处 · `)).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: '从未说到的' }).click();
  await expect(page.getByText('9 个地区里有 1 个从未说到')).toBeVisible();
  await expect(page.locator('.towns tbody tr')).toHaveCount(1);
});

test('trends count several phrases by year, and each figure opens its passages', async ({ page }) => {
  await page.goto(address('枫桥经验'));
  await tab(page, '趋势').click();
  const chart = page.getByRole('group', { name: '枫桥经验：按年份，每万字几处' });
  await expect(chart.getByRole('link')).toHaveCount(3);
  await page.getByRole('textbox', { name: '再加几个词句一起比' }).fill('三项制度，网格 调解');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/also=.*also=/);
  await expect(page.locator('svg.chart a')).toHaveCount(9);
  await page.getByRole('button', { name: '不比：三项制度' }).click();
  await expect(page.locator('svg.chart a')).toHaveCount(6);
  await page.getByRole('link', { name: '共几处' }).click();
  const point = page.getByRole('link', { name: /^枫桥经验，2022，共几处：/ });
  const figure = (await point.getAttribute('aria-label'))?.split('：').at(-1);
  // The table shows the same figure.
  await expect(page.getByRole('row', { name: /^2022/ }).getByRole('cell').first()).toHaveText(figure ?? '');
  await point.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/year=2022/);
  await expect(page.getByText(`${figure} 处 · `)).toBeVisible();
  await page.goBack();
  await expect(page.locator('svg.chart a')).toHaveCount(6);
});

test('trends by place and section are bars, and years without reports are marked', async ({ page }) => {
  await page.goto(address('调解', '&view=trends&by=section'));
  await expect(page.getByRole('link', { name: /^调解，举措成效，/ })).toBeVisible();
  await page.getByRole('link', { name: '县区', exact: true }).click();
  await expect(page.locator('svg.chart a')).toHaveCount(6);
  await page.goto(address('调解', '&view=trends&year=2021&year=2023&year=2025'));
  await expect(page.getByRole('img', { name: '2025 年没有报告' })).toBeVisible();
  await expect(page.getByText('斜线处没有报告：2025。')).toBeVisible();
});

test('a chart is saved as a picture, and its figures as a table', async ({ page }) => {
  await page.goto(address('枫桥经验', `&view=trends&also=${encodeURIComponent('三项制度')}`));
  const save = async (format: string): Promise<Buffer> => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: `存为 ${format}` }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toContain('枫桥经验、三项制度');
    return readFile(await download.path());
  };
  const svg = (await save('SVG')).toString();
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).not.toContain('var(');
  expect(svg).toContain('三项制度');
  const png = await save('PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(1500);
  const csv = (await save('CSV')).toString();
  expect(csv.split('\r\n')[0]).toBe(
    '\ufeff年份,报告份数,段数,字数,枫桥经验 处,枫桥经验 段,枫桥经验 报告,枫桥经验 每万字,枫桥经验 每份报告,三项制度 处,三项制度 段,三项制度 报告,三项制度 每万字,三项制度 每份报告',
  );
  expect(csv).toMatch(/\r\n2021,6,\d+,\d+,7,6,4,/);
});

test('an invalid phrase of a chart is reported, and can be removed', async ({ page }) => {
  await page.goto(address('枫桥经验', `&view=trends&also=${encodeURIComponent('甲 |')}`));
  await expect(page.getByText('的前后要各有一个词')).toBeVisible();
  await page.getByRole('button', { name: '不比：甲 |' }).click();
  await expect(page.locator('svg.chart a')).toHaveCount(3);
});

/**
 * A collection of the nation since 1954, provinces, cities and towns, with resolutions that have no year and essays
 * that have no place: counts, filters, charts and comparisons tell the levels of government apart. Invented, on a
 * server of its own; and, where the variables say where they are, of real reports.
 */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { OwnServer } from './own-server.ts';

const { NATIONAL_REPORTS, WORK_REPORTS, REAL_REPORTS } = process.env;
const Q = encodeURIComponent('改革开放');
const PROVINCES = ['江苏省', '浙江省', '四川省', '新疆维吾尔自治区'];
const CITIES = ['南通市', '苏州市', '无锡市'];

/** A row each, as researchers exchange collections. */
async function writeInvented(folder: string): Promise<void> {
  const rows: string[] = [];
  const add = (
    names: readonly [string, string, string, string],
    year: number | '',
    title: string,
    said: number,
  ) => {
    const text = `${title}。${Array.from({ length: said }, (_, at) => `第${at}项坚持改革开放。`).join('')}${'风调雨顺。'.repeat(60)}`;
    rows.push([...names, year, title, text].map((cell) => `"${cell}"`).join(','));
  };
  const nowhere = ['', '', '', ''] as const;
  for (let year = 1954; year <= 2024; year++)
    if (year < 1961 || year > 1977)
      add(nowhere, year, `${year}年国务院政府工作报告`, year < 1978 ? 0 : (year % 9) + 1);
  for (let at = 1; at <= 20; at++) add(nowhere, '', `全国人民代表大会关于第${at}项工作的决议`, 1);
  for (const province of PROVINCES)
    for (let year = 2003; year <= 2024; year++)
      add([province, '', '', ''], year, `${year}年${province}人民政府工作报告`, 1);
  for (const city of CITIES)
    for (let year = 2015; year <= 2024; year++)
      add(['江苏省', city, '', ''], year, `${year}年${city}人民政府工作报告`, 1);
  for (const town of ['枭桉镇', '桫椤镇'])
    for (let year = 2022; year <= 2024; year++)
      add(['江苏省', '南通市', '如东县', town], year, `${town}${year}年法治政府建设情况报告`, 1);
  for (const title of ['随笔一则', '夜读偶得']) add(nowhere, '', title, 2);
  await writeFile(
    join(folder, 'mixed.csv'),
    `province,city,county,town,year,title,text\n${rows.join('\n')}\n`,
  );
}

async function writeReal(folder: string): Promise<void> {
  await cp(WORK_REPORTS ?? '', join(folder, 'work'), { recursive: true });
  await cp(NATIONAL_REPORTS ?? '', join(folder, basename(NATIONAL_REPORTS ?? '')));
  await mkdir(join(folder, 'towns'));
  await cp(REAL_REPORTS ?? '', join(folder, 'towns'), { recursive: true });
}

const COLLECTIONS = [
  { name: 'invented reports', write: writeInvented, skipped: false },
  {
    name: 'real reports (NATIONAL_REPORTS, WORK_REPORTS, REAL_REPORTS)',
    write: writeReal,
    skipped: !(NATIONAL_REPORTS && WORK_REPORTS && REAL_REPORTS),
  },
];

for (const { name, write, skipped } of COLLECTIONS) {
  test.describe(name, () => {
    let server: OwnServer;
    test.describe.configure({ timeout: 240_000 });
    test.skip(skipped, 'The variables do not say where the real reports are');
    test.use({ viewport: { width: 1280, height: 900 } });
    test.beforeAll(async () => {
      // A thousand real reports take minutes to index on a busy machine.
      test.setTimeout(660_000);
      if (!skipped) server = await OwnServer.start([], {}, write, 600_000);
    });
    test.afterAll(() => server?.stop());
    const open = async (page: Page, path: string): Promise<void> => {
      await page.goto(server.address + path);
      await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
    };

    test('the first page counts 地区, shows the years in one chart, and keeps the columns of the catalogue in view', async ({
      page,
    }) => {
      await open(page, '/');
      await expect(page.getByText(/现有 .* 个地区，1954 至 20\d\d 年/)).toBeVisible();
      const chart = page.locator('.histogram');
      await expect(chart.locator('.year-bar').first()).toBeVisible();
      expect((await chart.boundingBox())?.height).toBeLessThan(100);
      const heads = page.locator('.catalogue thead th');
      await expect(heads.last()).toHaveText('更早');
      const box = await page.locator('.catalogue .scroll').boundingBox();
      const last = await heads.last().boundingBox();
      expect(right(last)).toBeLessThanOrEqual(right(box) + 1);
      await expect(heads.nth(1)).toBeInViewport();
      const national = page.getByRole('row', { name: /^全国/ });
      const earlier = national.getByRole('cell').last();
      await expect(earlier.getByRole('link')).toHaveCount(0);
      await earlier.getByRole('button', { expanded: false }).click();
      await expect(page.locator('.unfolded').getByRole('link', { name: '1954' })).toBeVisible();
      expect(right(await heads.last().boundingBox())).toBeLessThanOrEqual(right(box) + 1);
    });

    test('a year or a level narrows the catalogue, by its bar, by the list of years, by the level, and in the address', async ({
      page,
    }) => {
      await open(page, '/');
      await page.locator('.year-bar[title^="1954 "]').click();
      await expect(page).toHaveURL(/\?year=1954$/);
      await expect(page.locator('.catalogue tbody th[scope="row"]')).toHaveText(['全国']);
      await page.getByRole('link', { name: '看全部' }).click();
      await expect(page).toHaveURL(/\/$/);
      await page.getByRole('navigation', { name: '层级' }).getByRole('link', { name: /^市级/ }).click();
      await expect(page).toHaveURL(/level=city/);
      await expect(page.getByRole('row', { name: /^苏州市|^广州市/ }).first()).toBeVisible();
      await expect(page.getByRole('row', { name: /^全国/ })).toHaveCount(0);
      await page.getByRole('combobox', { name: '年份' }).selectOption('2020');
      await expect(page).toHaveURL(/level=city&year=2020/);
      await page.reload();
      await expect(page.locator('.catalogue thead th')).toHaveText(['地区', '2020']);
    });

    test('results are narrowed by level, and places of one level are counted under its name', async ({
      page,
    }) => {
      await open(page, `/search?q=${Q}`);
      const total = page.locator('.total');
      await expect(total).toHaveText(/ 个地区$/);
      await page.getByRole('group', { name: '层级' }).getByRole('checkbox', { name: /^省级/ }).check();
      await expect(page).toHaveURL(/level=province/);
      await expect(total).toHaveText(/ 个省份$/);
      await expect(page.getByRole('list', { name: '已选的筛选条件' })).toContainText('层级省级');
      await page.reload();
      await expect(total).toHaveText(/ 个省份$/);
    });

    test('reports without a place are a labelled place, which filters and stands in a comparison', async ({
      page,
    }) => {
      await open(page, `/search?q=${Q}&level=unknown`);
      await expect(page.getByRole('list', { name: '已选的筛选条件' })).toContainText('地区不详');
      await page.getByRole('button', { name: '加入对比：地区不详' }).first().click();
      await expect(page).toHaveURL(/chosen=unknown/);
      await open(page, `/compare?q=${Q}&places=unknown,000000`);
      const columns = page.locator('section.column');
      await expect(columns).toHaveCount(2);
      for (const at of [0, 1]) await expect(columns.nth(at).locator('mark').first()).toBeVisible();
      // All but the newest reports of a column are folded.
      await columns.nth(1).locator('details.years summary').click();
      // Resolutions and essays have no year: their titles tell them apart.
      await expect(page.locator('.column .years').getByText('年份不详')).toHaveCount(0);
      await expect(
        columns.nth(1).locator('.years').getByRole('link', { name: /决议/ }).first(),
      ).toBeVisible();
    });

    test('the labels of a chart of seventy years do not touch, are evenly spaced, and include the last year', async ({
      page,
    }) => {
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await open(page, `/search?q=${Q}&view=trends`);
        const chart = page.locator('svg.chart');
        await expect(chart).toBeVisible();
        for (const labels of ['.written', '.tick.name']) await expectApart(chart.locator(labels));
        const years = (await chart.locator('.tick.name').allTextContents()).map(Number);
        const steps = new Set(years.slice(1).map((year, at) => year - (years[at] ?? 0)));
        expect(steps.size).toBe(1);
        const rows = page.locator('table.figures tbody th');
        await expect(rows.filter({ hasText: String(years.at(-1)) })).toHaveCount(1);
        expect(years.at(-1)).toBe(
          Math.max(...(await rows.allTextContents()).map(Number).filter(Number.isFinite)),
        );
      }
    });

    test('trends say that they mix levels, lead to each alone, and are counted by level and by place', async ({
      page,
    }) => {
      await open(page, `/search?q=${Q}&view=trends`);
      const mixed = page.locator('.mixed-levels');
      await expect(mixed).toContainText('不同层级的报告算在一起：全国 ');
      await page.getByRole('link', { name: '层级', exact: true }).click();
      await expect(page.locator('table.figures tbody th').first()).toHaveText('全国');
      await expect(mixed).toHaveCount(0);
      await page.getByRole('link', { name: '地区', exact: true }).click();
      await expect(page.locator('svg.chart a').first()).toBeVisible();
      await mixed.getByRole('link', { name: '省级' }).click();
      await expect(page).toHaveURL(/level=province/);
      await expect(mixed).toHaveCount(0);
      await page.getByRole('link', { name: '章节', exact: true }).click();
      await expect(page.locator('svg.chart a').first()).toBeVisible();
      await expect(page.getByText('斜线处没有报告')).toHaveCount(0);
    });

    test('English labels of bars are not cut', async ({ page }) => {
      for (const by of ['genre', 'section', 'level']) {
        await open(page, `/search?q=${Q}&view=trends&by=${by}&lang=en`);
        const names = page.locator('svg.chart .tick.name');
        await expect(names.first()).toBeVisible();
        expect((await names.allTextContents()).filter((text) => text.includes('…'))).toEqual([]);
        const left = (await page.locator('svg.chart').boundingBox())?.x ?? 0;
        for (const label of await names.all())
          expect((await label.boundingBox())?.x).toBeGreaterThanOrEqual(left - 1);
      }
    });

    test('places are sorted by any column, and show occurrences per 10,000 characters', async ({ page }) => {
      await open(page, `/search?q=${Q}&view=places`);
      const head = (column: string) => page.getByRole('columnheader', { name: column, exact: true });
      await expect(head('处')).toHaveAttribute('aria-sort', 'descending');
      await head('每万字').getByRole('link').click();
      await expect(page).toHaveURL(/rows=rate/);
      await expect(head('每万字')).toHaveAttribute('aria-sort', 'descending');
      await expect(head('处')).not.toHaveAttribute('aria-sort');
      const rates = page.locator('.towns tbody td:nth-child(3)');
      await expect.poll(async () => isDescending((await rates.allTextContents()).map(Number))).toBe(true);
      await head('地区').getByRole('link').click();
      await expect(head('地区')).toHaveAttribute('aria-sort', 'ascending');
      await expect(page.locator('.towns tbody th').first()).toContainText('全国');
    });

    test('axe finds no violations in these views, in either theme', async ({ page }) => {
      for (const path of [
        '/?level=city&year=2020',
        `/search?q=${Q}&view=places&rows=rate`,
        `/search?q=${Q}&view=trends`,
        `/search?q=${Q}&view=trends&by=place`,
      ]) {
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
        await open(page, path);
        if (path.includes('trends')) await expect(page.locator('svg.chart a').first()).toBeVisible();
        await expectNoViolations(new AxeBuilder({ page }), path);
        // The theme changes only colours, so the other rules need not run again.
        await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        await expectNoViolations(new AxeBuilder({ page }).withRules(['color-contrast']), path);
      }
    });
  });
}

async function expectNoViolations(axe: AxeBuilder, path: string): Promise<void> {
  const { violations } = await axe.setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
}

type Box = Awaited<ReturnType<Locator['boundingBox']>>;

const right = (box: Box): number => (box?.x ?? 0) + (box?.width ?? 0);

/** No two of the labels overlap. */
async function expectApart(labels: Locator): Promise<void> {
  const boxes = (await Promise.all((await labels.all()).map((label) => label.boundingBox()))).flatMap(
    (box) => box ?? [],
  );
  expect(boxes.length).toBeGreaterThan(2);
  for (const [at, a] of boxes.entries())
    for (const b of boxes.slice(at + 1)) {
      const isApart = right(a) <= b.x || right(b) <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(isApart, `${JSON.stringify(a)} ${JSON.stringify(b)}`).toBe(true);
    }
}

const isDescending = (figures: readonly number[]): boolean =>
  figures.length > 2 && figures.every((figure, at) => at === 0 || figure <= (figures[at - 1] ?? 0));

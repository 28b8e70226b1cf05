/** What comes out of the printer, read back from the PDF that Chromium makes of it. */
import { expect, type Page, test } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { indexed } from './search.ts';

const Q = encodeURIComponent('枫桥经验');

test.beforeEach(({ request }) => indexed(request));

interface Sheet {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

async function printed(page: Page, path: string): Promise<Sheet[]> {
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
  const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true, format: 'A4' }));
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const sheets: Sheet[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const sheet = await pdf.getPage(number);
    const { items } = await sheet.getTextContent();
    const { width, height } = sheet.getViewport({ scale: 1 });
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    // Chromium writes some characters as the radicals that look like them.
    sheets.push({ text: text.normalize('NFKC').replace(/\s/g, ''), width, height });
  }
  await pdf.destroy();
  return sheets;
}

const CONTROLS = /摘录|加一列|左移|打印|检索式写法|导出|SVG|加上|前后文/;

test('a comparison has its query, where it was taken from, and the reports it quotes with date and link, on sheets laid across', async ({
  page,
  request,
}) => {
  const { facets } = await (await request.get(`/api/search?q=${Q}&limit=1`)).json();
  const places = facets.place.slice(0, 3).map(({ value }: { value: string }) => encodeURIComponent(value));
  const sheets = await printed(page, `/compare?q=${Q}&places=${places.join(',')}`);
  for (const { width, height } of sheets) expect(width).toBeGreaterThan(height);
  const whole = sheets.map(({ text }) => text).join('');
  expect(sheets[0]?.text).toContain('并排对比:枫桥经验');
  expect(sheets[0]?.text).toMatch(/\d{4}年\d{1,2}月\d{1,2}日.*\/compare\?q=枫桥经验/);
  const quoted = whole.slice(whole.indexOf('所引报告'));
  const { columns } = await (await request.get(`/api/compare?q=${Q}&places=${places.join(',')}`)).json();
  const reports = new Set<string>(
    columns.flatMap(({ hits }: { hits: { report: { id: string } }[] }) =>
      hits.map(({ report }) => report.id),
    ),
  );
  for (const id of reports) expect(quoted).toContain(`/reports/${id}`);
  expect(quoted).toMatch(/20\d\d-\d\d-\d\d/);
  expect(whole).not.toMatch(CONTROLS);
});

test('whole sections leave no sheet half empty but the last', async ({ page, request }) => {
  const { reports } = await (await request.get('/api/reports?limit=3')).json();
  const ids = reports.map(({ id }: { id: string }) => id).join(',');
  const sheets = await printed(page, `/compare?reports=${ids}&unmatched=1`);
  const fullest = Math.max(...sheets.map(({ text }) => text.length));
  for (const { text } of sheets.slice(0, -1)) expect(text.length).toBeGreaterThan(fullest * 0.4);
});

test('trends are the chart, as wide as the sheet, and the table, without what one presses', async ({
  page,
}) => {
  const path = `/search?q=${Q}&view=trends&also=${encodeURIComponent('三项制度')}`;
  const [sheet] = await printed(page, path);
  expect(sheet?.text).toContain('“枫桥经验”的检索结果');
  expect(sheet?.text).toMatch(/2021.*2022.*2023/);
  expect(sheet?.text).not.toMatch(/SVG|加上|共几处|逐处|检索式写法/);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 680, height: 900 });
  const box = await page.locator('svg.chart').boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(680);
});

test('a concordance has all lines that are loaded, not only those in sight', async ({ page, request }) => {
  const q = encodeURIComponent('调解');
  const { total } = await (await request.get(`/api/kwic?q=${q}&limit=1`)).json();
  const sheets = await printed(page, `/search?q=${q}&view=kwic`);
  const whole = sheets.map(({ text }) => text).join('');
  const lines = Math.min(total.occurrences, 100);
  expect(whole.split('调解').length).toBeGreaterThan(lines);
  expect(sheets.length).toBeLessThan(lines / 10);
});

test('results and a report are printed without what one presses', async ({ page, request }) => {
  const results = await printed(page, `/search?q=${Q}`);
  expect(results[0]?.text).toContain('“枫桥经验”的检索结果');
  expect(results.map(({ text }) => text).join('')).not.toMatch(CONTROLS);
  const { hits } = await (await request.get(`/api/search?q=${Q}&limit=1`)).json();
  const report = await printed(page, `/reports/${hits[0].report.id}?q=${Q}`);
  expect(report.map(({ text }) => text).join('')).not.toMatch(/上一处|怎样读的|历年并排/);
});

test('kept passages are printed with their note and where they are from, without empty fields', async ({
  page,
}) => {
  await page.goto(`/search?q=${Q}`);
  const keep = page.locator('main [data-action="basket"]');
  await keep.nth(0).click();
  await keep.nth(1).click();
  await page.goto('/basket');
  await page.getByRole('textbox', { name: '按语' }).first().fill('可以借鉴');
  const whole = (await printed(page, '/basket')).map(({ text }) => text).join('');
  expect(whole).toContain('可以借鉴');
  expect(whole.match(/\/reports\/\w+/g)).toHaveLength(2);
  expect(whole.match(/按语/g)).toHaveLength(1);
  expect(whole).not.toMatch(/分组|名称/);
});

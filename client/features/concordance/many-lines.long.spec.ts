/**
 * Thousands of hits, on a server of its own: estimated and exact totals, and scrolling ten thousand lines.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const PORT = 5189;
const address = `http://127.0.0.1:${PORT}`;
const TOWNS = 60;
const PARAGRAPHS = 90;
/** Two occurrences in each paragraph. */
const LINES = TOWNS * PARAGRAPHS * 2;

let folder: string;
let server: ChildProcess | undefined;

/** Reports of invented towns, a row each; every paragraph has the same word twice, and its own number. */
function reports(): string {
  const rows = Array.from({ length: TOWNS }, (_, town) => {
    const text = Array.from(
      { length: PARAGRAPHS },
      (_, at) =>
        `第${town * PARAGRAPHS + at}项工作坚持人民调解与行政衔接，全年受理纠纷${at}件，调解成功率稳步提高。`,
    );
    return `"甲省","乙市","丙县","第${town}镇",${2020 + (town % 4)},"第${town}镇法治政府建设情况报告","${text.join('\n')}"`;
  });
  return `province,city,county,town,year,title,text\n${rows.join('\n')}\n`;
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-many-'));
  await mkdir(join(folder, 'reports'));
  await writeFile(join(folder, 'reports', 'many.csv'), reports());
  server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: {
      ...process.env,
      PORT: String(PORT),
      REPORTS_DIR: join(folder, 'reports'),
      STATE_DIR: join(folder, 'state'),
      MEILI_URL: '',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
});
test.afterAll(async () => {
  const ended = new Promise((resolve) => server?.once('exit', resolve));
  server?.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
});

test('thousands of hits are first estimated and then counted, and their concordance scrolls smoothly', async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const passages = async (): Promise<unknown> => {
    const answer = await request.get(`${address}/api/health`).catch(() => null);
    const health = await answer?.json();
    return health?.indexing === false ? health.passages : null;
  };
  await expect.poll(passages, { timeout: 90_000 }).toBeGreaterThan(LINES / 2);

  let count = () => {};
  const released = new Promise<void>((resolve) => {
    count = resolve;
  });
  await page.route(/count=exact/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(`${address}/search?q=${encodeURIComponent('人民调解与行政')}`);
  await expect(page.getByText(/^约 .* 处/)).toBeVisible();
  await expect(page.getByText('正在逐段数准')).toBeVisible();
  const first = page.locator('article.passage').first();
  const position = await first.boundingBox();
  count();
  await expect(page.getByText('5,400 处 · 60 份报告 · 60 个乡镇')).toBeVisible();
  expect(await first.boundingBox()).toEqual(position);
  await expect(page).not.toHaveURL(/count=/);

  await page.goto(`${address}/search?q=${encodeURIComponent('调解')}&view=kwic&lines=right`);
  const table = page.getByRole('table', { name: '每一处一行' });
  await expect(table.locator('mark').first()).toHaveText('调解');
  await expect(table).toHaveAttribute('aria-rowcount', String(LINES + 1));
  expect(await table.locator('tbody tr').count()).toBeLessThan(80);

  // Scrolls far down, a screen per frame, as a wheel does. What a step costs depends on the rows that it draws.
  const most = await page.evaluate(async () => {
    let most = 0;
    for (let step = 0; step < 60; step++) {
      scrollBy({ top: 800, behavior: 'instant' });
      await new Promise<number>(requestAnimationFrame);
      most = Math.max(most, document.querySelectorAll('table tbody tr').length);
    }
    return most;
  });
  expect(most).toBeLessThan(120);
  await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
  await expect(table.locator(`tr[aria-rowindex="${LINES + 1}"] mark`)).toHaveText('调解');

  const last = table.locator(`tr[aria-rowindex="${LINES}"]`);
  await last.getByRole('link').click();
  await expect(page).toHaveURL(/\/reports\//);
  await page.goBack();
  // All lines are sorted again, on a machine that may be busy.
  await expect(table.locator(`tr[aria-rowindex="${LINES}"]`)).toBeInViewport({ timeout: 20_000 });
});

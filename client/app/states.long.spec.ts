/**
 * The first page with an empty collection, during indexing, and without its engine, each on a server of its
 * own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const PORT = 5188;
const address = `http://127.0.0.1:${PORT}/`;

let folder: string;
let server: ChildProcess | undefined;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-states-'));
});
test.afterEach(async () => {
  const ended = new Promise((resolve) => server?.once('exit', resolve));
  server?.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
});

async function start(reports: string): Promise<void> {
  server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: {
      ...process.env,
      PORT: String(PORT),
      REPORTS_DIR: reports,
      STATE_DIR: join(folder, 'state'),
      MEILI_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve) => {
    server?.stdout?.on('data', (text) => {
      if (String(text).includes('镇鉴已启动')) resolve();
    });
  });
}

test('an empty collection shows what to do', async ({ page }) => {
  const reports = join(folder, 'reports');
  await mkdir(reports);
  await start(reports);
  await page.goto(address);
  await expect(page.getByRole('heading', { name: '还没有报告' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('把报告文件放进报告文件夹')).toBeVisible();
});

test('the page shows the progress of indexing, and then the collection without a reload', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await start('');
  await page.goto(address);
  await expect(page.getByText(/正在(读入|查看)报告/)).toBeVisible();
  await expect(page.getByText('现有 24 份报告')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('option', { name: '2023 年 9 份' })).toBeAttached();
  await expect(page.getByText(/个乡镇有缺年/)).toBeVisible();
  await expect(page.getByText('上次核对文件夹')).toBeVisible();
  await expect(page.getByText(/正在(读入|查看)报告/)).toHaveCount(0);
});

/** Kills the engine that runs on this folder, found through /proc. */
async function killEngine(): Promise<void> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('meilisearch') && command.includes(`--db-path\0${folder}`))
      process.kill(Number(pid), 'SIGKILL');
  }
}

test('the page reports a lost engine, and searches again once the engine is back', async ({ page }) => {
  test.skip(process.platform !== 'linux', 'The engine is found in /proc');
  test.setTimeout(150_000);
  await start('');
  await page.goto(address);
  await expect(page.getByText('现有 24 份报告')).toBeVisible({ timeout: 60_000 });
  // Data of another version, which the engine refuses to open.
  const [data = ''] = (await readdir(join(folder, 'state'))).filter((name) =>
    /^meilisearch-[\d.]+$/.test(name),
  );
  const version = join(folder, 'state', data, 'VERSION');
  const written = await readFile(version, 'utf8');
  await writeFile(version, '0.1.0');
  await killEngine();
  await page.reload();
  await expect(page.getByText('检索引擎没有应答，正在重新启动')).toBeVisible();
  await page.goto(`${address}search?q=${encodeURIComponent('枫桥经验')}`);
  const failure = page.getByRole('alert');
  await expect(failure).toContainText('正在恢复');
  await writeFile(version, written);
  await expect(async () => {
    await failure.getByRole('button').click({ timeout: 1000 });
    await expect(page.locator('mark').first()).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 40_000 });
});

test('the page says that a run was cut off, and when it has been made up for', async ({ page }) => {
  test.skip(process.platform !== 'linux', 'The engine is found in /proc');
  test.setTimeout(150_000);
  const reports = join(folder, 'reports');
  await mkdir(reports);
  // Enough for a run to take several seconds.
  for (let town = 1; town <= 300; town++) {
    const lines = Array.from(
      { length: 60 },
      (_, line) => `第${line}项：化解矛盾纠纷${town + line}件，开展执法巡查${line}次。`,
    );
    const text = `甲山镇2023年法治政府建设情况报告（${town}）\n${lines.join('\n')}\n`;
    await writeFile(join(reports, `${town}.txt`), text);
  }
  await start(reports);
  await page.goto(address);
  await expect(page.getByText(/正在读入报告：[1-9]/)).toBeVisible({ timeout: 60_000 });
  await killEngine();
  const cutOff = page.getByText('上次索引没有做完，可能缺少报告；会自动接着做。原因：搜索引擎中途停止了');
  await expect(cutOff).toBeVisible({ timeout: 60_000 });
  await expect(cutOff).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByText('现有 300 份报告')).toBeVisible();
});

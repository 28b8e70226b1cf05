/**
 * What the page says while a search server is down. The answers are those of the real server, marked as it marks
 * them then: `server/engine/missing-servers.test.ts` has the servers.
 */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { indexed } from '../../testing/search.ts';

/** On a busy machine the answers, which are asked for twice here, take their time. */
const patiently = expect.configure({ timeout: 20_000 });
const SERVER = '10.0.0.2:7700';
const Q = encodeURIComponent('枫桥经验');

async function withoutServer(page: Page): Promise<void> {
  await page.route(/\/api\/(?:search|kwic|compare)\?/, async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    const total = answer.total && { total: { ...answer.total, exact: false } };
    await route.fulfill({ response, json: { ...answer, ...total, missing: [SERVER] } });
  });
  await page.route('**/api/health', async (route) => {
    const response = await route.fetch();
    const health = await response.json();
    const servers = [
      { name: '10.0.0.1:7700', isAnswering: true },
      { name: SERVER, isAnswering: false },
    ];
    await route.fulfill({
      response,
      json: { ...health, status: 'partial', engine: { ...health.engine, servers } },
    });
  });
}

test.beforeEach(async ({ page, request }) => {
  await indexed(request);
  await withoutServer(page);
});

test.afterEach(async ({ page }) => {
  // The health may just be asked for.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

for (const [name, address] of [
  ['results', `/search?q=${Q}`],
  ['concordance', `/search?q=${Q}&view=kwic`],
] as const)
  test(`the ${name} name the server that is missing, and no total passes for exact`, async ({ page }) => {
    await page.goto(address);
    const notice = page.getByText(`缺 1 台检索服务器的结果：${SERVER}`);
    await patiently(notice).toBeVisible();
    await patiently(page.locator('.resulthead .total')).toContainText('约');
    await page.unroute(/\/api\/(?:search|kwic|compare)\?/);
    await page.locator('.missing-servers').getByRole('button', { name: '重试' }).click();
    await patiently(notice).toBeHidden();
    await patiently(page.locator('.resulthead .total')).not.toContainText('约');
  });

test('the comparison and the first page name it, too', async ({ page, request }) => {
  const { reports } = await (await request.get('/api/reports?limit=2')).json();
  await page.goto(`/compare?reports=${reports.map(({ id }: { id: string }) => id).join(',')}&q=${Q}`);
  await patiently(page.getByText(`缺 1 台检索服务器的结果：${SERVER}`)).toBeVisible();
  await page.goto('/');
  await patiently(page.getByText(`${SERVER} 没有应答`)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the notice is accessible in the ${colorScheme} theme, on a phone as well`, async ({ page }, info) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/search?q=${Q}`);
    await patiently(page.locator('.missing-servers')).toBeVisible();
    await page.screenshot({ path: info.outputPath('missing-servers.png') });
    const { violations } = await new AxeBuilder({ page }).include('main').analyze();
    expect(violations).toEqual([]);
  });

/** axe over every view, in both themes and at both sizes: WCAG 2.2 AA and its good practices, no exception. */
import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { indexed } from '../testing/search.ts';

interface View {
  readonly name: string;
  readonly address: (request: APIRequestContext) => Promise<string> | string;
  /** Brings the view into the state that is looked at. */
  readonly open?: (page: Page) => Promise<void>;
}

/** axe's rules that look at colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

const Q = encodeURIComponent('枫桥经验');

async function places(request: APIRequestContext): Promise<string> {
  const { reports } = await (await request.get('/api/reports?limit=1000')).json();
  const keys = new Set((reports as { place: { key: string } }[]).map(({ place }) => place.key));
  return [...keys].slice(0, 3).map(encodeURIComponent).join(',');
}

async function aReport(request: APIRequestContext): Promise<string> {
  const { hits } = await (await request.get(`/api/search?q=${Q}&limit=1`)).json();
  return `/reports/${hits[0].report.id}?q=${Q}#p${hits[0].position}`;
}

const VIEWS: readonly View[] = [
  { name: 'the first page', address: () => '/' },
  { name: 'results', address: () => `/search?q=${Q}` },
  { name: 'lines', address: () => `/search?q=${Q}&view=kwic&lines=right` },
  { name: 'a row a town', address: () => `/search?q=${Q}&view=places` },
  {
    name: 'figures over the years',
    address: () => `/search?q=${Q}&view=trends&also=${encodeURIComponent('三项制度')}&year=2021&year=2023`,
    open: (page) => expect(page.locator('svg.chart a').first()).toBeVisible(),
  },
  {
    name: 'figures of places',
    address: () => `/search?q=${Q}&view=trends&by=county`,
    open: (page) => expect(page.locator('svg.chart a').first()).toBeVisible(),
  },
  {
    name: 'smart search',
    address: () => `/search?q=${encodeURIComponent('邻里纠纷化解机制创新')}&mode=smart`,
  },
  {
    name: 'suggestions',
    address: () => '/',
    open: async (page) => {
      await page.getByRole('combobox').pressSequentially('网格');
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'the query language',
    address: () => `/search?q=${Q}`,
    open: (page) => page.getByRole('button', { name: '检索式写法' }).click(),
  },
  {
    name: 'the export',
    address: () => `/search?q=${Q}`,
    open: (page) => page.getByRole('button', { name: '导出' }).click(),
  },
  { name: 'no result', address: () => `/search?q=${encodeURIComponent('量子纠缠')}&year=2023&section=plan` },
  { name: 'a refused query', address: () => `/search?q=-${Q}` },
  { name: 'nothing asked', address: () => '/search?q=' },
  { name: 'a comparison', address: async (request) => `/compare?q=${Q}&places=${await places(request)}` },
  {
    name: 'whole sections',
    address: async (request) => `/compare?places=${await places(request)}&align=section`,
  },
  { name: 'nothing to compare', address: () => '/compare' },
  { name: 'a report', address: aReport },
  { name: 'no such report', address: () => '/reports/0000000000000000' },
  { name: 'no such page', address: () => '/nowhere' },
  {
    name: 'the years of a town',
    address: async (request) => `/compare?years=${(await places(request)).split(',')[0]}&figures=1`,
    open: (page) => expect(page.locator('.figure').first()).toBeVisible(),
  },
  {
    name: 'adding a column',
    address: () => '/compare',
    open: async (page) => {
      await page.getByRole('button', { name: '加一列' }).click();
      await expect(page.locator('.picker li').first()).toBeVisible();
    },
  },
  { name: 'an empty basket', address: () => '/basket' },
  {
    name: 'a basket',
    address: () => `/search?q=${Q}`,
    open: async (page) => {
      await page.locator('[data-action="basket"]').first().click();
      await page.locator('[data-action="around"]').first().click();
      await page.locator('.basket-link').click();
      await expect(page.locator('.kept')).toHaveCount(1);
    },
  },
  {
    name: 'the keys',
    address: () => `/search?q=${Q}`,
    open: async (page) => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'language and theme',
    address: () => '/',
    open: (page) => page.getByRole('button', { name: '语言与明暗' }).click(),
  },
];

test.beforeEach(({ request }) => indexed(request));

for (const view of VIEWS) {
  test(`axe finds nothing: ${view.name}`, async ({ page, request }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(await view.address(request));
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
    await view.open?.(page);
    expect(await violations(axe(page))).toEqual([]);
    // A theme changes colours and nothing else.
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await violations(axe(page).withRules(OF_COLOURS))).toEqual([]);
  });
}

/** No page has frames, so that no page of its own is opened to gather what axe finds in them. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}

async function violations(builder: AxeBuilder): Promise<unknown[]> {
  const found = await builder.analyze();
  return found.violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  }));
}

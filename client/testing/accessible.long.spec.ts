/**
 * Runs axe on every view, in both themes and at both sizes: WCAG 2.2 AA and best practices, no exceptions.
 */
import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { indexed } from './search.ts';

interface View {
  readonly name: string;
  readonly address: (request: APIRequestContext) => Promise<string> | string;
  /** Brings the page into the state to check. */
  readonly open?: (page: Page) => Promise<void>;
}

/** The axe rules about colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

const Q = encodeURIComponent('枫桥经验');

async function placeKeys(request: APIRequestContext): Promise<string> {
  const { reports } = await (await request.get('/api/reports?limit=1000')).json();
  const keys = new Set((reports as { place: { key: string } }[]).map(({ place }) => place.key));
  return [...keys].slice(0, 3).map(encodeURIComponent).join(',');
}

/** Two reports of one town that follow each other. */
async function changesAddress(request: APIRequestContext): Promise<string> {
  const query = `town=${encodeURIComponent('砚泉镇')}`;
  const { reports } = await (await request.get(`/api/reports?${query}`)).json();
  const idOf = (wanted: number): string =>
    (reports as { id: string; year: number }[]).find(({ year }) => year === wanted)?.id ?? '';
  return `/changes?from=${idOf(2022)}&to=${idOf(2023)}`;
}

async function reportAddress(request: APIRequestContext): Promise<string> {
  const { hits } = await (await request.get(`/api/search?q=${Q}&limit=1`)).json();
  return `/reports/${hits[0].report.id}?q=${Q}#p${hits[0].position}`;
}

const VIEWS: readonly View[] = [
  { name: 'the first page', address: () => '/' },
  { name: 'the results', address: () => `/search?q=${Q}` },
  {
    name: 'where a report comes from',
    address: async (request) => (await reportAddress(request)).replace('?', '?ledger=1&'),
    open: (page) => expect(page.locator('.ledger-bar')).toBeVisible(),
  },
  { name: 'the concordance', address: () => `/search?q=${Q}&view=kwic&lines=right` },
  {
    name: 'the concordance with whole context',
    address: () => `/search?q=${Q}&view=kwic&context=40`,
    open: (page) => expect(page.locator('.kwic-lines mark').first()).toBeVisible(),
  },
  {
    name: 'the export menu of the concordance',
    address: () => `/search?q=${Q}&view=kwic`,
    open: (page) => page.getByRole('button', { name: '导出' }).click(),
  },
  { name: 'the view by place', address: () => `/search?q=${Q}&view=places` },
  {
    name: 'the trends by year',
    address: () => `/search?q=${Q}&view=trends&also=${encodeURIComponent('三项制度')}&year=2021&year=2023`,
    open: (page) => expect(page.locator('svg.chart a').first()).toBeVisible(),
  },
  {
    name: 'the trends by county',
    address: () => `/search?q=${Q}&view=trends&by=county`,
    open: (page) => expect(page.locator('svg.chart a').first()).toBeVisible(),
  },
  {
    name: 'the collocates',
    address: () => `/search?q=${Q}&view=collocates&window=passage`,
    open: (page) => expect(page.locator('svg.dot-plot a').first()).toBeVisible(),
  },
  {
    name: 'the keywords of a town',
    address: async (request) =>
      `/keywords?place=${(await placeKeys(request)).split(',')[0]}&against.level=town`,
    open: async (page) => {
      await expect(page.locator('svg.dot-plot a').first()).toBeVisible();
      await page.getByText('怎样数的').click();
    },
  },
  { name: 'keywords still to be chosen', address: () => '/keywords' },
  {
    name: 'the choice of a place',
    address: () => '/keywords',
    open: async (page) => {
      await page.getByRole('button', { name: '选地区' }).click();
      await page.getByLabel('地区的名字或拼音').fill('砚泉');
      await expect(page.locator('.picker li').first()).toBeVisible();
    },
  },
  {
    name: 'the list of words',
    address: () => '/keywords?list=words',
    open: (page) => expect(page.locator('.word-figures tbody tr').first()).toBeVisible(),
  },
  {
    name: 'the strings that behave like words',
    address: async (request) => {
      await expect
        .poll(async () => (await (await request.get('/api/words/new')).json()).total)
        .toBeGreaterThan(10);
      return '/keywords?list=new';
    },
    open: (page) => expect(page.locator('.word-figures tbody tr').first()).toBeVisible(),
  },
  {
    name: 'smart search',
    address: () => `/search?q=${encodeURIComponent('邻里纠纷化解机制创新')}&mode=smart`,
  },
  {
    name: 'the suggestions',
    address: () => '/',
    open: async (page) => {
      await page.getByRole('combobox', { name: '检索词' }).pressSequentially('网格');
      await expect(page.locator('#suggestions').getByRole('option').first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'the help on the query language',
    address: () => `/search?q=${Q}`,
    open: (page) => page.getByRole('button', { name: '检索式写法' }).click(),
  },
  {
    name: 'the export menu',
    address: () => `/search?q=${Q}`,
    open: (page) => page.getByRole('button', { name: '导出' }).click(),
  },
  {
    name: 'an empty result',
    address: () => `/search?q=${encodeURIComponent('量子纠缠')}&year=2023&section=plan`,
  },
  { name: 'a refused query', address: () => `/search?q=-${Q}` },
  { name: 'a search without a query', address: () => '/search?q=' },
  { name: 'a comparison', address: async (request) => `/compare?q=${Q}&places=${await placeKeys(request)}` },
  {
    name: 'a comparison of whole sections',
    address: async (request) => `/compare?places=${await placeKeys(request)}&align=section`,
  },
  {
    name: 'chapters without a counterpart, opened',
    address: async (request) => `/compare?places=${await placeKeys(request)}&unmatched=1`,
    open: (page) => expect(page.locator('.unmatched > details[open]').first()).toBeVisible(),
  },
  { name: 'an empty comparison', address: () => '/compare' },
  {
    name: 'who writes their own',
    address: () => '/ledgers?by=place',
    open: (page) => expect(page.locator('.ledgers-page tbody tr').first()).toBeVisible(),
  },
  { name: 'a report', address: reportAddress },
  { name: 'a missing report', address: () => '/reports/0000000000000000' },
  { name: 'a missing page', address: () => '/nowhere' },
  {
    name: 'a comparison of the years of a town',
    address: async (request) => `/compare?years=${(await placeKeys(request)).split(',')[0]}&figures=1`,
    open: (page) => expect(page.locator('.figure').first()).toBeVisible(),
  },
  {
    name: 'the place picker',
    address: () => '/compare',
    open: async (page) => {
      await page.getByRole('button', { name: '加一列' }).click();
      await expect(page.locator('.picker li').first()).toBeVisible();
    },
  },
  {
    name: 'the changes from one year to the next',
    address: changesAddress,
    open: (page) => expect(page.locator('.change-pair, .redline').first()).toBeVisible(),
  },
  {
    name: 'the changes in one column',
    address: async (request) => `${await changesAddress(request)}&columns=1`,
    open: (page) => expect(page.locator('.redline del').first()).toBeVisible(),
  },
  {
    name: 'the figures that changed',
    address: async (request) => `${await changesAddress(request)}&view=figures`,
    open: (page) => expect(page.locator('.changed-figures')).toBeVisible(),
  },
  {
    name: 'the plans and what is told of them',
    address: async (request) => `${await changesAddress(request)}&view=plans`,
    open: async (page) => {
      await page.locator('.told summary').first().click();
      await expect(page.locator('.told details[open] p').first()).toBeVisible();
    },
  },
  { name: 'changes without a report', address: () => '/changes' },
  {
    name: 'the page of a place',
    address: async (request) => `/places/${(await placeKeys(request)).split(',')[0]}`,
    open: (page) => expect(page.locator('.town-peers h3').first()).toBeVisible(),
  },
  { name: 'an empty comparison of wording', address: () => '/reuse' },
  {
    name: 'who else wrote a passage',
    address: async (request) => {
      const { hits } = await (await request.get(`/api/search?q=${Q}&limit=1`)).json();
      return `/reuse?text=${encodeURIComponent(`自己的话。${hits[0].text.slice(0, 120)}`)}`;
    },
    open: (page) => expect(page.locator('.reuse-source').first()).toBeVisible(),
  },
  {
    name: 'the search for figures',
    address: () => '/figures',
    open: (page) => expect(page.locator('.figures-concepts a').first()).toBeVisible(),
  },
  {
    name: 'a table of figures',
    address: () =>
      `/figures?column=${encodeURIComponent('调解 #起')}&column=${encodeURIComponent('率 #%')}&year=2023`,
    open: async (page) => {
      await expect(page.locator('.figures-table td a').first()).toBeVisible();
      await page.getByText('更正：哪些说法算同一件事').click();
    },
  },
  {
    name: 'the figures of a report',
    address: async (request) => (await reportAddress(request)).replace('?', '?figures=1&'),
    open: (page) => expect(page.locator('.report-figures td a').first()).toBeVisible(),
  },
  { name: 'the quotation check', address: () => '/quotations' },
  {
    name: 'checked quotations',
    address: () => '/quotations',
    open: async (page) => {
      await page
        .getByLabel('文稿')
        .fill(
          '柳汀镇2021年：“把述法结果作为评先评优的重要依据”“现场督办重点事项 15 件。制定党政主要负责人履责清单”“月球基地建成投用，无人机进村”',
        );
      await page.getByRole('button', { name: '核对引文' }).click();
      await expect(page.locator('.quotation')).toHaveCount(3);
      await expect(page.locator('progress')).toHaveCount(0);
    },
  },
  {
    name: 'the page of the keeper',
    address: () => '/keeper',
    open: (page) => expect(page.getByRole('table').first()).toBeVisible(),
  },
  {
    name: 'the catalogue of practices',
    address: () => '/practices',
    open: (page) => expect(page.locator('.practice-name').first()).toBeVisible(),
  },
  {
    name: 'a practice',
    address: () => `/practices/${Q}`,
    open: async (page) => {
      await expect(page.locator('.practice-passage mark').first()).toBeVisible();
      await page.getByText('更正这个名字').click();
    },
  },
  { name: 'a missing practice', address: () => `/practices/${encodeURIComponent('量子纠缠')}` },
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
    name: 'the list of shortcuts',
    address: () => `/search?q=${Q}`,
    open: async (page) => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the display menu',
    address: () => '/',
    open: (page) => page.getByRole('button', { name: '语言与明暗' }).click(),
  },
];

test.beforeEach(({ request }) => indexed(request));

for (const view of VIEWS) {
  test(`axe finds no violations in ${view.name}`, async ({ page, request }) => {
    // A chart of a hundred rows takes axe half a minute on a busy machine.
    test.slow();
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(await view.address(request));
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
    await view.open?.(page);
    expect(await violations(axe(page))).toEqual([]);
    // The theme changes only colours, so the other rules need not run again.
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await violations(axe(page).withRules(COLOUR_RULES))).toEqual([]);
  });
}

/**
 * Legacy mode skips opening an extra page to gather results from frames, which no page has. To gather what passed would
 * take half as long again.
 */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
}

async function violations(builder: AxeBuilder): Promise<unknown[]> {
  const results = await builder.analyze();
  return results.violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  }));
}

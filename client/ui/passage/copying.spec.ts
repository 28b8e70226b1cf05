/** Copying from a local page, and from one served over plain HTTP, as in an office network. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import config from '../../../playwright.config.ts';
import { indexed } from '../../testing/search.ts';

const { launchOptions } = config.use ?? {};
/** Not a loopback address, so that its pages have no navigator.clipboard. */
const OFFICE = `http://office.test:${new URL(config.use?.baseURL ?? '').port}`;
test.use({
  launchOptions: {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), '--host-resolver-rules=MAP office.test 127.0.0.1'],
  },
});

test.beforeEach(({ request }) => indexed(request));

/** The content of the clipboard, read by a page that has access to it. */
async function copied(context: BrowserContext): Promise<{ plain: string; html: string }> {
  const page = await context.newPage();
  await page.goto('/');
  await page.bringToFront();
  const content = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type: string) => ((await item?.getType(type)) ?? new Blob()).text();
    return { plain: await text('text/plain'), html: await text('text/html') };
  });
  await page.close();
  return content;
}

async function openMenu(page: Page, origin: string) {
  await page.goto(`${origin}/search?q=${encodeURIComponent('枫桥经验')}`);
  const card = page.locator('article.passage').first();
  await expect(card).toBeVisible();
  await card.locator('summary').click();
  return card;
}

const expectMessage = (page: Page, message: string) =>
  expect(page.getByRole('status').filter({ hasText: message })).toBeVisible();

for (const origin of ['', OFFICE]) {
  const where = origin === '' ? 'a local page' : 'a page over plain HTTP';

  test(`the copy button on ${where} copies wording, citation and a short link as plain and rich text`, async ({
    page,
    context,
  }) => {
    // The report of that year has no source address.
    await page.goto(`${origin}/search?q=枫桥经验&town=茶崦镇&year=2021`);
    expect(await page.evaluate(() => navigator.clipboard === undefined)).toBe(origin !== '');
    const card = page.locator('article.passage').first();
    const id = await card.getAttribute('data-passage');
    await card.getByRole('button', { name: '复制原文与引文' }).click();
    await expectMessage(page, '已复制：原文与引文');
    const { plain, html } = await copied(context);
    const { quote, text } = await (await page.request.get(`/api/passages/${id}/citation`)).json();
    const shortLink = `${new URL(page.url()).origin}/passages/${id}`;
    expect(plain.replaceAll('\r\n', '\n')).toBe(`${quote}\n${text}\n${shortLink}`);
    expect(html).toContain('<blockquote');
    expect(html).toContain(origin === '' ? `<a href="${shortLink}"` : `/passages/${id}?quote=`);
  });

  test(`every format of the copy menu on ${where} is copied as the server formats it`, async ({
    page,
    context,
  }) => {
    for (const [name, format] of [
      ['GB/T 7714—2025 引文', 'gbt7714-2025'],
      ['GB/T 7714—2015 引文', 'gbt7714-2015'],
      ['行文用的出处', 'text'],
      ['BibTeX', 'bibtex'],
      ['RIS', 'ris'],
      ['CSL-JSON', 'csl-json'],
    ] as const) {
      const card = await openMenu(page, origin);
      const id = await card.getAttribute('data-passage');
      await card.getByRole('button', { name, exact: true }).click();
      await expectMessage(page, `已复制：${name}`);
      const { text } = await (await page.request.get(`/api/passages/${id}/citation?format=${format}`)).json();
      const { plain } = await copied(context);
      expect(plain.replaceAll('\r\n', '\n')).toBe(text.replaceAll('\r\n', '\n'));
    }
  });
}

test('a citation with the address of the report itself is copied without a link to this machine', async ({
  page,
  context,
}) => {
  await page.goto('/search?q=枫桥经验&town=茶崦镇&year=2022');
  await page.getByRole('button', { name: '复制原文与引文' }).first().click();
  await expectMessage(page, '已复制：原文与引文');
  const { plain, html } = await copied(context);
  expect(plain).toContain('https://example.gov.cn/jinxiu/zhujian/chayan/fzzf/2022.html');
  expect(`${plain}${html}`).not.toContain('127.0.0.1');
});

test('a copied link opens the report at its passage', async ({ page, context }) => {
  const card = await openMenu(page, '');
  const id = await card.getAttribute('data-passage');
  await card.getByRole('button', { name: '本段链接' }).click();
  await expectMessage(page, '已复制：链接（只有这台电脑能打开）');
  const { plain } = await copied(context);
  await page.goto(plain);
  await expect(page).toHaveURL(new RegExp(`/reports/${id?.replace(/-(\d+)$/, '#p$1')}$`));
  await expect(page.locator(`[data-passage="${id}"]`)).toBeInViewport();
});

test('a link to a passage that has changed shows a notice, which does not cover the passage', async ({
  page,
}) => {
  const card = await openMenu(page, '');
  const id = await card.getAttribute('data-passage');
  const { link } = await (await page.request.get(`/api/passages/${id}/citation`)).json();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(link.replace(/sum=\w+/, 'sum=00000000'));
  const notice = page.getByText('这一段的文字改动过');
  await expect(notice).toBeInViewport();
  const [above, below] = [
    await notice.boundingBox(),
    await page.locator(`[data-passage="${id}"]`).boundingBox(),
  ];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
});

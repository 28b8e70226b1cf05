/** The layout on phones. */
import { expect, test } from '@playwright/test';
import { indexed, search } from './search.ts';

test.beforeEach(({ request }) => indexed(request));

test('on a phone the side panels are sheets, and a comparison scrolls sideways', async ({ page }) => {
  await search(page, '法律顾问');
  await page.getByRole('button', { name: '筛选' }).click();
  await page
    .getByRole('region', { name: '筛选' })
    .getByLabel(/江苏省/)
    .click();
  await expect(page).toHaveURL(/province=/);
  await page.keyboard.press('Escape');
  const results = page.getByRole('region', { name: '检索结果' });
  await results
    .getByRole('button', { name: /加入对比：.*柳汀镇/ })
    .first()
    .click();
  await results
    .getByRole('button', { name: /加入对比：.*荻溆镇/ })
    .first()
    .click();
  await page.getByRole('button', { name: /^对比/ }).click();
  await page.getByRole('link', { name: '并排对比' }).click();
  await expect(page.getByRole('region', { name: /柳汀镇/ })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

for (const language of ['zh', 'en']) {
  test(`no page is wider than the phone in ${language}`, async ({ page, request }) => {
    const q = encodeURIComponent('枫桥经验');
    const { hits, facets } = await (await request.get(`/api/search?q=${q}&limit=1`)).json();
    const places = facets.place.slice(0, 2).map(({ value }: { value: string }) => encodeURIComponent(value));
    for (const path of [
      `/?lang=${language}`,
      `/search?q=${q}`,
      `/search?q=${q}&view=kwic`,
      `/search?q=${q}&view=places`,
      `/search?q=${q}&view=trends&also=${encodeURIComponent('三项制度')}`,
      `/search?q=${q}&view=trends&by=county`,
      `/search?q=${q}&view=collocates`,
      `/keywords?place=${encodeURIComponent(facets.place[0].value)}`,
      '/keywords?list=words',
      `/search?q=${encodeURIComponent('量子纠缠 枫桥经验')}&year=2023`,
      `/compare?q=${q}&places=${places.join(',')}`,
      '/compare',
      `/reports/${hits[0].report.id}?q=${q}`,
      `/changes?to=${hits[0].report.id}`,
      `/changes?to=${hits[0].report.id}&view=plans`,
      `/places/${places[0]}`,
      '/quotations',
      '/basket',
      '/reuse',
      `/reuse?passage=${hits[0].id}`,
      '/keeper',
      '/nowhere',
    ]) {
      await page.goto(path);
      await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
      await expect(page.getByRole('main')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
      if (path.startsWith('/search?q=') && (await page.locator('[data-action="basket"]').count()) > 0)
        await page.locator('[data-action="basket"]').first().click();
    }
  });
}

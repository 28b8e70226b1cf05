/** Whole sections side by side: chapters face their counterparts, and a list leads to each. */
import { type APIRequestContext, expect, test } from '@playwright/test';
import type { CompareAnswer } from '../../../server/contract/compare.ts';
import { indexed } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

async function reportOf(request: APIRequestContext, town: string, year: number): Promise<string> {
  const { reports } = await (await request.get(`/api/reports?town=${town}&year=${year}`)).json();
  return reports[0].id;
}

test('chapters that one column alone has fold to their headings, and open by themselves, all at once, or from the list', async ({
  page,
  request,
}) => {
  const ids = [await reportOf(request, '柳汀镇', 2023), await reportOf(request, '茶崦镇', 2023)].sort();
  const answer: CompareAnswer = await (
    await request.get(`/api/compare?reports=${ids.join(',')}&align=section`)
  ).json();
  const alone = answer.rows.flatMap(({ cells }, at) =>
    cells.filter((cell) => cell.length > 0).length === 1 ? [at] : [],
  );
  expect(alone.length).toBeGreaterThan(1);
  await page.goto(`/compare?reports=${ids.join(',')}`);
  const folded = page.locator('.unmatched > details');
  await expect(folded).toHaveCount(alone.length);
  await expect(folded.first().locator('.wholesection').first()).toBeHidden();
  await folded.first().locator(':scope > summary').click();
  await expect(folded.first().locator('.wholesection').first()).toBeVisible();
  const all = page.getByRole('checkbox', { name: '展开没有相应的各节' });
  await all.check();
  await expect(page).toHaveURL(/unmatched=1/);
  await expect(page.locator('.unmatched > details[open]')).toHaveCount(alone.length);
  await all.uncheck();
  await expect(page.locator('.unmatched > details[open]')).toHaveCount(0);

  const last = `[data-chapter="${alone.at(-1)}"]`;
  await page.getByRole('combobox', { name: '跳到哪一节' }).selectOption(last);
  await expect(page.locator(last)).toHaveAttribute('open');
  await expect(page.locator(last).locator(':scope > summary')).toBeInViewport();
});

test('the list of chapters leads to the row of one that faces another', async ({ page, request }) => {
  const ids = [await reportOf(request, '柳汀镇', 2023), await reportOf(request, '茶崦镇', 2023)].sort();
  await page.goto(`/compare?reports=${ids.join(',')}`);
  const list = page.getByRole('combobox', { name: '跳到哪一节' });
  const target = (await list.locator('option[value^="[data-row"]').last().getAttribute('value')) ?? '';
  const cell = page.locator(target).first();
  await expect(cell).not.toBeInViewport();
  await list.selectOption(target);
  await expect(cell).toBeInViewport();
});

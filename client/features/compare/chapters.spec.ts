/** Whole sections side by side: chapters face their counterparts, and a list leads to each. */
import { type APIRequestContext, expect, test } from '@playwright/test';
import type { CompareAnswer } from '../../../server/contract/compare.ts';
import { indexed } from '../../testing/search.ts';

test.beforeEach(({ request }) => indexed(request));

async function reportOf(request: APIRequestContext, town: string, year: number): Promise<string> {
  const { reports } = await (await request.get(`/api/reports?town=${town}&year=${year}`)).json();
  return reports[0].id;
}

test('the list of chapters leads to a row where the columns say the same, and says where one is missing', async ({
  page,
  request,
}) => {
  const ids = [await reportOf(request, '柳汀镇', 2023), await reportOf(request, '茶崦镇', 2023)].sort();
  const answer: CompareAnswer = await (
    await request.get(`/api/compare?reports=${ids.join(',')}&align=section`)
  ).json();
  const chapters = answer.rows.map(({ chapter }) => chapter);
  expect(chapters.length).toBeGreaterThan(new Set(answer.rows.map(({ kind }) => kind)).size);
  const alone = answer.rows.filter(({ cells }) => cells.some((cell) => cell.length === 0));
  await page.goto(`/compare?reports=${ids.join(',')}`);
  await expect(page.getByText('没有相应的一节。')).toHaveCount(alone.length);

  const last = chapters.length - 1;
  const cell = page.locator(`[data-row="${last}"]`).first();
  await expect(cell).not.toBeInViewport();
  await page.getByRole('combobox', { name: '跳到哪一节' }).selectOption(String(last));
  await expect(cell).toBeInViewport();
});

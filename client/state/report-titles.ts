/** Titles of reports by id. URLs hold only ids; titles come with search hits, or are looked up. */
import { signal } from '@preact/signals';
import type { ReportsAnswer } from '../../server/contract/reports.ts';
import { getJson, paths } from '../api/api.ts';

interface Titled {
  readonly id: string;
  readonly title: string;
}

const titles = signal<ReadonlyMap<string, string>>(new Map());
const requested = new Set<string>();

function learn(reports: Iterable<Titled>): void {
  const known = titles.peek();
  const fresh = [...reports].filter(({ id, title }) => known.get(id) !== title);
  if (fresh.length > 0)
    titles.value = new Map([...known, ...fresh.map(({ id, title }) => [id, title] as const)]);
}

/** For ids whose reports have no hit on the page. */
async function lookUp(ids: readonly string[]): Promise<void> {
  const missing = ids.filter((id) => !titles.peek().has(id) && !requested.has(id));
  if (missing.length === 0) return;
  for (const id of missing) requested.add(id);
  try {
    learn((await getJson<ReportsAnswer>(paths.reportsById(missing))).reports);
  } catch {
    // Until they are looked up again, the ids are shown instead of the titles.
    for (const id of missing) requested.delete(id);
  }
}

export const reportTitles = {
  learn,
  lookUp: (ids: readonly string[]) => void lookUp(ids),
  titleOf: (id: string): string => titles.value.get(id) ?? id,
};

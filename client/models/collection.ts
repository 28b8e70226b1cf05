/** What the collection holds and how its indexing goes: asked once, and again and again while it changes. */
import { signal } from '@preact/signals';
import type { HealthAnswer, ReportsAnswer } from '../../server/contract.ts';
import { getJson, paths } from '../api.ts';
import { createLoader } from './loader.ts';

/** Milliseconds between two looks while files are being indexed: often enough to be seen moving. */
const LOOK_EVERY = 2_000;

const health = signal<HealthAnswer | null>(null);
const reports = createLoader<ReportsAnswer>();
let watching = false;

const changing = (answer: HealthAnswer): boolean => answer.indexing !== false || answer.status !== 'ok';

async function look(): Promise<void> {
  let again = true;
  try {
    const before = health.peek();
    const now = await getJson<HealthAnswer>(paths.health);
    health.value = now;
    again = changing(now);
    // The catalogue grows with the index, but need not be fetched at every look.
    if (before && changing(before) && !again && reports.state.peek().path !== '') reports.reload();
  } catch {
    // The page that one is on says that the server is away; here it is enough to look again.
  }
  if (again) setTimeout(() => void look(), LOOK_EVERY);
}

export const collection = {
  health,
  reports: reports.state,
  watch(): void {
    if (watching) return;
    watching = true;
    void look();
  },
  openCatalogue: () => reports.load(paths.reports),
  retryCatalogue: () => reports.reload(),
};

/** What the collection holds and how its indexing goes: asked once, and again and again while it changes. */
import { signal } from '@preact/signals';
import type { HealthAnswer } from '../../server/contract/health.ts';
import type { ReportSummary } from '../../server/contract/report.ts';
import type { ReportsAnswer } from '../../server/contract/reports.ts';
import { type ApiError, getJson, paths } from '../api/api.ts';
import { asApiError } from '../api/loader.ts';

/** Milliseconds between two looks while files are being indexed: often enough to be seen moving. */
const LOOK_EVERY = 2_000;

export interface CatalogueState {
  /** Those loaded so far, in the order of the API: by place, newest first. */
  readonly reports: readonly ReportSummary[];
  /** Of all reports; null before the first answer. */
  readonly total: number | null;
  readonly busy: boolean;
  readonly failure: ApiError | null;
}

const health = signal<HealthAnswer | null>(null);
/** False while the server does not answer at all. */
const reachable = signal(true);
const catalogue = signal<CatalogueState>({ reports: [], total: null, busy: false, failure: null });
let watching = false;

const changing = (answer: HealthAnswer): boolean => answer.indexing !== false || answer.status !== 'ok';

async function look(): Promise<void> {
  let again = true;
  try {
    const before = health.peek();
    const now = await getJson<HealthAnswer>(paths.health);
    health.value = now;
    reachable.value = true;
    again = changing(now);
    // The catalogue grows with the index, but need not be fetched at every look.
    if (before && changing(before) && !again && catalogue.peek().total !== null) void load(0);
  } catch {
    reachable.value = false;
  }
  if (again) setTimeout(() => void look(), LOOK_EVERY);
}

/** Reports from `offset` on are added to those before; what stood there is replaced. */
async function load(offset: number): Promise<void> {
  if (catalogue.peek().busy) return;
  catalogue.value = { ...catalogue.peek(), busy: true, failure: null };
  try {
    const { reports, total } = await getJson<ReportsAnswer>(paths.reports(offset));
    const before = catalogue.peek().reports.slice(0, offset);
    catalogue.value = { reports: [...before, ...reports], total, busy: false, failure: null };
  } catch (cause) {
    catalogue.value = { ...catalogue.peek(), busy: false, failure: asApiError(cause) };
  }
}

export const collection = {
  health,
  reachable,
  catalogue,
  watch(): void {
    if (watching) return;
    watching = true;
    void look();
  },
  /** After the collection has changed in a run that nobody watched. */
  refresh(): void {
    void look();
    if (catalogue.peek().total !== null) void load(0);
  },
  openCatalogue(): void {
    if (catalogue.peek().total === null) void load(0);
  },
  moreOfCatalogue: () => void load(catalogue.peek().reports.length),
  retryCatalogue: () => void load(catalogue.peek().reports.length),
};

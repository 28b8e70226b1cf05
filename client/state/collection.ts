/** The server's health, polled while it is indexing, and the catalogue of reports. */
import { computed, signal } from '@preact/signals';
import type { HealthAnswer } from '../../server/contract/health.ts';
import type { ReportSummary } from '../../server/contract/report.ts';
import type { ReportsAnswer } from '../../server/contract/reports.ts';
import { type CatalogueFilters, WHOLE_CATALOGUE } from '../address/address.ts';
import { type ApiError, getJson, paths } from '../api/api.ts';
import { asApiError, invalidateAnswers } from '../api/loader.ts';

/** Milliseconds between two polls during indexing: often enough to show progress. */
const POLL_INTERVAL = 2_000;
/** While nothing is being indexed: files may be put into the folder at any time. */
const IDLE_INTERVAL = 10_000;
/** Milliseconds between two polls of someone who waits for the end of indexing, and about ten minutes of them. */
const WAIT_INTERVAL = 700;
const MAX_WAITS = 900;

export interface CatalogueState {
  readonly filters: CatalogueFilters;
  /** The reports loaded so far, in the API's order: by place, newest first. */
  readonly reports: readonly ReportSummary[];
  /** Number of all reports that pass the filters; null before the first answer. */
  readonly total: number | null;
  readonly busy: boolean;
  readonly failure: ApiError | null;
}

const health = signal<HealthAnswer | null>(null);
/** False while the server does not answer. */
const reachable = signal(true);
const catalogue = signal<CatalogueState>({
  filters: WHOLE_CATALOGUE,
  reports: [],
  total: null,
  busy: false,
  failure: null,
});
let watching = false;
let timer: ReturnType<typeof setTimeout> | undefined;

const isChanging = ({ status, indexing, incomplete }: HealthAnswer): boolean =>
  status !== 'ok' || indexing !== false || incomplete !== null;

async function poll(): Promise<void> {
  let pollAgain = true;
  clearTimeout(timer);
  try {
    const before = health.peek();
    const now = await getJson<HealthAnswer>(paths.health);
    health.value = now;
    reachable.value = true;
    pollAgain = isChanging(now);
    // The catalogue is fetched again once a run has ended, not at every poll.
    if (before && before.checkedAt !== now.checkedAt && !pollAgain) {
      invalidateAnswers();
      if (catalogue.peek().total !== null) void load(0);
    }
  } catch {
    reachable.value = false;
  }
  schedule(pollAgain ? POLL_INTERVAL : IDLE_INTERVAL);
}

function schedule(interval: number): void {
  clearTimeout(timer);
  // A page in the background asks again when it is looked at.
  timer = setTimeout(() => (document.hidden ? schedule(interval) : void poll()), interval);
}

let running = new AbortController();

/** Loads reports from `offset` on, replacing those already loaded from there; gives up on a load under way. */
async function load(offset: number, filters = catalogue.peek().filters): Promise<void> {
  running.abort();
  running = new AbortController();
  const { signal: aborted } = running;
  catalogue.value = { ...catalogue.peek(), filters, busy: true, failure: null };
  try {
    const { reports, total } = await getJson<ReportsAnswer>(paths.reports(offset, filters), aborted);
    if (aborted.aborted) return;
    const before = catalogue.peek().reports.slice(0, offset);
    catalogue.value = { filters, reports: [...before, ...reports], total, busy: false, failure: null };
  } catch (cause) {
    if (!aborted.aborted) catalogue.value = { ...catalogue.peek(), busy: false, failure: asApiError(cause) };
  }
}

export const collection = {
  health,
  reachable,
  /** Host and port of each search server that does not answer, where there are several. */
  serversDown: computed(() =>
    (health.value?.engine.servers ?? []).filter(({ isAnswering }) => !isAnswering).map(({ name }) => name),
  ),
  catalogue,
  watch(): void {
    if (watching) return;
    watching = true;
    void poll();
  },
  /** @returns false if indexing has not ended after about ten minutes */
  async indexed(): Promise<boolean> {
    for (let waits = 0; waits < MAX_WAITS; waits++) {
      await new Promise((resolve) => setTimeout(resolve, WAIT_INTERVAL));
      const now = await getJson<HealthAnswer>(paths.health).catch(() => null);
      const isSearching = now?.status === 'ok' || now?.status === 'partial';
      if (isSearching && now.indexing === false) return true;
    }
    return false;
  },
  /** Call after a change of the collection that polling has not followed. */
  refresh(): void {
    void poll();
    if (catalogue.peek().total !== null) void load(0);
  },
  openCatalogue(filters = WHOLE_CATALOGUE): void {
    const { total, filters: loaded } = catalogue.peek();
    const isSame = filters.level === loaded.level && filters.year === loaded.year;
    if (total === null || !isSame) void load(0, filters);
  },
  loadMoreCatalogue(): void {
    if (!catalogue.peek().busy) void load(catalogue.peek().reports.length);
  },
  retryCatalogue: () => void load(catalogue.peek().reports.length),
};

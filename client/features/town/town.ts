/** Loads the reports of a place, what each had new against the year before, and places like it. */
import { computed, signal } from '@preact/signals';
import type { ChangesAnswer } from '../../../server/contract/changes.ts';
import type { PeersAnswer } from '../../../server/contract/peers.ts';
import type { ReportSummary } from '../../../server/contract/report.ts';
import type { ReportsAnswer } from '../../../server/contract/reports.ts';
import { type ApiError, getJson, paths } from '../../api/api.ts';
import { asApiError, createLoader, currentAnswer } from '../../api/loader.ts';
import { pairsToCompare } from './years.ts';

/** Years that are compared without being asked for: each takes the server some tenths of a second. */
const COMPARED_AT_ONCE = 5;

type Counts = ChangesAnswer['counts'];

const loader = createLoader<ReportsAnswer>();
const peersLoader = createLoader<PeersAnswer>();
/** By the id of the later report. */
const counts = signal<ReadonlyMap<string, Counts>>(new Map());
const countsFailure = signal<ApiError | null>(null);
const wanted = signal(COMPARED_AT_ONCE);
let comparing = new AbortController();

/** Oldest first; null until they are known. */
const reports = computed<readonly ReportSummary[] | null>(() => {
  const answer = currentAnswer(loader.state.value);
  return answer === null ? null : answer.reports.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0));
});
/** Newest first. */
const pairs = computed(() => pairsToCompare(reports.value ?? []).reverse());

reports.subscribe((known) => {
  if (known && known.length > 0) void compare();
});

/** One after another, the newest first. */
async function compare(): Promise<void> {
  comparing.abort();
  comparing = new AbortController();
  const { signal: left } = comparing;
  countsFailure.value = null;
  try {
    for (const { from, to } of pairs.peek().slice(0, wanted.peek())) {
      if (counts.peek().has(to.id)) continue;
      const answer = await getJson<ChangesAnswer>(paths.changes(from.id, to.id), left);
      counts.value = new Map([...counts.peek(), [to.id, answer.counts]]);
    }
  } catch (cause) {
    if (!left.aborted) countsFailure.value = asApiError(cause);
  }
}

export const town = {
  state: loader.state,
  reports,
  pairs,
  counts,
  countsFailure,
  wanted,
  peers: peersLoader.state,
  open(key: string): void {
    counts.value = new Map();
    wanted.value = COMPARED_AT_ONCE;
    loader.load(paths.reportsOfPlace(key));
    peersLoader.load(paths.peers(key));
    // What was loaded before is the same object and announces nothing.
    if (reports.peek()?.length) void compare();
  },
  reload: () => loader.reload(),
  reloadPeers: () => peersLoader.reload(),
  compare,
  compareAll(): void {
    wanted.value = pairs.peek().length;
    void compare();
  },
  leave(): void {
    comparing.abort();
    loader.leave();
    peersLoader.leave();
  },
};

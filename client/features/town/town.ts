/** Loads the reports of a place, what each had new against the year before, and places like it. */
import { computed, signal } from '@preact/signals';
import type { ChangesAnswer } from '../../../server/contract/changes.ts';
import type { FigureTableAnswer } from '../../../server/contract/figures.ts';
import type { PeersAnswer } from '../../../server/contract/peers.ts';
import type { PracticesAnswer } from '../../../server/contract/practices.ts';
import type { ReportSummary } from '../../../server/contract/report.ts';
import type { ReportsAnswer } from '../../../server/contract/reports.ts';
import { NO_FILTERS } from '../../address/address.ts';
import { parsePractices } from '../../address/practices-address.ts';
import { type ApiError, getJson, paths } from '../../api/api.ts';
import { asApiError, createLoader, currentAnswer } from '../../api/loader.ts';
import { figuresOverYears } from './figures-over-years.ts';
import { pairsToCompare } from './years.ts';

/** Years that are compared without being asked for: each takes the server some tenths of a second. */
const COMPARED_AT_ONCE = 5;
/** Practices of a place that are listed; the catalogue has the others. */
const MAX_PRACTICES = 60;

type Counts = ChangesAnswer['counts'];

const loader = createLoader<ReportsAnswer>();
const peersLoader = createLoader<PeersAnswer>();
const practicesLoader = createLoader<PracticesAnswer>();
/** Both null while they are loaded. */
const figures = signal<{
  readonly answer: Pick<FigureTableAnswer, 'columns' | 'rows'> | null;
  readonly failure: ApiError | null;
}>({ answer: null, failure: null });
let counting = new AbortController();
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

async function countFigures(place: string): Promise<void> {
  counting.abort();
  counting = new AbortController();
  const { signal: left } = counting;
  figures.value = { answer: null, failure: null };
  try {
    const answer = await figuresOverYears(place, left);
    if (!left.aborted) figures.value = { answer, failure: null };
  } catch (cause) {
    if (!left.aborted) figures.value = { answer: null, failure: asApiError(cause) };
  }
}

/** Those of its own and those it took over, by the date on which it says them first; not what everybody says. */
function practicesPath(place: string): string {
  const all = parsePractices(new URLSearchParams());
  return paths.practices(
    { ...all, sort: 'place', scope: 'local', filters: { ...NO_FILTERS, place: [place] } },
    MAX_PRACTICES,
  );
}

export const town = {
  state: loader.state,
  reports,
  pairs,
  counts,
  countsFailure,
  wanted,
  peers: peersLoader.state,
  practices: practicesLoader.state,
  figures,
  open(key: string): void {
    counts.value = new Map();
    wanted.value = COMPARED_AT_ONCE;
    loader.load(paths.reportsOfPlace(key));
    peersLoader.load(paths.peers(key));
    practicesLoader.load(practicesPath(key));
    void countFigures(key);
    // What was loaded before is the same object and announces nothing.
    if (reports.peek()?.length) void compare();
  },
  reload: () => loader.reload(),
  reloadPeers: () => peersLoader.reload(),
  reloadPractices: () => practicesLoader.reload(),
  countFigures,
  compare,
  compareAll(): void {
    wanted.value = pairs.peek().length;
    void compare();
  },
  leave(): void {
    comparing.abort();
    counting.abort();
    loader.leave();
    peersLoader.leave();
    practicesLoader.leave();
  },
};

/** Loads the changes that the address asks for, and the reports that could be chosen instead. */
import { computed, signal } from '@preact/signals';
import type { ChangesAnswer } from '../../../server/contract/changes.ts';
import type { ReportSummary } from '../../../server/contract/report.ts';
import type { ReportsAnswer } from '../../../server/contract/reports.ts';
import type { ChangesAddress } from '../../address/changes-address.ts';
import { type ApiError, getJson, paths } from '../../api/api.ts';
import { asApiError, createLoader, currentAnswer } from '../../api/loader.ts';
import { changedFigures, chapterRows } from './change-rows.ts';

const loader = createLoader<ChangesAnswer>();
/** Reports of the places of both, oldest first; null until they are known. */
const choices = signal<readonly ReportSummary[] | null>(null);
const choicesFailure = signal<ApiError | null>(null);
const onlyChanged = signal(false);
const answer = computed(() => currentAnswer(loader.state.value));
let asking = new AbortController();

const byYear = (a: ReportSummary, b: ReportSummary): number =>
  (a.year ?? 0) - (b.year ?? 0) || a.title.localeCompare(b.title, 'zh');

/** The report of the nearest earlier year of the same place, of the same genre if there is one. */
export function earlierReport(
  report: ReportSummary,
  reports: readonly ReportSummary[],
): ReportSummary | undefined {
  const earlier = reports.filter(
    ({ year, place }) =>
      place.key === report.place.key && year !== null && report.year !== null && year < report.year,
  );
  const ofGenre = earlier.filter(({ genre }) => genre === report.genre);
  return (ofGenre.length > 0 ? ofGenre : earlier).toSorted(byYear).at(-1);
}

async function loadChoices(ids: readonly string[], isWanted: AbortSignal): Promise<void> {
  choicesFailure.value = null;
  try {
    const { reports: chosen } = await getJson<ReportsAnswer>(paths.reportsById(ids), isWanted);
    const places = [...new Set(chosen.map(({ place }) => place.key))];
    const { reports } =
      places.length === 0
        ? { reports: [] }
        : await getJson<ReportsAnswer>(paths.reportsOfPlaces(places), isWanted);
    choices.value = reports.toSorted(byYear);
  } catch (cause) {
    if (!isWanted.aborted) choicesFailure.value = asApiError(cause);
  }
}

export const changes = {
  state: loader.state,
  answer,
  choices,
  choicesFailure,
  rows: computed(() => (answer.value ? chapterRows(answer.value, onlyChanged.value) : [])),
  figures: computed(() => changedFigures(answer.value?.pairs ?? [])),
  open(address: ChangesAddress): void {
    const { from, to } = address;
    onlyChanged.value = address.onlyChanged;
    if (from !== '' && to !== '') loader.load(paths.changes(from, to));
    const ids = [from, to].filter((id) => id !== '');
    const known = new Set(choices.peek()?.map(({ id }) => id));
    if (ids.length === 0 || ids.every((id) => known.has(id))) return;
    choices.value = null;
    asking.abort();
    asking = new AbortController();
    void loadChoices(ids, asking.signal);
  },
  reload: () => loader.reload(),
  leave(): void {
    asking.abort();
    loader.leave();
  },
};

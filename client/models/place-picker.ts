/**
 * What is typed → the places that it may mean, with their reports: to set a column beside the others. The catalogue
 * is searched as far as it is loaded; the rest of a large one is asked for by the whole name of a town or county.
 */
import { computed, signal } from '@preact/signals';
import type { ReportSummary, ReportsAnswer } from '../../server/contract.ts';
import { getJson, paths } from '../api.ts';
import { fullName, regionName, shortName } from '../text/place-name.ts';
import { collection } from './collection.ts';

export interface PlaceChoice {
  readonly key: string;
  readonly name: string;
  readonly region: string;
  /** Oldest first. */
  readonly reports: readonly ReportSummary[];
}

/** As many as are read at a glance. */
const SHOWN = 8;

const isOpen = signal(false);
const typed = signal('');
const asked = signal<readonly ReportSummary[]>([]);

/** Characters may stand apart in the name: 清柳 finds 清漪县柳汀镇. */
export function matches(name: string, typed: string): boolean {
  let at = 0;
  for (const character of typed) {
    at = name.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const NONE: readonly PlaceChoice[] = [];

export function choicesOf(reports: readonly ReportSummary[], typed: string): PlaceChoice[] {
  const wanted = typed.replace(/\s/g, '');
  const found = new Map<string, PlaceChoice & { reports: ReportSummary[] }>();
  for (const report of reports) {
    const { place } = report;
    if (place.key === '' || !matches(fullName(place), wanted)) continue;
    const choice = found.get(place.key) ?? {
      key: place.key,
      name: shortName(place),
      region: regionName(place),
      reports: [],
    };
    if (!choice.reports.some(({ id }) => id === report.id)) choice.reports.push(report);
    found.set(place.key, choice);
  }
  for (const choice of found.values()) choice.reports.sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  // The names that hold what was typed as it stands come first.
  const rank = (choice: PlaceChoice) =>
    choice.name.includes(wanted) ? 0 : choice.region.includes(wanted) ? 1 : 2;
  return [...found.values()].sort((a, b) => rank(a) - rank(b));
}

let running = new AbortController();

async function askByName(name: string): Promise<void> {
  running.abort();
  running = new AbortController();
  const { signal: aborted } = running;
  try {
    const answers = await Promise.all(
      (['town', 'county'] as const).map((level) => getJson<ReportsAnswer>(paths.named(level, name), aborted)),
    );
    asked.value = answers.flatMap(({ reports }) => reports);
  } catch {
    // What is loaded is still searched.
  }
}

export const placePicker = {
  typed,
  choices: computed(() =>
    isOpen.value
      ? choicesOf([...collection.catalogue.value.reports, ...asked.value], typed.value).slice(0, SHOWN)
      : NONE,
  ),
  isOpen,
  toggle(open: boolean): void {
    isOpen.value = open;
    if (open) collection.openCatalogue();
  },
  type(text: string): void {
    typed.value = text;
    const { reports, total } = collection.catalogue.value;
    if (reports.length < (total ?? 0) && text.trim() !== '') void askByName(text.trim());
  },
};

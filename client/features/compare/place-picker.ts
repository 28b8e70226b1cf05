/**
 * What is typed → the places that it may mean, with their reports: to set a column beside the others. What is loaded
 * of the catalogue is searched at once; the server knows all of it, and pinyin, and has the last word.
 */
import { computed, signal } from '@preact/signals';
import type { PlacesAnswer } from '../../../server/contract/places.ts';
import type { ReportSummary } from '../../../server/contract/report.ts';
import type { ReportsAnswer } from '../../../server/contract/reports.ts';
import { getJson, paths } from '../../api/api.ts';
import { fullName, regionName, shortName } from '../../messages/place-name.ts';
import { collection } from '../../state/collection.ts';

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
/** What the server said last, and of what. */
const told = signal<{ readonly typed: string; readonly choices: readonly PlaceChoice[] }>({
  typed: '',
  choices: [],
});

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

async function ask(name: string): Promise<void> {
  running.abort();
  running = new AbortController();
  const { signal: aborted } = running;
  try {
    const { places } = await getJson<PlacesAnswer>(paths.placesTyped(name, SHOWN), aborted);
    const keys = places.flatMap(({ key }) => (key ? [key] : []));
    const { reports } =
      keys.length === 0 ? { reports: [] } : await getJson<ReportsAnswer>(paths.ofPlaces(keys), aborted);
    const choices = choicesOf(reports, '');
    // The order is the server's: what fits best comes first.
    const ordered = keys.flatMap((key) => choices.find((choice) => choice.key === key) ?? []);
    if (!aborted.aborted) told.value = { typed: name, choices: ordered };
  } catch {
    // What is loaded is still searched.
  }
}

export const placePicker = {
  typed,
  choices: computed(() => {
    if (!isOpen.value) return NONE;
    const name = typed.value.trim();
    if (name !== '' && told.value.typed === name) return told.value.choices;
    return choicesOf(collection.catalogue.value.reports, name).slice(0, SHOWN);
  }),
  isOpen,
  toggle(open: boolean): void {
    isOpen.value = open;
    if (open) collection.openCatalogue();
  },
  type(text: string): void {
    typed.value = text;
    if (text.trim() !== '') void ask(text.trim());
  },
};

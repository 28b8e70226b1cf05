/**
 * Finds places by name for a new column, with their reports. The loaded part of the catalogue is searched at
 * once, until the server answers, which knows all places and pinyin.
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

/** As many as can be read at a glance. */
const MAX_CHOICES = 8;

const isOpen = signal(false);
const typed = signal('');
/** The server's last answer, and the text it is for. */
const serverChoices = signal<{ readonly typed: string; readonly choices: readonly PlaceChoice[] }>({
  typed: '',
  choices: [],
});

/** Matches subsequences: 清柳 finds 清漪县柳汀镇. */
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
  const query = typed.replace(/\s/g, '');
  const choices = new Map<string, PlaceChoice & { reports: ReportSummary[] }>();
  for (const report of reports) {
    const { place } = report;
    if (!matches(fullName(place), query)) continue;
    const choice = choices.get(place.key) ?? {
      key: place.key,
      name: shortName(place),
      region: regionName(place),
      reports: [],
    };
    if (!choice.reports.some(({ id }) => id === report.id)) choice.reports.push(report);
    choices.set(place.key, choice);
  }
  for (const choice of choices.values()) choice.reports.sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  // Names that contain the text as typed come first.
  const rank = (choice: PlaceChoice) =>
    choice.name.includes(query) ? 0 : choice.region.includes(query) ? 1 : 2;
  return [...choices.values()].sort((a, b) => rank(a) - rank(b));
}

let running = new AbortController();

async function fetchChoices(name: string): Promise<void> {
  running.abort();
  running = new AbortController();
  const { signal: abortSignal } = running;
  try {
    const { places } = await getJson<PlacesAnswer>(paths.completePlace(name, MAX_CHOICES), abortSignal);
    const keys = places.flatMap(({ key }) => (key ? [key] : []));
    const { reports } =
      keys.length === 0
        ? { reports: [] }
        : await getJson<ReportsAnswer>(paths.reportsOfPlaces(keys), abortSignal);
    const choices = choicesOf(reports, '');
    // In the server's order, best match first.
    const ordered = keys.flatMap((key) => choices.find((choice) => choice.key === key) ?? []);
    if (!abortSignal.aborted) serverChoices.value = { typed: name, choices: ordered };
  } catch {
    // The search of the loaded catalogue remains.
    if (!abortSignal.aborted) serverChoices.value = { typed: name, choices: loadedChoices(name) };
  }
}

function loadedChoices(name: string): readonly PlaceChoice[] {
  return choicesOf(collection.catalogue.value.reports, name).slice(0, MAX_CHOICES);
}

export const placePicker = {
  typed,
  choices: computed(() => {
    if (!isOpen.value) return NONE;
    const name = typed.value.trim();
    if (name !== '' && serverChoices.value.typed === name) return serverChoices.value.choices;
    return loadedChoices(name);
  }),
  /** Whether the server, which alone knows all places, has no place of this name either. */
  hasNone: computed(() => {
    const { typed: answered, choices } = serverChoices.value;
    return isOpen.value && answered !== '' && answered === typed.value.trim() && choices.length === 0;
  }),
  toggle(open: boolean): void {
    isOpen.value = open;
    if (open) collection.openCatalogue();
  },
  type(text: string): void {
    typed.value = text;
    if (text.trim() !== '') void fetchChoices(text.trim());
  },
};

/** Metadata of a report being mended: what was typed goes out, and the report comes back as it was indexed again. */
import { signal } from '@preact/signals';
import type { HealthAnswer } from '../../../../server/contract/health.ts';
import type { MetadataEditBody } from '../../../../server/contract/metadata-edit.ts';
import type { ReportSummary } from '../../../../server/contract/report.ts';
import { type ApiError, getJson, paths, putMetadata } from '../../../api/api.ts';
import { asApiError, forgetAnswers } from '../../../api/loader.ts';
import { messages } from '../../../messages/messages.ts';
import { collection } from '../../../state/collection.ts';
import { notifications } from '../../../state/notifications.ts';
import { reading } from '../open-report.ts';

export const PLACE_FIELDS = ['province', 'city', 'county', 'town'] as const;
export type MendingField = 'title' | 'year' | 'source_url' | (typeof PLACE_FIELDS)[number];
export type MendingValues = Readonly<Record<MendingField, string>>;

/** Milliseconds between two looks at whether the indexing is done. */
const LOOK_EVERY = 700;
/** Looks: about ten minutes of indexing. */
const MOST_LOOKS = 900;

/** Id of the report whose form is open, null where none is. */
const openFor = signal<string | null>(null);
const isSaving = signal(false);
const failure = signal<ApiError | null>(null);
/** What was written and is being indexed: the report and the file; null while nothing is. */
const written = signal<{ readonly id: string; readonly file: string } | null>(null);

export function presentValues({ title, year, place, sources }: ReportSummary): MendingValues {
  const { province, city, county, town } = place;
  return {
    title,
    year: year?.toString() ?? '',
    province: province ?? '',
    city: city ?? '',
    county: county ?? '',
    town: town ?? '',
    source_url: sources[0]?.url ?? '',
  };
}

/**
 * What differs from what is shown: what nobody touched is not declared. The levels of a place go together, since
 * what is declared of a place stands alone.
 *
 * @param isPlaceChecked whether a place that was inferred is to be declared as it stands
 */
export function mendingOf(
  before: MendingValues,
  values: MendingValues,
  isPlaceChecked: boolean,
): MetadataEditBody {
  const { title, year, source_url, province, city, county, town } = values;
  const isPlace = isPlaceChecked || PLACE_FIELDS.some((field) => values[field] !== before[field]);
  return {
    ...(title !== before.title && { title }),
    ...(year !== before.year && { year: year === '' ? '' : Number(year) }),
    ...(isPlace && { province, city, county, town }),
    ...(source_url !== before.source_url && { source_url }),
  };
}

async function indexedAgain(): Promise<boolean> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    const health = await getJson<HealthAnswer>(paths.health).catch(() => null);
    if (health?.status === 'ok' && health.indexing === false) return true;
  }
  return false;
}

async function save(
  report: ReportSummary,
  values: MendingValues,
  isPlaceChecked: boolean,
  key: string | null,
): Promise<void> {
  if (isSaving.peek()) return;
  const body = mendingOf(presentValues(report), values, isPlaceChecked);
  failure.value = null;
  if (Object.keys(body).length === 0) {
    openFor.value = null;
    return;
  }
  isSaving.value = true;
  try {
    const { file } = await putMetadata(report.id, body, key);
    openFor.value = null;
    written.value = { id: report.id, file };
  } catch (cause) {
    failure.value = asApiError(cause);
    return;
  } finally {
    isSaving.value = false;
  }
  const isDone = await indexedAgain();
  written.value = null;
  forgetAnswers();
  reading.reload();
  collection.refresh();
  notifications.say(isDone ? messages.mending.done : messages.mending.gone);
}

export const mending = {
  openFor,
  isSaving,
  failure,
  written,
  open(id: string): void {
    failure.value = null;
    openFor.value = id;
  },
  close(): void {
    openFor.value = null;
  },
  /** @param key of the keeper; null where none is needed */
  save: (report: ReportSummary, values: MendingValues, isPlaceChecked: boolean, key: string | null) =>
    void save(report, values, isPlaceChecked, key),
};

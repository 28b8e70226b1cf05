/**
 * Edits the metadata of a report: submits the changes, then reloads the report once it has been indexed
 * again.
 */
import { signal } from '@preact/signals';
import { isNation, NATION_NAME, PLACE_LEVELS, type PlaceLevel } from '../../../../indexer/domain/place.ts';
import type { MetadataEditBody } from '../../../../server/contract/metadata-edit.ts';
import type { ReportSummary } from '../../../../server/contract/report.ts';
import { type ApiError, putMetadata } from '../../../api/api.ts';
import { asApiError, invalidateAnswers } from '../../../api/loader.ts';
import { messages } from '../../../messages/messages.ts';
import { collection } from '../../../state/collection.ts';
import { notifications } from '../../../state/notifications.ts';
import { openReport } from '../open-report.ts';

export type MetadataField = 'title' | 'year' | 'issuer' | 'source_url' | PlaceLevel;
export type MetadataValues = Readonly<Record<MetadataField, string>>;

/** Id of the report whose form is open; null for none. */
const openFor = signal<string | null>(null);
const isSaving = signal(false);
const failure = signal<ApiError | null>(null);
/** The report being indexed again, and the file its edit was written to; null for none. */
const written = signal<{ readonly id: string; readonly file: string } | null>(null);

export function presentValues({ title, year, place, issuer, sources }: ReportSummary): MetadataValues {
  const { province, city, county, town } = place;
  return {
    title,
    year: year?.toString() ?? '',
    // Written as the province, 全国 declares the nation.
    province: isNation(place) ? NATION_NAME : (province ?? ''),
    city: city ?? '',
    county: county ?? '',
    town: town ?? '',
    issuer: issuer ?? '',
    source_url: sources[0]?.url ?? '',
  };
}

/**
 * The changed fields only, so that untouched ones are still inferred from the text. The levels of a place are
 * sent together, because a declared place replaces the inferred one as a whole.
 *
 * @param isPlaceChecked whether to declare an inferred place unchanged, as confirmed by the reader
 */
export function metadataChanges(
  before: MetadataValues,
  values: MetadataValues,
  isPlaceChecked: boolean,
): MetadataEditBody {
  const { title, year, issuer, source_url, province, city, county, town } = values;
  const isPlace = isPlaceChecked || PLACE_LEVELS.some((level) => values[level] !== before[level]);
  return {
    ...(title !== before.title && { title }),
    ...(year !== before.year && { year: year === '' ? '' : Number(year) }),
    ...(isPlace && { province, city, county, town }),
    ...(issuer !== before.issuer && { issuer }),
    ...(source_url !== before.source_url && { source_url }),
  };
}

async function save(
  report: ReportSummary,
  values: MetadataValues,
  isPlaceChecked: boolean,
  key: string | null,
): Promise<void> {
  if (isSaving.peek()) return;
  const body = metadataChanges(presentValues(report), values, isPlaceChecked);
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
  const isDone = await collection.indexed();
  written.value = null;
  invalidateAnswers();
  openReport.reload();
  collection.refresh();
  notifications.show(isDone ? messages.metadataEdit.done : messages.metadataEdit.timedOut);
}

export const metadataEdit = {
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
  /** @param key the keeper's key, or null where none is needed */
  save: (report: ReportSummary, values: MetadataValues, isPlaceChecked: boolean, key: string | null) =>
    void save(report, values, isPlaceChecked, key),
};

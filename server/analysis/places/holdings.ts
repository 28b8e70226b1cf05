/** Measures what the collection holds of each administrative unit under the filters of a request. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { FILTER_NAMES } from '../../../indexer/domain/filters.ts';
import type { Filters } from '../../contract/parameters.ts';
import type { Catalogue } from '../../corpus/catalogue.ts';
import { UNIT_LEVELS, unitId } from '../../corpus/place-units.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';
import { sectionSizes } from '../frequency/subcorpus-size.ts';

export interface Holding {
  reports: number;
  passages: number;
  /** UTF-16 units of the original text. */
  characters: number;
  readonly years: Set<number>;
}

/** Holdings without filters, needed on every keystroke; cached until the catalogue is reloaded. */
const unfiltered = new WeakMap<Catalogue['all'], Map<string, Holding>>();

/** Keyed by unit id; units without a report are absent. */
export async function holdings(
  context: SearchContext,
  filters: Filters,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Holding>> {
  const { catalogue } = context;
  if (FILTER_NAMES.every((name) => filters[name].length === 0)) {
    const byUnit = unfiltered.get(catalogue.all) ?? ofReports(catalogue.all.values());
    unfiltered.set(catalogue.all, byUnit);
    return byUnit;
  }
  // Only a section filter needs the text of the reports; otherwise their records suffice.
  if (filters.section.length === 0) return ofReports(catalogue.list(filters));
  const byUnit = new Map<string, Holding>();
  let last: ReportRecord | undefined;
  for (const { record, passages, characters } of await sectionSizes(context, filters, signal)) {
    add(byUnit, record, { passages, characters }, record === last ? 0 : 1);
    last = record;
  }
  return byUnit;
}

function ofReports(records: Iterable<ReportRecord>): Map<string, Holding> {
  const byUnit = new Map<string, Holding>();
  for (const record of records) add(byUnit, record, record, 1);
  return byUnit;
}

function add(
  byUnit: Map<string, Holding>,
  { place, year }: ReportRecord,
  { passages, characters }: Pick<Holding, 'passages' | 'characters'>,
  reports: number,
): void {
  for (const level of UNIT_LEVELS) {
    const id = unitId(place, level);
    if (id === null) continue;
    const unit = byUnit.get(id) ?? { reports: 0, passages: 0, characters: 0, years: new Set() };
    unit.reports += reports;
    unit.passages += passages;
    unit.characters += characters;
    if (year !== null) unit.years.add(year);
    byUnit.set(id, unit);
  }
}

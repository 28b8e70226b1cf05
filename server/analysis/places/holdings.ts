/** The filters of a request in; for each unit of place how much the collection holds of it out. */
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
  /** UTF-16 units of the text as it is. */
  characters: number;
  readonly years: Set<number>;
}

/** Of the whole collection, kept as long as the catalogue is not read anew: it is asked for with every key. */
const whole = new WeakMap<Catalogue['all'], Map<string, Holding>>();

/** By the id of the unit; units without a report are absent. */
export async function holdings(
  context: SearchContext,
  filters: Filters,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Holding>> {
  const { catalogue } = context;
  if (FILTER_NAMES.every((name) => filters[name].length === 0)) {
    const held = whole.get(catalogue.all) ?? ofReports(catalogue.all.values());
    whole.set(catalogue.all, held);
    return held;
  }
  // Sections are counted by what the reports have in them; without that filter their records tell enough.
  if (filters.section.length === 0) return ofReports(catalogue.list(filters));
  const held = new Map<string, Holding>();
  let last: ReportRecord | undefined;
  for (const { record, passages, characters } of await sectionSizes(context, filters, signal)) {
    add(held, record, { passages, characters }, record === last ? 0 : 1);
    last = record;
  }
  return held;
}

function ofReports(records: Iterable<ReportRecord>): Map<string, Holding> {
  const held = new Map<string, Holding>();
  for (const record of records) add(held, record, record, 1);
  return held;
}

function add(
  held: Map<string, Holding>,
  { place, year }: ReportRecord,
  { passages, characters }: Pick<Holding, 'passages' | 'characters'>,
  reports: number,
): void {
  for (const level of UNIT_LEVELS) {
    const id = unitId(place, level);
    if (id === null) continue;
    const unit = held.get(id) ?? { reports: 0, passages: 0, characters: 0, years: new Set() };
    unit.reports += reports;
    unit.passages += passages;
    unit.characters += characters;
    if (year !== null) unit.years.add(year);
    held.set(id, unit);
  }
}

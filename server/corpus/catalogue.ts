/** Keeps the records of all reports in memory, without their passages: some 500 bytes each. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { FILTER_NAMES, type FilterName } from '../../indexer/domain/filters.ts';
import { parsePassageId } from '../../indexer/domain/ids.ts';
import {
  GOVERNMENT_LEVELS,
  type GovernmentLevel,
  governmentLevel,
  isNation,
  NATION_NAME,
  type Place,
  type PlaceName,
} from '../../indexer/domain/place.ts';
import type { Filters } from '../contract/parameters.ts';
import type { ReportHead, ReportSummary } from '../contract/report.ts';
import type { PassageLocation } from './passage-cache.ts';
import { recognisedPassages } from './recognised.ts';
import { REPORT_ORDERS, type ReportOrder } from './report-order.ts';

export interface CollectionFacts {
  readonly reports: number;
  readonly passages: number;
  readonly places: number;
  readonly years: readonly number[];
  /** What each level of government issued, outermost first; levels without a report are absent. */
  readonly levels: readonly LevelHolding[];
}

export interface LevelHolding {
  readonly level: GovernmentLevel;
  readonly places: number;
  /** Including those without a year. */
  readonly reports: number;
  readonly years: readonly { readonly year: number; readonly reports: number }[];
}

/** `place` counts places by key, the others by name. */
type PlaceFacet = 'place' | keyof PlaceName;

export class Catalogue {
  private records = new Map<string, ReportRecord>();
  private places = new Map<string, Place>();
  /** Keys of places that no report has any more, with the keys that their reports have since a correction. */
  private correctedKeys = new Map<string, ReadonlySet<string>>();
  /** Derived from the records on first use; cleared by `refresh`. */
  private readonly sorted = new Map<ReportOrder, readonly ReportRecord[]>();
  private readonly valueCounts = new Map<PlaceFacet, number>();
  private collectionFacts: CollectionFacts | null = null;
  private loading: Promise<void> | null = null;

  /** @param onRefresh called with all records after each refresh */
  constructor(
    private readonly read: () => Promise<readonly ReportRecord[]>,
    private readonly onRefresh: (records: readonly ReportRecord[]) => void,
  ) {}

  /** Reads all records again; concurrent callers share one read. */
  refresh(): Promise<void> {
    this.loading ??= this.read()
      .then((records) => {
        this.replace(records);
        this.onRefresh(records);
      })
      .finally(() => {
        this.loading = null;
      });
    return this.loading;
  }

  /** Drops reports that cannot be read any more, until the next refresh. Their text stays in memory until then. */
  keep(isReadable: (id: string) => boolean): void {
    this.replace([...this.records.values()].filter(({ id }) => isReadable(id)));
  }

  private replace(records: readonly ReportRecord[]): void {
    this.records = new Map(records.map((record) => [record.id, record]));
    this.places = new Map(records.map(({ place }) => [place.key, place]));
    this.correctedKeys = correctionsOf(records, this.places);
    this.sorted.clear();
    this.valueCounts.clear();
    this.collectionFacts = null;
  }

  /** Refreshes if any of the reports is unknown: the indexer may have added it since the last read. */
  async ensureLoaded(ids: Iterable<string>): Promise<void> {
    for (const id of ids) {
      if (!this.records.has(id)) return this.refresh();
    }
  }

  /** Finds passages by id; those of reports that are not in the collection are left out. */
  async locate(ids: readonly string[]): Promise<PassageLocation[]> {
    const refs = ids.flatMap((id) => parsePassageId(id) ?? []);
    await this.ensureLoaded(refs.map(({ report }) => report));
    return refs.flatMap(({ report, position }) => {
      const record = this.records.get(report);
      return record ? [{ record, position }] : [];
    });
  }

  /** All reports by id. Each refresh makes a new map, so that derived data can be cached by its identity. */
  get all(): ReadonlyMap<string, ReportRecord> {
    return this.records;
  }

  get(id: string): ReportRecord | undefined {
    return this.records.get(id);
  }

  /** The place with this key, as one of its reports names it. */
  place(key: string): Place | undefined {
    return this.places.get(key);
  }

  /**
   * The keys to look for instead of one that may come from an old link: others if the place of all its reports has
   * been corrected, or else the same.
   */
  currentKeys(key: string): readonly string[] {
    return [...(this.correctedKeys.get(key) ?? [key])];
  }

  /** Number of distinct places, or of distinct names on one level. */
  countValues(level: PlaceFacet): number {
    let count = this.valueCounts.get(level);
    if (count === undefined) {
      const places = [...this.places.values()];
      count = level === 'place' ? places.length : new Set(places.map((place) => place[level])).size;
      this.valueCounts.set(level, count);
    }
    return count;
  }

  facts(): CollectionFacts {
    this.collectionFacts ??= factsOf([...this.records.values()], this.places.size);
    return this.collectionFacts;
  }

  /** The reports that match the filters, sorted. */
  list(filters: Filters, order: ReportOrder = 'place'): readonly ReportRecord[] {
    let sorted = this.sorted.get(order);
    if (!sorted) {
      sorted = [...this.records.values()].sort(REPORT_ORDERS[order]);
      this.sorted.set(order, sorted);
    }
    const isFiltered = FILTER_NAMES.some((name) => filters[name].length > 0);
    return isFiltered ? sorted.filter((record) => matchesFilters(record, filters)) : sorted;
  }
}

function correctionsOf(
  records: readonly ReportRecord[],
  places: ReadonlyMap<string, Place>,
): Map<string, ReadonlySet<string>> {
  const corrected = new Map<string, Set<string>>();
  for (const { place, uncorrectedPlace = '', formerPlaces = [] } of records) {
    // Reports whose place is unknown have the empty key, which stays theirs.
    for (const key of [...formerPlaces, uncorrectedPlace])
      if (key !== '' && !places.has(key))
        corrected.set(key, (corrected.get(key) ?? new Set()).add(place.key));
  }
  return corrected;
}

function factsOf(records: readonly ReportRecord[], places: number): CollectionFacts {
  const years = new Set(records.flatMap(({ year }) => (year === null ? [] : [year])));
  return {
    reports: records.length,
    passages: records.reduce((sum, record) => sum + record.passages, 0),
    places,
    years: [...years].sort((a, b) => a - b),
    levels: GOVERNMENT_LEVELS.flatMap((level) => {
      const issued = records.filter(({ place }) => governmentLevel(place) === level);
      return issued.length === 0 ? [] : [levelHolding(level, issued)];
    }),
  };
}

function levelHolding(level: GovernmentLevel, records: readonly ReportRecord[]): LevelHolding {
  const byYear = new Map<number, number>();
  for (const { year } of records) if (year !== null) byYear.set(year, (byYear.get(year) ?? 0) + 1);
  return {
    level,
    places: new Set(records.map(({ place }) => place.key)).size,
    reports: records.length,
    years: [...byYear].sort(([a], [b]) => a - b).map(([year, reports]) => ({ year, reports })),
  };
}

/** The values of a report that each filter is compared with. */
const FILTERED_VALUES: Readonly<Record<FilterName, (record: ReportRecord) => readonly (string | null)[]>> = {
  level: ({ place }) => [governmentLevel(place)],
  province: ({ place }) => [place.province],
  city: ({ place }) => [place.city],
  county: ({ place }) => [place.county],
  town: ({ place }) => [place.town],
  place: ({ place }) => [place.key],
  year: ({ year }) => [year === null ? null : String(year)],
  section: ({ sections }) => sections,
  genre: ({ genre }) => [genre],
  report: ({ id }) => [id],
};

function matchesFilters(record: ReportRecord, filters: Filters): boolean {
  return FILTER_NAMES.every((name) => {
    const accepted: readonly string[] = filters[name];
    return (
      accepted.length === 0 ||
      FILTERED_VALUES[name](record).some((value) => value !== null && accepted.includes(value))
    );
  });
}

export function toReportHead({
  id,
  title,
  year,
  genre,
  place,
  issuers,
  issuerConfidence,
  documentNumber,
  issuedOn,
  publishedOn,
}: ReportRecord): ReportHead {
  const { candidates, evidence, ...rest } = place;
  return {
    id,
    title,
    year,
    genre,
    place: { ...rest, candidates: [...candidates], evidence: [...evidence] },
    issuer: issuers.length === 0 ? null : issuers.join('、'),
    issuerConfidence,
    documentNumber,
    issuedOn,
    publishedOn,
  };
}

export function toReportSummary(record: ReportRecord): ReportSummary {
  return {
    ...toReportHead(record),
    sections: [...record.sections],
    passages: record.passages,
    characters: record.characters,
    ...(record.recognised !== undefined && { recognised: recognisedPassages(record) }),
    sources: record.sources.map(({ file, row, url }) => ({ file, row, url })),
    warnings: [...record.warnings],
  };
}

/** Label of a place in a list: its own name, preceded by the name one level up; empty if it is unknown. */
export function placeLabel(place: Place): string {
  if (isNation(place)) return NATION_NAME;
  const { province, city, county, town } = place;
  const names = [...new Set([province, city, county, town])].filter((name) => name !== null);
  return names.slice(-2).join(' ');
}

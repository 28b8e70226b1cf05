/** All reports of the collection in memory, without their passages: some 500 bytes each. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { FILTER_NAMES, type FilterName } from '../../indexer/domain/filters.ts';
import type { Place, PlaceName } from '../../indexer/domain/place.ts';
import type { Filters } from '../contract/parameters.ts';
import type { ReportHead, ReportSummary } from '../contract/report.ts';
import { REPORT_ORDERS, type ReportOrder } from './report-order.ts';

export interface CollectionFacts {
  readonly reports: number;
  readonly passages: number;
  readonly places: number;
  readonly years: readonly number[];
}

type PlaceLevel = 'place' | keyof PlaceName;

export class Catalogue {
  private records = new Map<string, ReportRecord>();
  private places = new Map<string, Place>();
  /** What follows from the records: found when first asked for after a reading. */
  private readonly sorted = new Map<ReportOrder, readonly ReportRecord[]>();
  private readonly counted = new Map<PlaceLevel, number>();
  private known: CollectionFacts | null = null;
  private loading: Promise<void> | null = null;

  /** @param refreshed is told of all records after each reading */
  constructor(
    private readonly read: () => Promise<readonly ReportRecord[]>,
    private readonly refreshed: (records: readonly ReportRecord[]) => void,
  ) {}

  /** Reads all records anew; several callers at once share one reading. */
  refresh(): Promise<void> {
    this.loading ??= this.read()
      .then((records) => {
        this.records = new Map(records.map((record) => [record.id, record]));
        this.places = new Map(records.map(({ place }) => [place.key, place]));
        this.sorted.clear();
        this.counted.clear();
        this.known = null;
        this.refreshed(records);
      })
      .finally(() => {
        this.loading = null;
      });
    return this.loading;
  }

  /** Makes sure that the reports of hits are known: indexing may have brought them since the last reading. */
  async require(ids: Iterable<string>): Promise<void> {
    for (const id of ids) {
      if (!this.records.has(id)) return this.refresh();
    }
  }

  /** All reports by id: another map after each reading, so that what is drawn from it can be kept beside it. */
  get all(): ReadonlyMap<string, ReportRecord> {
    return this.records;
  }

  get(id: string): ReportRecord | undefined {
    return this.records.get(id);
  }

  /** The place of a key, as a report from there has it. */
  place(key: string): Place | undefined {
    return this.places.get(key);
  }

  /** How many places there are, or how many names of a level. */
  values(level: PlaceLevel): number {
    let count = this.counted.get(level);
    if (count === undefined) {
      const places = [...this.places.values()];
      count = level === 'place' ? places.length : new Set(places.map((place) => place[level])).size;
      this.counted.set(level, count);
    }
    return count;
  }

  facts(): CollectionFacts {
    this.known ??= factsOf([...this.records.values()], this.places.size);
    return this.known;
  }

  /** The reports that pass the filters, in order. */
  list(filters: Filters, order: ReportOrder = 'place'): readonly ReportRecord[] {
    let sorted = this.sorted.get(order);
    if (!sorted) {
      sorted = [...this.records.values()].sort(REPORT_ORDERS[order]);
      this.sorted.set(order, sorted);
    }
    const filtered = FILTER_NAMES.some((name) => filters[name].length > 0);
    return filtered ? sorted.filter((record) => passes(record, filters)) : sorted;
  }
}

function factsOf(records: readonly ReportRecord[], places: number): CollectionFacts {
  const years = new Set(records.flatMap(({ year }) => (year === null ? [] : [year])));
  return {
    reports: records.length,
    passages: records.reduce((sum, record) => sum + record.passages, 0),
    places,
    years: [...years].sort((a, b) => a - b),
  };
}

/** The values of a report that each filter is held against. */
const FILTERED: Readonly<Record<FilterName, (record: ReportRecord) => readonly (string | null)[]>> = {
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

function passes(record: ReportRecord, filters: Filters): boolean {
  return FILTER_NAMES.every((name) => {
    const wanted: readonly string[] = filters[name];
    return (
      wanted.length === 0 || FILTERED[name](record).some((value) => value !== null && wanted.includes(value))
    );
  });
}

export function head({
  id,
  title,
  year,
  genre,
  place,
  issuers,
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
    documentNumber,
    issuedOn,
    publishedOn,
  };
}

export function summary(record: ReportRecord): ReportSummary {
  return {
    ...head(record),
    sections: [...record.sections],
    passages: record.passages,
    characters: record.characters,
    sources: record.sources.map(({ file, url }) => ({ file, url })),
    warnings: [...record.warnings],
  };
}

/** A place as a person names it among others: with the level above its own. */
export function placeLabel({ province, city, county, town }: Place): string {
  const named = [...new Set([province, city, county, town])].filter((name) => name !== null);
  return named.slice(-2).join(' ');
}

/** What of the catalogue of practices passes the filters: reports, their places, and the passages of each practice. */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { SECTION_KINDS } from '../../indexer/domain/passage.ts';
import type { Filters } from '../contract/parameters.ts';
import type { Catalogue } from '../corpus/catalogue.ts';
import type { TimeSlice } from '../corpus/time-slice.ts';
import type { Practice, PracticeIndex } from './practice-index.ts';

/** Not among the reports that pass. */
const NONE = -1;

/** What a practice counts among the passages that pass. */
export interface Counts {
  readonly practice: Practice;
  readonly passages: number;
  readonly reports: number;
  readonly places: number;
  /** Number of the first passage in the earliest report. */
  readonly first: number;
  /** Numbers of places that say it. */
  readonly placeNumbers: Uint32Array;
}

export interface YearCount {
  readonly year: number;
  readonly places: number;
  /** Places with a report of the year. */
  readonly of: number;
}

/** The reports of an index that pass the filters, in forms that a loop over its passages can use. */
export class Selection {
  /** Of each report of the index: its place among those that pass from the earliest on, or `NONE`. */
  readonly rank: Int32Array;
  /** Of each report of the index: a number of its place. */
  readonly placeOf: Uint32Array;
  readonly places: number;
  /** Places with a report that passes, by year, ascending. */
  private readonly held: ReadonlyMap<number, ReadonlySet<number>>;
  private readonly sections: readonly boolean[] | null;
  /** Number of the last practice that counted a report or a place: cheaper than sets, which would be filled anew. */
  private readonly reportSeen: Int32Array;
  private readonly placeSeen: Int32Array;
  private turn = 0;

  constructor(
    readonly index: PracticeIndex,
    catalogue: Pick<Catalogue, 'list' | 'all'>,
    filters: Filters,
    /** Of the reports of the index, from the earliest on. */
    order: ReadonlyMap<ReportRecord, number>,
  ) {
    const { reports } = index;
    // A report that has left the collection, or lies on a server that is down, is in the index until it is made anew.
    const passing = new Set(catalogue.list(filters).map(({ id }) => id));
    const placeNumbers = new Map<string, number>();
    this.rank = Int32Array.from(reports, (record) =>
      passing.has(record.id) ? (order.get(record) ?? NONE) : NONE,
    );
    this.placeOf = Uint32Array.from(reports, ({ place }) => {
      const number = placeNumbers.get(place.key) ?? placeNumbers.size;
      placeNumbers.set(place.key, number);
      return number;
    });
    this.places = placeNumbers.size;
    const held = new Map<number, Set<number>>();
    for (const [at, { year }] of reports.entries())
      if (year !== null && this.rank[at] !== NONE) add(held, year, this.placeOf[at] ?? 0);
    this.held = new Map([...held].sort(([a], [b]) => a - b));
    this.sections =
      filters.section.length === 0 ? null : SECTION_KINDS.map((kind) => filters.section.includes(kind));
    this.reportSeen = new Int32Array(reports.length).fill(NONE);
    this.placeSeen = new Int32Array(this.places).fill(NONE);
  }

  /** The passages of a practice that pass, ascending. */
  *passagesOf({ passages }: Practice): Generator<number> {
    for (const passage of passages) if (this.passes(passage)) yield passage;
  }

  /** @returns null if no passage passes */
  count(practice: Practice): Counts | null {
    const { reportAt } = this.index;
    const turn = this.turn++;
    let [passages, reports, first, firstRank] = [0, 0, NONE, Infinity];
    const places: number[] = [];
    for (const passage of practice.passages) {
      if (!this.passes(passage)) continue;
      passages++;
      const report = reportAt[passage] ?? 0;
      if (this.reportSeen[report] === turn) continue;
      this.reportSeen[report] = turn;
      reports++;
      const rank = this.rank[report] ?? NONE;
      if (rank < firstRank) [first, firstRank] = [passage, rank];
      const place = this.placeOf[report] ?? 0;
      if (this.placeSeen[place] === turn) continue;
      this.placeSeen[place] = turn;
      places.push(place);
    }
    return passages === 0
      ? null
      : {
          practice,
          passages,
          reports,
          places: places.length,
          first,
          placeNumbers: Uint32Array.from(places),
        };
  }

  /** The counts of all practices that occur, in turns. */
  async countAll(slice: TimeSlice): Promise<Counts[]> {
    const all: Counts[] = [];
    for (const practice of this.index.practices) {
      const counts = this.count(practice);
      if (counts) all.push(counts);
      if (slice.isOver()) await slice.next();
    }
    return all;
  }

  /** Each year in which a report passes, ascending, with the places that say the practice in it. */
  yearsOf(practice: Practice): YearCount[] {
    const { reports, reportAt } = this.index;
    const said = new Map<number, Set<number>>();
    for (const passage of this.passagesOf(practice)) {
      const report = reportAt[passage] ?? 0;
      const year = reports[report]?.year;
      if (typeof year === 'number') add(said, year, this.placeOf[report] ?? 0);
    }
    return [...this.held].map(([year, places]) => ({
      year,
      places: said.get(year)?.size ?? 0,
      of: places.size,
    }));
  }

  private passes(passage: number): boolean {
    return (
      (this.rank[this.index.reportAt[passage] ?? 0] ?? NONE) !== NONE &&
      (this.sections === null || this.sections[this.index.sectionAt[passage] ?? 0] === true)
    );
  }
}

function add(sets: Map<number, Set<number>>, key: number, value: number): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

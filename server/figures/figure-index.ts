/**
 * The figures of all texts in memory, packed: 20 bytes each, and each concept once, outside the V8 heap.
 *
 * Read when the texts are, in turns with other requests, rather than when they are indexed: reading them takes some
 * 6 s of one core for 171,907 passages, 5 % of what indexing takes, and so a name of a concept that the keeper mends counts
 * at once, and a unit after a restart, without indexing anything again.
 */
import type { ConceptNames } from '../../indexer/figures/concept-names.ts';
import type { FigureGrammar } from '../../indexer/figures/figures.ts';
import type { FoldedReport } from '../corpus/folded-report.ts';
import { Follower } from '../corpus/follower.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import { SeriesTable } from './series-table.ts';

interface Texts {
  inMemory(): Iterable<readonly [id: string, FoldedReport]>;
}

/** The figures of one report, in the order of its text: parallel lists. */
export interface PackedFigures {
  readonly length: number;
  readonly positions: Uint32Array;
  /** UTF-16 units of the folded text of the passage. */
  readonly starts: Uint32Array;
  /** Numbers of `FigureIndex.series`. */
  readonly series: Uint32Array;
  readonly lows: Float64Array;
  /** The same list as `lows` in a report without ranges. */
  readonly highs: Float64Array;
}

export class FigureIndex {
  /** What there are figures of, and in which unit. Grows as reports are read. */
  readonly series: SeriesTable;
  private readonly packed = new WeakMap<FoldedReport, Promise<PackedFigures>>();
  private readonly follower = new Follower(() => this.follow());

  constructor(
    private readonly texts: Texts,
    private readonly grammar: FigureGrammar,
  ) {
    this.series = new SeriesTable(grammar.names);
  }

  /** Counts by other names of concepts from now on, in the table as in single figures. */
  rename(names: ConceptNames): void {
    this.grammar.names = names;
    this.series.rename(names);
  }

  /** The figures of a report: those of one in memory are read once. */
  of(report: FoldedReport): Promise<PackedFigures> {
    let packed = this.packed.get(report);
    if (!packed) {
      // Without a signal: another request may wait for the same report.
      packed = this.read(report);
      this.packed.set(report, packed);
    }
    return packed;
  }

  /** Reads the texts in memory whose figures are not known yet; resolves when all are. */
  sync(): Promise<void> {
    return this.follower.sync();
  }

  private async follow(): Promise<void> {
    for (const [, report] of this.texts.inMemory()) {
      await this.of(report);
      // Other requests come first: short reports end before their time slice does.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private async read(report: FoldedReport): Promise<PackedFigures> {
    const slice = timeSlice(undefined);
    const positions: number[] = [];
    const starts: number[] = [];
    const series: number[] = [];
    const lows: number[] = [];
    const highs: number[] = [];
    for (let position = 1; position <= report.passages; position++) {
      for (const { start, low, high, unit, concept } of this.grammar.named(report.text(position))) {
        positions.push(position);
        starts.push(start);
        series.push(this.series.numberOf(concept, unit ?? ''));
        lows.push(low);
        highs.push(high);
      }
      if (slice.isOver()) await slice.next();
    }
    const lowest = Float64Array.from(lows);
    return {
      length: lows.length,
      positions: Uint32Array.from(positions),
      starts: Uint32Array.from(starts),
      series: Uint32Array.from(series),
      lows: lowest,
      highs: highs.every((high, at) => high === lows[at]) ? lowest : Float64Array.from(highs),
    };
  }
}

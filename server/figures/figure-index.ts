/**
 * The figures of all texts in memory, packed: 30 bytes each, and each concept once.
 *
 * Read when the texts are, in turns with other requests, rather than when they are indexed: reading them takes some
 * 9 s of one core for 171,907 passages, 7 % of what indexing takes, and so a concept or a unit that someone mends
 * counts after a restart, without indexing anything again.
 */
import type { FigureGrammar } from '../../indexer/figures/figures.ts';
import type { FoldedReport } from '../corpus/folded-report.ts';
import { Follower } from '../corpus/follower.ts';
import { timeSlice } from '../corpus/time-slice.ts';

interface Texts {
  inMemory(): Iterable<readonly [id: string, FoldedReport]>;
}

/** The figures of one report, in the order of its text: parallel lists. */
export interface PackedFigures {
  readonly length: number;
  readonly positions: Uint32Array;
  /** UTF-16 units of the folded text of the passage. */
  readonly starts: Uint32Array;
  /** Numbers of `FigureIndex.concepts`. */
  readonly concepts: Uint32Array;
  /** Numbers of `FigureIndex.units`. */
  readonly units: Uint16Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

/** A list of distinct strings, each with a number. */
class Names {
  readonly all: string[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.all.length;
      this.all.push(name);
      this.numbers.set(name, number);
    }
    return number;
  }
}

export class FigureIndex {
  private readonly conceptNames = new Names();
  private readonly unitNames = new Names();
  private readonly packed = new WeakMap<FoldedReport, Promise<PackedFigures>>();
  private readonly follower = new Follower(() => this.follow());

  constructor(
    private readonly texts: Texts,
    private readonly grammar: FigureGrammar,
  ) {}

  /** Folded names of concepts by number. Grows as reports are read. */
  get concepts(): readonly string[] {
    return this.conceptNames.all;
  }

  /** Names of units by number; empty where a noun follows the number directly. */
  get units(): readonly string[] {
    return this.unitNames.all;
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
    const rows: {
      position: number;
      start: number;
      concept: number;
      unit: number;
      low: number;
      high: number;
    }[] = [];
    for (let position = 1; position <= report.passages; position++) {
      for (const { start, low, high, unit, concept } of this.grammar.figures(report.text(position)))
        rows.push({
          position,
          start,
          concept: this.conceptNames.numberOf(concept),
          unit: this.unitNames.numberOf(unit ?? ''),
          low,
          high,
        });
      if (slice.isOver()) await slice.next();
    }
    return {
      length: rows.length,
      positions: Uint32Array.from(rows, ({ position }) => position),
      starts: Uint32Array.from(rows, ({ start }) => start),
      concepts: Uint32Array.from(rows, ({ concept }) => concept),
      units: Uint16Array.from(rows, ({ unit }) => unit),
      lows: Float64Array.from(rows, ({ low }) => low),
      highs: Float64Array.from(rows, ({ high }) => high),
    };
  }
}

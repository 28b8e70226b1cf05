/**
 * Numbers the series of figures: all that are of one concept, as the texts word it, and in one unit are one series. Wordings of
 * the same thing are counted as one, under its name; which those are can change at any time.
 */
import type { ConceptNames } from '../../indexer/figures/concept-names.ts';
import { StringTable } from '../corpus/string-table.ts';

/** The unit of a series is one character after its concept: of private use, so that no concept contains it. */
const FIRST_UNIT = 0xe000;
const MAX_UNITS = 6400;

export class SeriesTable {
  private readonly table = new StringTable();
  /** Of each series, the one under whose name it is counted. */
  private counted = new Uint32Array(1 << 12);
  private others: number[] = [];
  private readonly units: string[] = [];
  private readonly unitNumbers = new Map<string, number>();
  private buffer = new Uint16Array(64);

  constructor(private names: ConceptNames) {}

  /** Grows as reports are read. */
  get size(): number {
    return this.table.size;
  }

  get bytes(): number {
    return this.table.bytes + this.counted.byteLength;
  }

  /**
   * @param concept folded
   * @param unit its name; empty where a noun follows the number directly
   */
  numberOf(concept: string, unit: string): number {
    const { size } = this;
    const series = this.table.add(this.buffer, 0, this.write(concept, this.unitNumber(unit)));
    if (series === size) {
      if (series >= this.counted.length) {
        const larger = new Uint32Array(2 * this.counted.length);
        larger.set(this.counted);
        this.counted = larger;
      }
      const name = this.names.of(concept);
      // First: it may need a larger array.
      const counted = name === concept ? series : this.numberOf(name, unit);
      this.counted[series] = counted;
      if (counted !== series) this.others.push(series);
    }
    return series;
  }

  /** The number of the series under whose name this one is counted: its own, or that of another wording. */
  countedAs(series: number): number {
    return this.counted[series] as number;
  }

  /** The series that are counted under another name than their own. */
  renamed(): Iterable<number> {
    return this.others;
  }

  /** Counts by other names from now on. */
  rename(names: ConceptNames): void {
    this.names = names;
    this.others = [];
    for (let series = 0; series < this.size; series++) this.counted[series] = series;
    for (const [wording, name] of names.all)
      for (const series of [...this.worded(wording)]) {
        const counted = this.numberOf(name, this.unit(series));
        this.counted[series] = counted;
        if (counted !== series) this.others.push(series);
      }
  }

  /** The folded concept as it is worded; empty where the sentence names none. */
  concept(series: number): string {
    return this.table.text(series).slice(0, -1);
  }

  /** Whether the sentence names what the number is of. */
  hasConcept(series: number): boolean {
    return this.table.lengthOf(series) > 1;
  }

  /** The name of the unit; empty where a noun follows the number directly. */
  unit(series: number): string {
    return this.units[this.unitNumberOf(series)] ?? '';
  }

  /** Numbers of the series from `from` on whose concept contains a text, ascending. */
  containing(part: string, from: number): Iterable<number> {
    return this.table.containing(part, from);
  }

  /** Numbers of the series that are worded so, whatever their unit. */
  *worded(concept: string): Generator<number> {
    for (const unit of this.units.keys()) {
      const series = this.table.find(this.buffer, 0, this.write(concept, unit));
      if (series >= 0) yield series;
    }
  }

  /** Numbers of the series from `from` on that are in a unit, ascending. */
  *inUnit(unit: string, from: number): Generator<number> {
    const number = this.unitNumbers.get(unit);
    for (let series = from; series < this.size; series++)
      if (this.unitNumberOf(series) === number) yield series;
  }

  private unitNumberOf(series: number): number {
    return (this.table.lastUnit(series) ?? FIRST_UNIT) - FIRST_UNIT;
  }

  private unitNumber(unit: string): number {
    let number = this.unitNumbers.get(unit);
    if (number === undefined) {
      number = this.units.length;
      if (number === MAX_UNITS) throw new RangeError(`More than ${MAX_UNITS} units`);
      this.units.push(unit);
      this.unitNumbers.set(unit, number);
    }
    return number;
  }

  /** @returns the length of the name in the buffer */
  private write(concept: string, unit: number): number {
    const length = concept.length + 1;
    if (length > this.buffer.length) this.buffer = new Uint16Array(2 * length);
    for (let at = 0; at < concept.length; at++) this.buffer[at] = concept.charCodeAt(at);
    this.buffer[concept.length] = FIRST_UNIT + unit;
    return length;
  }
}

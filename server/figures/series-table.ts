/** Numbers the series of figures: all that are of one concept and in one unit are one series. */
import { StringTable } from '../corpus/string-table.ts';

/** The unit of a series is one character after its concept: of private use, so that no concept contains it. */
const FIRST_UNIT = 0xe000;
const MAX_UNITS = 6400;

export class SeriesTable {
  private readonly names = new StringTable();
  private readonly units: string[] = [];
  private readonly unitNumbers = new Map<string, number>();
  private buffer = new Uint16Array(64);

  /** Grows as reports are read. */
  get size(): number {
    return this.names.size;
  }

  get bytes(): number {
    return this.names.bytes;
  }

  /**
   * @param concept its folded name
   * @param unit its name; empty where a noun follows the number directly
   */
  numberOf(concept: string, unit: string): number {
    const length = this.write(concept, this.unitNumber(unit));
    return this.names.add(this.buffer, 0, length);
  }

  /** The folded name of the concept; empty where the sentence names none. */
  concept(series: number): string {
    return this.names.text(series).slice(0, -1);
  }

  /** Whether the sentence names what the number is of. */
  hasConcept(series: number): boolean {
    return this.names.lengthOf(series) > 1;
  }

  /** The name of the unit; empty where a noun follows the number directly. */
  unit(series: number): string {
    return this.units[this.unitNumberOf(series)] ?? '';
  }

  /** Numbers of the series from `from` on whose concept contains a text, ascending. */
  containing(part: string, from: number): Iterable<number> {
    return this.names.containing(part, from);
  }

  /** Numbers of the series of one concept, whatever their unit. */
  *named(concept: string): Generator<number> {
    for (const unit of this.units.keys()) {
      const series = this.names.find(this.buffer, 0, this.write(concept, unit));
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
    return (this.names.lastUnit(series) ?? FIRST_UNIT) - FIRST_UNIT;
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

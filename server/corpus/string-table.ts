/**
 * Numbers strings in the order in which they are met. Held outside the V8 heap, some 20 bytes and two for each character: as
 * strings of their own, 300,000 names take 60 MB, and making one for each of twenty million words takes seconds.
 */

const EMPTY = -1;
const HASH_BASE = 0x01000193;
const ENCODING = 'utf16le';
const UNIT_BYTES = Uint16Array.BYTES_PER_ELEMENT;

export class StringTable {
  private count = 0;
  /** Numbers of strings by hash, with open addressing; at most half full. */
  private slots = new Int32Array(1 << 13).fill(EMPTY);
  /** Units of all strings one after another. */
  private units = new Uint16Array(1 << 13);
  /** Where each string begins among them, and the end of the last. */
  private starts = new Uint32Array(1 << 12);

  /** Number of strings. */
  get size(): number {
    return this.count;
  }

  get bytes(): number {
    return this.slots.byteLength + this.units.byteLength + this.starts.byteLength;
  }

  /** The number of the string `text[start, end)`, from 0; a new one if it has none. */
  add(text: Uint16Array, start: number, end: number): number {
    const slot = this.slotOf(text, start, end);
    const known = this.slots[slot] as number;
    if (known !== EMPTY) return known;
    const number = this.count++;
    const from = this.starts[number] as number;
    const to = from + end - start;
    if (to > this.units.length) this.units = grown(this.units, Math.max(to, 2 * this.units.length));
    if (number + 2 > this.starts.length) this.starts = grown(this.starts, 2 * this.starts.length);
    this.units.set(text.subarray(start, end), from);
    this.starts[number + 1] = to;
    this.slots[slot] = number;
    if (2 * this.count > this.slots.length) this.rehash();
    return number;
  }

  /** The number of the string `text[start, end)`; −1 if it has none. */
  find(text: Uint16Array, start: number, end: number): number {
    return this.slots[this.slotOf(text, start, end)] as number;
  }

  /** @param number of the string */
  text(number: number): string {
    return String.fromCharCode(...this.units.subarray(this.starts[number], this.starts[number + 1]));
  }

  /** UTF-16 units of a string. @param number of the string */
  lengthOf(number: number): number {
    return (this.starts[number + 1] as number) - (this.starts[number] as number);
  }

  /** The last unit of a string; undefined if it is empty. @param number of the string */
  lastUnit(number: number): number | undefined {
    const end = this.starts[number + 1] as number;
    return end > (this.starts[number] as number) ? this.units[end - 1] : undefined;
  }

  /**
   * Numbers of the strings that contain a text, ascending: 3 ms for 300,000.
   *
   * @param part not empty
   * @param from the first string that is looked at
   */
  *containing(part: string, from = 0): Generator<number> {
    const all = Buffer.from(this.units.buffer, 0, (this.starts[this.count] as number) * UNIT_BYTES);
    let number = from;
    let at = this.starts[number] as number;
    for (;;) {
      const found = all.indexOf(part, at * UNIT_BYTES, ENCODING);
      if (found < 0) return;
      at = found / UNIT_BYTES;
      while ((this.starts[number + 1] as number) <= at) number++;
      const end = this.starts[number + 1] as number;
      if (at + part.length <= end) {
        yield number;
        at = end;
      } else at++;
    }
  }

  /** Where a string is among the slots, or where it has room. */
  private slotOf(text: Uint16Array, start: number, end: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hashOf(text, start, end) & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot] as number;
      if (number === EMPTY || this.isSame(number, text, start, end)) return slot;
    }
  }

  private isSame(number: number, text: Uint16Array, start: number, end: number): boolean {
    const from = this.starts[number] as number;
    if ((this.starts[number + 1] as number) - from !== end - start) return false;
    for (let at = start; at < end; at++) if (text[at] !== this.units[from + at - start]) return false;
    return true;
  }

  private rehash(): void {
    this.slots = new Int32Array(2 * this.slots.length).fill(EMPTY);
    for (let number = 0; number < this.count; number++)
      this.slots[this.slotOf(this.units, this.starts[number] as number, this.starts[number + 1] as number)] =
        number;
  }
}

function hashOf(text: Uint16Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (text[at] as number), HASH_BASE);
  return hash ^ (hash >>> 15);
}

function grown<A extends Uint16Array | Uint32Array>(array: A, length: number): A {
  const larger = new (array.constructor as new (length: number) => A)(length);
  larger.set(array);
  return larger;
}

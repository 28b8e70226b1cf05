/**
 * Numbers words in the order in which they are met, and finds them again in the units of a text without making a string of
 * each: twenty million strings would take seconds. Held outside the V8 heap, some 20 bytes a word.
 */

const EMPTY = -1;
const HASH_BASE = 0x01000193;

export class WordTable {
  private count = 0;
  /** Numbers of words by hash, with open addressing; at most half full. */
  private slots = new Int32Array(1 << 13).fill(EMPTY);
  /** Units of all words one after another. */
  private units = new Uint16Array(1 << 13);
  /** Where each word begins among them, and the end of the last. */
  private starts = new Uint32Array(1 << 12);

  /** Number of words. */
  get size(): number {
    return this.count;
  }

  get bytes(): number {
    return this.slots.byteLength + this.units.byteLength + this.starts.byteLength;
  }

  /** The number of the word `text[start, end)`, from 0; a new one if it has none. */
  add(text: Uint16Array, start: number, end: number): number {
    const slot = this.slotOf(text, start, end);
    const known = this.slots[slot] as number;
    if (known !== EMPTY) return known;
    const word = this.count++;
    const from = this.starts[word] as number;
    const to = from + end - start;
    if (to > this.units.length) this.units = grown(this.units, Math.max(to, 2 * this.units.length));
    if (word + 2 > this.starts.length) this.starts = grown(this.starts, 2 * this.starts.length);
    this.units.set(text.subarray(start, end), from);
    this.starts[word + 1] = to;
    this.slots[slot] = word;
    if (2 * this.count > this.slots.length) this.rehash();
    return word;
  }

  /** The number of the word `text[start, end)`; −1 if it has none. */
  find(text: Uint16Array, start: number, end: number): number {
    return this.slots[this.slotOf(text, start, end)] as number;
  }

  /** @param word its number */
  text(word: number): string {
    return String.fromCharCode(...this.units.subarray(this.starts[word], this.starts[word + 1]));
  }

  /** Where a word is among the slots, or where it has room. */
  private slotOf(text: Uint16Array, start: number, end: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hashOf(text, start, end) & mask; ; slot = (slot + 1) & mask) {
      const word = this.slots[slot] as number;
      if (word === EMPTY || this.isWord(word, text, start, end)) return slot;
    }
  }

  private isWord(word: number, text: Uint16Array, start: number, end: number): boolean {
    const from = this.starts[word] as number;
    if ((this.starts[word + 1] as number) - from !== end - start) return false;
    for (let at = start; at < end; at++) if (text[at] !== this.units[from + at - start]) return false;
    return true;
  }

  private rehash(): void {
    this.slots = new Int32Array(2 * this.slots.length).fill(EMPTY);
    for (let word = 0; word < this.count; word++)
      this.slots[this.slotOf(this.units, this.starts[word] as number, this.starts[word + 1] as number)] =
        word;
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

/** Counts pairs of numbers in typed arrays: millions of strings or arrays as keys would take hundreds of megabytes. */

/** Pairs that are kept. Beyond that, those that have occurred once are forgotten, of which most will not recur. */
const MAX_PAIRS = 1 << 21;
const INITIAL_SLOTS = 1 << 12;

export class PairCounts {
  private size = 0;
  /** Both numbers and the count of each pair lie side by side, with open addressing; at most half full. */
  private slots = new Uint32Array(3 * INITIAL_SLOTS);

  /** @param maxPairs bounds the memory, at 24 to 48 bytes a pair */
  constructor(private readonly maxPairs: number = MAX_PAIRS) {}

  /** @param one and `other`: from 0 */
  add(one: number, other: number): void {
    const at = this.slotOf(one, other);
    const count = this.slots[at + 2] as number;
    if (count === 0) this.insert(at, one, other, 1);
    else this.slots[at + 2] = count + 1;
  }

  /** How often a pair was added; too low by what was forgotten. */
  of(one: number, other: number): number {
    return this.slots[this.slotOf(one, other) + 2] as number;
  }

  private insert(at: number, one: number, other: number, count: number): void {
    this.slots[at] = one;
    this.slots[at + 1] = other;
    this.slots[at + 2] = count;
    if (6 * ++this.size <= this.slots.length) return;
    if (this.size < this.maxPairs) this.rebuild(2 * this.slots.length, 1);
    else this.rebuild(this.slots.length, 2);
  }

  private rebuild(length: number, least: number): void {
    const before = this.slots;
    this.slots = new Uint32Array(length);
    this.size = 0;
    for (let at = 0; at < before.length; at += 3) {
      const [one, other, count] = [before[at] as number, before[at + 1] as number, before[at + 2] as number];
      if (count < least) continue;
      const to = this.slotOf(one, other);
      this.slots[to] = one;
      this.slots[to + 1] = other;
      this.slots[to + 2] = count;
      this.size++;
    }
  }

  /** Where a pair is, or where it has room. */
  private slotOf(one: number, other: number): number {
    const slots = this.slots.length / 3;
    let hash = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca77);
    hash ^= hash >>> 15;
    for (let slot = hash & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const at = 3 * slot;
      if (this.slots[at + 2] === 0 || (this.slots[at] === one && this.slots[at + 1] === other)) return at;
    }
  }
}

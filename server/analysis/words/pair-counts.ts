/** Counts pairs of numbers in typed arrays: millions of strings or arrays as keys would take hundreds of megabytes. */

/** Pairs that are kept. Beyond that, those that have occurred once are forgotten, of which most will not recur. */
const MAX_PAIRS = 1 << 21;
/** Tables of a part of the pairs each, so that making one larger takes some milliseconds only. */
const TABLES = 64;
const INITIAL_SLOTS = 64;

export class PairCounts {
  private readonly tables: readonly PairTable[];

  /** @param maxPairs bounds the memory, at 24 to 48 bytes a pair */
  constructor(maxPairs: number = MAX_PAIRS) {
    this.tables = Array.from({ length: TABLES }, () => new PairTable(maxPairs / TABLES));
  }

  /**
   * @param one and `other`: from 0
   * @returns how often the pair has been added
   */
  add(one: number, other: number): number {
    const hash = hashOf(one, other);
    return (this.tables[hash & (TABLES - 1)] as PairTable).add(hash, one, other);
  }

  /** Gives a new pair another count than 1, which may be any number. */
  set(one: number, other: number, count: number): void {
    const hash = hashOf(one, other);
    (this.tables[hash & (TABLES - 1)] as PairTable).set(hash, one, other, count);
  }

  /** How often a pair was added; too low by what was forgotten. */
  of(one: number, other: number): number {
    const hash = hashOf(one, other);
    return (this.tables[hash & (TABLES - 1)] as PairTable).of(hash, one, other);
  }
}

function hashOf(one: number, other: number): number {
  const hash = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca77);
  return hash ^ (hash >>> 15);
}

class PairTable {
  private size = 0;
  /** Both numbers and the count of each pair lie side by side, with open addressing; at most half full. */
  private slots = new Uint32Array(3 * INITIAL_SLOTS);

  constructor(private readonly maxPairs: number) {}

  add(hash: number, one: number, other: number): number {
    const at = this.slotOf(hash, one, other);
    const count = (this.slots[at + 2] as number) + 1;
    if (count === 1) this.insert(at, one, other, count);
    else this.slots[at + 2] = count;
    return count;
  }

  set(hash: number, one: number, other: number, count: number): void {
    this.insert(this.slotOf(hash, one, other), one, other, count);
  }

  of(hash: number, one: number, other: number): number {
    return this.slots[this.slotOf(hash, one, other) + 2] as number;
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
      const to = this.slotOf(hashOf(one, other), one, other);
      this.slots[to] = one;
      this.slots[to + 1] = other;
      this.slots[to + 2] = count;
      this.size++;
    }
  }

  /** Where a pair is, or where it has room. */
  private slotOf(hash: number, one: number, other: number): number {
    const last = this.slots.length / 3 - 1;
    // The lower bits are those that have chosen the table.
    for (let slot = (hash >>> 6) & last; ; slot = (slot + 1) & last) {
      const at = 3 * slot;
      if (this.slots[at + 2] === 0 || (this.slots[at] === one && this.slots[at + 1] === other)) return at;
    }
  }
}

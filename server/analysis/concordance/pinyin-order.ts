/**
 * Ranks characters in the order of a Chinese dictionary: ICU's pinyin collation, with punctuation before
 * digits before Han characters before letters, as in `Intl.Collator`. By code point, 安 would sort after 中.
 *
 * Ranks are cached as numbers: a million collator comparisons take a second, comparing numbers next to
 * nothing.
 */

import { sortInTurns, type TimeSlice } from '../../corpus/time-slice.ts';

const COLLATOR = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

export class PinyinOrder {
  private known: readonly string[] = [];
  /** Indexed by UTF-16 unit; 0 if the unit has not been added. */
  private readonly ranks = new Uint16Array(0x1_0000);

  /** Adds UTF-16 units, if they are new. Ranks of earlier units may change, their relative order does not. */
  async add(units: Iterable<number>, slice: TimeSlice): Promise<void> {
    const wanted = [...units];
    for (;;) {
      const known = this.known;
      const missing = wanted.filter((unit) => this.rank(unit) === 0);
      if (missing.length === 0) return;
      const all = [...known, ...missing.map((unit) => String.fromCharCode(unit))];
      const sorted = await sortInTurns(all, byPinyin, slice);
      // Another request may have added units meanwhile: then these are sorted among all of them.
      if (this.known !== known) continue;
      this.known = sorted;
      sorted.forEach((unit, at) => {
        this.ranks[unit.charCodeAt(0)] = at + 1;
      });
    }
  }

  /** @returns rank from 1; 0 for unit 0 and for units not added */
  rank(unit: number): number {
    return this.ranks[unit] ?? 0;
  }

  /** The rank of each unit, from 1; 0 for unit 0 and for units not added. A copy: later additions change ranks. */
  snapshot(): Uint16Array {
    return this.ranks.slice();
  }
}

function byPinyin(a: string, b: string): number {
  return COLLATOR.compare(a, b) || (a < b ? -1 : 1);
}

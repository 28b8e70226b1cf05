/**
 * Ranks characters in the order of a Chinese dictionary: ICU's pinyin collation, with punctuation before
 * digits before Han characters before letters, as in `Intl.Collator`. By code point, 安 would sort after 中.
 *
 * Ranks are cached as numbers: a million collator comparisons take a second, comparing numbers next to
 * nothing.
 */

const COLLATOR = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

export class PinyinOrder {
  private known: string[] = [];
  /** Indexed by UTF-16 unit; 0 if the unit has not been added. */
  private readonly ranks = new Uint16Array(0x1_0000);

  /** Adds UTF-16 units not added before. Ranks of earlier units may change, their relative order does not. */
  add(units: ReadonlySet<number>): void {
    if (units.size === 0) return;
    this.known.push(...Array.from(units, (unit) => String.fromCharCode(unit)));
    this.known.sort((a, b) => COLLATOR.compare(a, b) || (a < b ? -1 : 1));
    this.known.forEach((unit, at) => {
      this.ranks[unit.charCodeAt(0)] = at + 1;
    });
  }

  /** @returns rank from 1; 0 for unit 0 and for units not added */
  rank(unit: number): number {
    return this.ranks[unit] ?? 0;
  }
}

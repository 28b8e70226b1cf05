/**
 * Characters in, their places in the order of a Chinese dictionary out: ICU's pinyin order, marks before digits
 * before Han before letters, as `Intl.Collator` has it. By code point 安 would stand after 中.
 *
 * Numbers, since asking the collator anew for each of a million comparisons takes a second, and a number none.
 */

const COLLATOR = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

export class PinyinOrder {
  private known: string[] = [];
  /** By UTF-16 unit; 0 for what is not known. */
  private readonly ranks = new Uint16Array(0x1_0000);

  /** Makes UTF-16 units known that are not yet. The ranks of others change, their order does not. */
  learn(units: ReadonlySet<number>): void {
    if (units.size === 0) return;
    this.known.push(...Array.from(units, (unit) => String.fromCharCode(unit)));
    this.known.sort((a, b) => COLLATOR.compare(a, b) || (a < b ? -1 : 1));
    this.known.forEach((unit, at) => {
      this.ranks[unit.charCodeAt(0)] = at + 1;
    });
  }

  /** From 1; 0 for a unit that is not known, and for 0. */
  rank(unit: number): number {
    return this.ranks[unit] ?? 0;
  }
}

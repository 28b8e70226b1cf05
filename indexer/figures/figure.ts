/** A figure: a quantity in a text, with what it is of and in which circumstances. */

/** A number with its unit, where it stands in the folded text. */
export interface Quantity {
  /** From the first digit to the end of the unit, in UTF-16 units of the folded text. */
  readonly start: number;
  readonly end: number;
  /** In the unit, scales multiplied out: 1.5万元 is 15,000. */
  readonly low: number;
  /** The same as `low`, unless the text gives a range. */
  readonly high: number;
  /** As written: 余, 近, 约, 以上; null where the number is exact. */
  readonly qualifier: string | null;
  /** Name of the unit in the lexicon; null where a noun follows 万 or 亿 directly. */
  readonly unit: string | null;
}

export interface NamedQuantity extends Quantity {
  /** The noun or verb-noun that it is of, folded; empty where none was found. */
  readonly concept: string;
}

export interface Figure extends NamedQuantity {
  /** 增长, 下降, … where the number is that of a change, not of a level. */
  readonly change: string | null;
  /** What the change is counted from: 上年, 同比, 1997年. */
  readonly base: string | null;
  /** 全年, 上半年, 2023年, … as written; null where the sentence names none. */
  readonly period: string | null;
}

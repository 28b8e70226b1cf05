/** How firmly a word belongs to another. */

/**
 * logDice: 14 plus the binary logarithm of the Dice coefficient. 14 where neither occurs without the other, one less for each
 * time the pair is half as firm; the size of the corpus does not matter, so that figures of two corpora can be compared
 * (Rychlý: A lexicographer-friendly association score, RASLAN 2008).
 *
 * @param together how often both occur together, above 0
 * @param one how often the one occurs
 * @param other how often the other occurs
 */
export function logDice(together: number, one: number, other: number): number {
  return 14 + Math.log2((2 * together) / (one + other));
}

/** How evenly a word is spread over the parts of a corpus. */

/** One part that has the word. Parts without it need not be listed. */
export interface Part {
  readonly occurrences: number;
  /** All words of the part. */
  readonly size: number;
}

/**
 * Gries's deviation of proportions: half the sum of the differences between the share of the corpus that each part makes
 * up and the share of the word's occurrences that it has. 0 where the word is spread as the text is, near 1 where all
 * occurrences are in one small part (Gries: Dispersions and adjusted frequencies in corpora, International Journal of Corpus
 * Linguistics 13/4, 2008).
 *
 * @param parts those that have the word
 * @param size words of all parts together
 */
export function deviationOfProportions(parts: Iterable<Part>, size: number): number {
  const all = [...parts];
  const occurrences = all.reduce((sum, part) => sum + part.occurrences, 0);
  let [differences, covered] = [0, 0];
  for (const part of all) {
    differences += Math.abs(part.size / size - part.occurrences / occurrences);
    covered += part.size / size;
  }
  // Each part without the word differs by all of its share.
  return (differences + 1 - covered) / 2;
}

/** Relative frequency: what lets a long report be compared with a short one. */

/**
 * @param characters UTF-16 units of the original text
 * @returns occurrences per 10,000 characters; 0 of no text
 */
export function perTenThousand(occurrences: number, characters: number): number {
  return characters === 0 ? 0 : (occurrences / characters) * 10_000;
}

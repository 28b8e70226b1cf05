/** Finds the years without a report, so that a gap in the collection is not read as a zero. */

/**
 * @param years years of the reports
 * @param filter years of the filter, as typed; if there are any, only they are checked, even outside the span
 *   of reports
 */
export function emptyYears(years: Iterable<number | null>, filter: readonly string[]): number[] {
  const covered = new Set([...years].filter((year) => year !== null));
  if (filter.length > 0) {
    const requested = new Set(filter.map(Number));
    return [...requested].filter((year) => !covered.has(year)).sort((a, b) => a - b);
  }
  const sorted = [...covered].sort((a, b) => a - b);
  const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  return Array.from({ length: last - first }, (_, at) => first + at).filter((year) => !covered.has(year));
}

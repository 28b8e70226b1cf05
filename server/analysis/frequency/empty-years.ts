/** The years of some reports in; the years among them that hold no report out, so that a gap is no zero. */

/** @param asked years of a filter, as typed; where there is one, only its years are looked at, outside the span too */
export function emptyYears(years: Iterable<number | null>, asked: readonly string[]): number[] {
  const held = new Set([...years].filter((year) => year !== null));
  if (asked.length > 0) {
    const wanted = new Set(asked.map(Number));
    return [...wanted].filter((year) => !held.has(year)).sort((a, b) => a - b);
  }
  const span = [...held].sort((a, b) => a - b);
  const [first, last] = [span[0] ?? 0, span.at(-1) ?? 0];
  return Array.from({ length: last - first }, (_, at) => first + at).filter((year) => !held.has(year));
}

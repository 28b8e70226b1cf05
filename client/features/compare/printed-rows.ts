/**
 * What of a row goes on beyond its columns on paper. Where one chapter is much longer than all that it faces, the
 * rest of it would run down page after page beside empty columns. Pure.
 */
interface Lengthy {
  readonly text: string;
}

/** Characters: a third of a column on a sheet laid across, too little for a part of its own. */
const LEAST_REST = 400;

/** Passages of each cell that stand in its column, and those of the longest cell that go on below, across all. */
export interface PrintedRow<Passage> {
  readonly cells: readonly (readonly Passage[])[];
  /** Index of the cell that goes on; null if none does. */
  readonly longest: number | null;
  readonly rest: readonly Passage[];
}

/** Cuts between passages only, where the longest cell has come as far as the second longest. */
export function printedRow<Passage extends Lengthy>(
  cells: readonly (readonly Passage[])[],
): PrintedRow<Passage> {
  const lengths = cells.map((cell) => lengthOf(cell));
  const [most = 0, second = 0] = [...lengths].sort((a, b) => b - a);
  const longest = lengths.indexOf(most);
  const whole = cells[longest] ?? [];
  let [kept, length] = [0, 0];
  while (kept < whole.length && length < second) length += whole[kept++]?.text.length ?? 0;
  const rest = whole.slice(kept);
  if (cells.length < 2 || lengthOf(rest) < LEAST_REST) return { cells, longest: null, rest: [] };
  return { cells: cells.map((cell, at) => (at === longest ? cell.slice(0, kept) : cell)), longest, rest };
}

function lengthOf(passages: readonly Lengthy[]): number {
  return passages.reduce((sum, { text }) => sum + text.length, 0);
}

/** Other practices that the places of one name. */
import type { PracticeAnswer } from '../contract/practices.ts';
import { compare } from '../corpus/report-order.ts';
import { forEachInTurns, type TimeSlice } from '../corpus/time-slice.ts';
import type { PracticeLevel } from './levels.ts';
import type { Counts } from './selection.ts';

const SHOWN = 12;

/**
 * Ranked by how many of the places name both beyond what chance would have: what all places say stands beside
 * everything, and says nothing of the practice.
 *
 * @param of places of the collection
 */
export async function besidePractice(
  practice: Counts,
  all: readonly Counts[],
  of: number,
  levelOf: (counts: Counts) => PracticeLevel,
  slice: TimeSlice,
): Promise<PracticeAnswer['beside']> {
  const own = new Uint8Array(of);
  for (const place of practice.placeNumbers) own[place] = 1;
  const found: { readonly counts: Counts; readonly together: number; readonly excess: number }[] = [];
  await forEachInTurns(
    all,
    (counts) => {
      if (counts === practice) return;
      let together = 0;
      for (const place of counts.placeNumbers) together += own[place] ?? 0;
      const excess = together - (practice.places * counts.places) / of;
      if (together > 0 && excess > 0) found.push({ counts, together, excess });
    },
    slice,
  );
  return found
    .sort(
      (a, b) =>
        b.excess - a.excess ||
        b.together - a.together ||
        compare(a.counts.practice.name, b.counts.practice.name),
    )
    .slice(0, SHOWN)
    .map(({ counts, together }) => ({
      name: counts.practice.name,
      level: levelOf(counts),
      together,
      places: counts.places,
    }));
}

/** Where words stand in a passage in, how near to each other they come out. */
import { type ConceptMatches, isThere } from './concept-matches.ts';

/** Folded characters between the words at which half of that is lost. */
const HALF_APART = 15;
/** 1 where one of each word stands side by side, falling with what lies between them; 0 where there is one word. */
export function proximity(stands: readonly ConceptMatches[]): number {
  const marks = stands
    .flatMap(({ own, synonyms }, word) => [...own, ...synonyms].map(([start, end]) => ({ word, start, end })))
    .sort((a, b) => a.start - b.start);
  const words = stands.filter(isThere).length;
  if (words < 2) return 0;
  const inside = new Map<number, number>();
  let least = Infinity;
  let from = 0;
  for (const { word, end } of marks) {
    inside.set(word, (inside.get(word) ?? 0) + 1);
    while (inside.size === words) {
      const first = marks[from++];
      if (!first) break;
      least = Math.min(least, end - first.start);
      const left = (inside.get(first.word) ?? 1) - 1;
      if (left === 0) inside.delete(first.word);
      else inside.set(first.word, left);
    }
  }
  const shortest = stands.filter(isThere).reduce((sum, stand) => sum + shortestOf(stand), 0);
  // Each word may stand as far from the next.
  const between = Math.max(0, least - shortest) / (words - 1);
  return 1 / (1 + between / HALF_APART);
}

function shortestOf({ own, synonyms }: ConceptMatches): number {
  return Math.min(...[...own, ...synonyms].map(([start, end]) => end - start));
}

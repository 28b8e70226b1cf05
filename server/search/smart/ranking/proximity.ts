/** Proximity of the matched concepts in a passage: how close together they occur. */
import { type ConceptMatches, hasMatch } from './concept-matches.ts';

/** Gap in folded characters, per pair of neighbouring concepts, that halves the proximity score. */
const HALVING_GAP = 15;

interface Mark {
  readonly concept: number;
  readonly start: number;
  readonly end: number;
}

/**
 * 1 if all matched concepts occur side by side somewhere, falling with the gaps between them; 0 if fewer than
 * two match. Slides a window over all matches to find the shortest span that contains each matched concept.
 */
export function proximity(matches: readonly ConceptMatches[]): number {
  const matched = matches.filter(hasMatch);
  if (matched.length < 2) return 0;
  const marks = matches.flatMap(({ typed, synonyms }, concept) =>
    [...typed, ...synonyms].map(([start, end]) => ({ concept, start, end })),
  );
  /** Matches inside the window, by concept. */
  const inWindow = new Map<number, number>();
  let minSpan = Infinity;
  let from = 0;
  const order = byStart(marks);
  for (const at of order) {
    const { concept, end } = marks[at] as Mark;
    inWindow.set(concept, (inWindow.get(concept) ?? 0) + 1);
    while (inWindow.size === matched.length) {
      const first = marks[order[from++] ?? -1];
      if (!first) break;
      minSpan = Math.min(minSpan, end - first.start);
      const left = (inWindow.get(first.concept) ?? 1) - 1;
      if (left === 0) inWindow.delete(first.concept);
      else inWindow.set(first.concept, left);
    }
  }
  const minMatched = matched.reduce((sum, concept) => sum + minLength(concept), 0);
  const gap = Math.max(0, minSpan - minMatched) / (matched.length - 1);
  return 1 / (1 + gap / HALVING_GAP);
}

/** Indexes of the marks in text order. Sorted as numbers, since a passage may have hundreds of thousands of them. */
function byStart(marks: readonly Mark[]): Float64Array {
  const keys = Float64Array.from(marks, ({ start }, at) => start * marks.length + at).sort();
  return keys.map((key) => key % marks.length);
}

function minLength({ typed, synonyms }: ConceptMatches): number {
  let least = Infinity;
  for (const ranges of [typed, synonyms])
    for (const [start, end] of ranges) least = Math.min(least, end - start);
  return least;
}

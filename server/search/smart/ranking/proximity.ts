/** Proximity of the matched concepts in a passage: how close together they occur. */
import { type ConceptMatches, hasMatch } from './concept-matches.ts';

/** Gap in folded characters, per pair of neighbouring concepts, that halves the proximity score. */
const HALVING_GAP = 15;

/**
 * 1 if all matched concepts occur side by side somewhere, falling with the gaps between them; 0 if fewer than
 * two match. Slides a window over all matches to find the shortest span that contains each matched concept.
 */
export function proximity(matches: readonly ConceptMatches[]): number {
  const matched = matches.filter(hasMatch);
  if (matched.length < 2) return 0;
  const minMatched = matched.reduce((sum, concept) => sum + minLength(concept), 0);
  const gap = Math.max(0, minSpan(matched, minMatched) - minMatched) / (matched.length - 1);
  return 1 / (1 + gap / HALVING_GAP);
}

/** @param enough a span that is as good as any shorter one */
function minSpan(matched: readonly ConceptMatches[], enough: number): number {
  const { concepts, starts, ends } = marksInOrder(matched);
  /** Matches inside the window, by concept. */
  const inWindow = new Int32Array(matched.length);
  let missing = matched.length;
  let least = Infinity;
  let first = 0;
  for (let last = 0; last < starts.length && least > enough; last++) {
    const entering = concepts[last] as number;
    const before = inWindow[entering] as number;
    inWindow[entering] = before + 1;
    if (before === 0) missing--;
    while (missing === 0) {
      least = Math.min(least, (ends[last] as number) - (starts[first] as number));
      const leaving = concepts[first++] as number;
      const left = (inWindow[leaving] as number) - 1;
      inWindow[leaving] = left;
      if (left === 0) missing++;
    }
  }
  return least;
}

/** The matches of all concepts in text order. */
interface Marks {
  readonly concepts: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Sorts by counting: a passage may have hundreds of thousands of matches, many of them at one place. */
function marksInOrder(matched: readonly ConceptMatches[]): Marks {
  const lists = matched.flatMap(({ typed, synonyms }, concept) => [
    { concept, ...typed },
    { concept, ...synonyms },
  ]);
  const count = lists.reduce((sum, { starts }) => sum + starts.length, 0);
  const furthest = lists.reduce((most, { starts }) => Math.max(most, starts.at(-1) ?? 0), 0);
  /** Where the matches that start at an offset belong. */
  const places = new Int32Array(furthest + 2);
  for (const { starts } of lists)
    for (const start of starts) places[start + 1] = (places[start + 1] as number) + 1;
  for (let start = 0; start <= furthest; start++)
    places[start + 1] = (places[start + 1] as number) + (places[start] as number);
  const marks = {
    concepts: new Int32Array(count),
    starts: new Int32Array(count),
    ends: new Int32Array(count),
  };
  for (const { concept, starts, ends } of lists)
    for (let at = 0; at < starts.length; at++) {
      const start = starts[at] as number;
      const place = places[start] as number;
      places[start] = place + 1;
      marks.concepts[place] = concept;
      marks.starts[place] = start;
      marks.ends[place] = ends[at] as number;
    }
  return marks;
}

function minLength({ typed, synonyms }: ConceptMatches): number {
  let least = Infinity;
  for (const { starts, ends } of [typed, synonyms])
    for (let at = 0; at < starts.length; at++)
      least = Math.min(least, (ends[at] as number) - (starts[at] as number));
  return least;
}

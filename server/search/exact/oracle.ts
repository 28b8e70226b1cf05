/**
 * Test oracle for exact search: plain string code that shares nothing with the search but the folding. A run
 * of digits or of Latin letters is one unit.
 */

export interface Near {
  readonly left: string;
  readonly within: number;
  readonly right: string;
}

/** A randomly generated query, folded. */
export interface RandomQuery {
  /** Required clauses, each a list of alternatives. */
  readonly required: readonly (readonly string[])[];
  readonly near: Near | null;
  readonly excluded: readonly string[];
}

type Span = readonly [number, number];

/** Number of distinct ranges that the query matches in a folded text; null if the text is not a hit. */
export function countMatches(text: string, { required, near, excluded }: RandomQuery): number | null {
  if (excluded.some((phrase) => leftmostMatches(text, [phrase]).length > 0)) return null;
  const clauses = required.map((alternatives) => leftmostMatches(text, alternatives));
  if (near) clauses.push(nearMatches(text, near));
  if (clauses.some((spans) => spans.length === 0)) return null;
  return new Set(clauses.flat().map((span) => span.join('-'))).size;
}

/** Matches of each clause by itself, for `within=report`. */
export function clauseMatches(text: string, { required, near }: RandomQuery): Span[][] {
  return [
    ...required.map((alternatives) => leftmostMatches(text, alternatives)),
    ...(near ? [nearMatches(text, near)] : []),
  ];
}

/** Left to right without overlap; of alternatives that start at the same offset the longest. */
function leftmostMatches(text: string, alternatives: readonly string[]): Span[] {
  const matches: Span[] = [];
  const longestFirst = [...alternatives].sort((a, b) => b.length - a.length);
  for (let at = 0; at < text.length; ) {
    const match = longestFirst.find(
      (phrase) => text.startsWith(phrase, at) && isWhole(text, at, at + phrase.length),
    );
    if (match !== undefined) matches.push([at, at + match.length]);
    at += match?.length ?? 1;
  }
  return matches;
}

function nearMatches(text: string, near: Near): Span[] {
  const pairs = leftmostMatches(text, [near.left]).flatMap((a) =>
    leftmostMatches(text, [near.right])
      .filter((b) => {
        const gap = Math.max(b[0] - a[1], a[0] - b[1]);
        return gap >= 0 && gap <= near.within;
      })
      .flatMap((b) => [a, b]),
  );
  return [...new Map(pairs.map((span) => [span.join('-'), span])).values()];
}

/** Whether neither end splits a run of digits or of Latin letters. */
function isWhole(text: string, start: number, end: number): boolean {
  return [start, end].every((at) => {
    const pair = text.slice(Math.max(0, at - 1), at + 1);
    return at === 0 || !(/^\d\d$/.test(pair) || /^\p{Script=Latin}{2}$/u.test(pair));
  });
}

/**
 * For tests: what a query should find, by plain string code that shares nothing with the search but the fold.
 * A run of digits or of Latin letters is one unit (design, section 2).
 */

export interface Near {
  readonly left: string;
  readonly within: number;
  readonly right: string;
}

/** A query as it was drawn, folded. */
export interface Drawn {
  /** All of them; each a list of alternatives. */
  readonly all: readonly (readonly string[])[];
  readonly near: Near | null;
  readonly none: readonly string[];
}

type Stretch = readonly [number, number];

/** Stretches of a folded text that the drawn query counts; null where it is no hit. */
export function counted(text: string, { all, near, none }: Drawn): number | null {
  if (none.some((phrase) => left(text, [phrase]).length > 0)) return null;
  const found = all.map((alternatives) => left(text, alternatives));
  if (near) found.push(nearby(text, near));
  if (found.some((stretches) => stretches.length === 0)) return null;
  return new Set(found.flat().map((stretch) => stretch.join('-'))).size;
}

/** What a drawn query counts of a clause alone, for `within=report`. */
export function parts(text: string, { all, near }: Drawn): Stretch[][] {
  return [...all.map((alternatives) => left(text, alternatives)), ...(near ? [nearby(text, near)] : [])];
}

/** Left to right without overlap, of several that begin at one place the longest. */
function left(text: string, alternatives: readonly string[]): Stretch[] {
  const found: Stretch[] = [];
  const longestFirst = [...alternatives].sort((a, b) => b.length - a.length);
  for (let at = 0; at < text.length; ) {
    const here = longestFirst.find(
      (phrase) => text.startsWith(phrase, at) && isWhole(text, at, at + phrase.length),
    );
    if (here !== undefined) found.push([at, at + here.length]);
    at += here?.length ?? 1;
  }
  return found;
}

function nearby(text: string, near: Near): Stretch[] {
  const pairs = left(text, [near.left]).flatMap((a) =>
    left(text, [near.right])
      .filter((b) => {
        const between = Math.max(b[0] - a[1], a[0] - b[1]);
        return between >= 0 && between <= near.within;
      })
      .flatMap((b) => [a, b]),
  );
  return [...new Map(pairs.map((stretch) => [stretch.join('-'), stretch])).values()];
}

function isWhole(text: string, start: number, end: number): boolean {
  return [start, end].every((at) => {
    const pair = text.slice(Math.max(0, at - 1), at + 1);
    return at === 0 || !(/^\d\d$/.test(pair) || /^\p{Script=Latin}{2}$/u.test(pair));
  });
}

/**
 * The folded text of a passage and a query in; where the query stands in it out, or that it does not answer. This
 * decides; the engine only proposes.
 */
import { has, occurrences, overlapping, type Range } from '../../../indexer/text/occurrences.ts';
import type { Chain, Clause, Query } from '../../query/query.ts';

/**
 * The occurrences of all that is required, in their order, each stretch once; null where something required is
 * missing or something excluded is there. Each phrase is counted left to right without overlap; of alternatives the
 * one that begins first counts, and of those the longest, so that no word is counted twice for saying two of them.
 */
export function match(folded: string, { required, excluded }: Query): Range[] | null {
  const found: Range[] = [];
  for (const clause of required) {
    const ranges = clauseRanges(folded, clause);
    if (ranges.length === 0) return null;
    found.push(...ranges);
  }
  for (const term of excluded) if (has(folded, term.folded)) return null;
  return required.length === 1 ? found : once(found);
}

/** The same of as much as there is, where a whole report answers the query and not each of its passages. */
export function partial(folded: string, { required }: Pick<Query, 'required'>): Range[] {
  return once(required.flatMap((clause) => clauseRanges(folded, clause)));
}

/** Where a clause stands in a folded text; nowhere where none of its alternatives does. */
export function clauseRanges(folded: string, clause: Clause): Range[] {
  const [only] = clause;
  if (clause.length === 1 && only) return chainRanges(folded, only);
  // Overlapping ones too: the first of 甲乙 and 乙乙 in 甲乙乙乙 leaves the second its last two characters.
  return withoutOverlap(
    clause.flatMap((chain) =>
      chain.neighbours.length === 0 ? overlapping(folded, chain.first.folded) : chainRanges(folded, chain),
    ),
  );
}

/** The occurrences that take part in the whole chain: those of a word with no neighbour near enough do not. */
function chainRanges(folded: string, { first, neighbours }: Chain): Range[] {
  const links = [occurrences(folded, first.folded)];
  for (const { within, term } of neighbours) {
    const before = links.at(-1) ?? [];
    links.push(occurrences(folded, term.folded).filter((range) => isNear(range, before, within)));
  }
  // Backwards too: what begins a chain that breaks off later is no part of it.
  for (let at = links.length - 2; at >= 0; at--) {
    const within = neighbours[at]?.within ?? 0;
    const after = links[at + 1] ?? [];
    links[at] = (links[at] ?? []).filter((range) => isNear(range, after, within));
  }
  return links.length === 1 ? (links[0] ?? []) : once(links.flat());
}

function isNear([start, end]: Range, others: readonly Range[], within: number): boolean {
  return others.some(([otherStart, otherEnd]) => {
    const between = otherStart >= end ? otherStart - end : start - otherEnd;
    return between >= 0 && between <= within;
  });
}

function withoutOverlap(ranges: readonly Range[]): Range[] {
  const kept: Range[] = [];
  for (const range of [...ranges].sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd))
    if (range[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(range);
  return kept;
}

function once(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort(([a, aEnd], [b, bEnd]) => a - b || aEnd - bEnd);
  return sorted.filter(([start, end], at) => {
    const before = sorted[at - 1];
    return before === undefined || before[0] !== start || before[1] !== end;
  });
}

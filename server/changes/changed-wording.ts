/** What differs between two wordings of the same, as a reader would say it: numbers whole, no lone equal character. */
import type { Change } from '../contract/changes.ts';
import { compareWording } from '../quotations/differences.ts';
import { type Unit, unitsOf } from '../quotations/wording.ts';

/**
 * Products of lengths that are compared character by character: sentences of 1,500 characters, in some 20 ms. Beyond,
 * the whole wording counts as changed.
 */
const MAX_CELLS = 2_250_000;
/** Equal characters between two differences that are told as one: 的 in two different clauses is no agreement. */
const LONE = 2;
/** The same where less than `MOSTLY_EQUAL` of the longer wording is equal, and small agreements mean less. */
const LONE_IN_REWRITTEN = 5;
const MOSTLY_EQUAL = 0.5;

/** @returns the differences in order; none if only white space or quotation marks differ */
export function changedWording(from: string, to: string): Change[] {
  const [before, after] = [unitsOf(from), unitsOf(to)];
  if (before.length === 0 || after.length === 0 || before.length * after.length > MAX_CELLS)
    return from === to ? [] : [whole(from, to)];
  const { differences, ranges } = compareWording([before], after);
  const changes = differences.map(
    ({ kind, start, end, passageStart, passageEnd }): Change => ({
      kind,
      from: [start, end],
      to: [passageStart, passageEnd],
    }),
  );
  const outside = [...atStart(after, ranges), ...atEnd(before, after, ranges)].map((added): Change => {
    const isWording = /[\p{L}\p{N}]/u.test(to.slice(...added.to));
    return isWording ? added : { ...added, kind: 'punctuation' };
  });
  const inOrder = [...outside, ...changes].sort((a, b) => a.to[0] - b.to[0] || a.from[0] - b.from[0]);
  return joined(inOrder, before, after);
}

function whole(from: string, to: string): Change {
  return { kind: 'wording', from: [0, from.length], to: [0, to.length] };
}

type Covered = readonly (readonly [number, number])[];

/** What comes before the stretch that the earlier wording was found in. */
function atStart(after: readonly Unit[], ranges: Covered): Change[] {
  const [first] = after;
  const covered = ranges[0]?.[0] ?? first?.start ?? 0;
  return first && first.start < covered
    ? [{ kind: 'wording', from: [0, 0], to: [first.start, endBefore(after, covered)] }]
    : [];
}

function atEnd(before: readonly Unit[], after: readonly Unit[], ranges: Covered): Change[] {
  const [lastBefore, last] = [before.at(-1)?.end ?? 0, after.at(-1)?.end ?? 0];
  const covered = ranges.at(-1)?.[1] ?? 0;
  return covered < last ? [{ kind: 'wording', from: [lastBefore, lastBefore], to: [covered, last] }] : [];
}

function endBefore(units: readonly Unit[], offset: number): number {
  return units.findLast(({ end }) => end <= offset)?.end ?? offset;
}

/** Joins neighbours with too little between them to be worth keeping; figures are told one by one. */
function joined(changes: readonly Change[], before: readonly Unit[], after: readonly Unit[]): Change[] {
  const longest = Math.max(before.at(-1)?.end ?? 0, after.at(-1)?.end ?? 0);
  const changed = changes.reduce((sum, { from, to }) => sum + Math.max(from[1] - from[0], to[1] - to[0]), 0);
  const isRewritten = changed > (1 - MOSTLY_EQUAL) * longest;
  const lone = isRewritten ? LONE_IN_REWRITTEN : LONE;
  const mayJoin = ({ kind }: Change): boolean => kind === 'wording' || (isRewritten && kind !== 'form');
  const result: Change[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    const isNear = last && change.to[0] - last.to[1] <= lone && change.from[0] - last.from[1] <= lone;
    if (last && isNear && mayJoin(last) && mayJoin(change))
      result[result.length - 1] = {
        kind: 'wording',
        from: [last.from[0], change.from[1]],
        to: [last.to[0], change.to[1]],
      };
    else result.push(change);
  }
  return result;
}

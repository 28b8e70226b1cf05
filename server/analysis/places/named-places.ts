/** Units of place and what is typed in; those that it names out, the likeliest first. */
import type { PlaceUnit, PlaceUnits } from '../../corpus/place-units.ts';
import { type Ends, endsAfter, foldTyped, type Spelling, START, speller } from './pinyin-match.ts';

interface Named {
  readonly unit: PlaceUnit;
  /** How it is named: 0 by its name from its beginning, 1 after a name above it, 2 by a part of its name. */
  readonly way: number;
  /** Characters of names that are spelled: the fewer, the more of each was typed. */
  readonly taken: number;
}

const LEAVES: readonly (string | null)[] = ['province', 'city', 'county', 'town'];

/**
 * Every unit once: what issued reports stands for itself where it is a town; a county's own reports are found under
 * the county. @returns the order in which they are likely meant, equals in that of their level
 */
export async function namedPlaces(units: PlaceUnits, typed: string): Promise<PlaceUnit[]> {
  const folded = foldTyped(typed);
  if (folded === '') return [];
  const spell = await speller();
  const reached = new Map<string, Ends>();
  // Towns of one county share what their county's name spells.
  const afterNamesAbove = ({ above, path }: PlaceUnit): Ends => {
    const known = reached.get(above) ?? endsAfterAny(folded, path.slice(0, -1).map(spell));
    reached.set(above, known);
    return known;
  };
  return [...units.all()]
    .filter(isShown)
    .flatMap((unit) => named(unit, folded, spell(unit.name), afterNamesAbove(unit)) ?? [])
    .sort(
      (a, b) =>
        a.way - b.way || a.taken - b.taken || LEAVES.indexOf(a.unit.leaf) - LEAVES.indexOf(b.unit.leaf),
    )
    .map(({ unit }) => unit);
}

function isShown({ level, leaf, path }: PlaceUnit): boolean {
  if (level === 'place') return leaf === 'town';
  // 重庆市 as the city of 重庆市 is the province again.
  return level !== 'city' || path.length > 1;
}

function named(unit: PlaceUnit, typed: string, own: Spelling, above: Ends): Named | null {
  const direct = endsAfter(typed, START, own).get(typed.length);
  if (direct !== undefined) return { unit, way: 0, taken: direct };
  const after = above.size > 1 ? endsAfter(typed, above, own).get(typed.length) : undefined;
  if (after !== undefined) return { unit, way: 1, taken: after };
  return unit.folded.includes(typed) ? { unit, way: 2, taken: typed.length } : null;
}

/** Where what is typed may end after some of the names, in their order. */
function endsAfterAny(typed: string, names: readonly Spelling[]): Ends {
  let reached: Ends = START;
  for (const name of names) reached = joined(reached, endsAfter(typed, reached, name));
  return reached;
}

function joined(a: Ends, b: Ends): Ends {
  const all = new Map(a);
  for (const [at, taken] of b) all.set(at, Math.min(taken, all.get(at) ?? Infinity));
  return all;
}

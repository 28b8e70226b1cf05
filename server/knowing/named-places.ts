/** Units of place and what is typed in; those that it names out, the likeliest first. */
import type { PlaceUnit, PlaceUnits } from './place-units.ts';
import { type Ends, endsAfter, foldTyped, type Spelling, START, speller } from './spelling.ts';

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
  const spellings = new Map<string, Spelling>();
  const spellingOf = (name: string): Spelling => {
    const known = spellings.get(name) ?? spell(name);
    spellings.set(name, known);
    return known;
  };
  return [...units.all()]
    .filter(isShown)
    .flatMap((unit) => named(unit, folded, spellingOf) ?? [])
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

function named(unit: PlaceUnit, typed: string, spellingOf: (name: string) => Spelling): Named | null {
  const own = spellingOf(unit.name);
  const direct = endsAfter(typed, START, own).get(typed.length);
  if (direct !== undefined) return { unit, way: 0, taken: direct };
  let reached: Ends = START;
  for (const name of unit.path.slice(0, -1))
    reached = joined(reached, endsAfter(typed, reached, spellingOf(name)));
  const after = reached.size > 1 ? endsAfter(typed, reached, own).get(typed.length) : undefined;
  if (after !== undefined) return { unit, way: 1, taken: after };
  const characters = own.map(([character = '']) => character).join('');
  return characters.includes(typed) ? { unit, way: 2, taken: typed.length } : null;
}

function joined(a: Ends, b: Ends): Ends {
  const all = new Map(a);
  for (const [at, taken] of b) all.set(at, Math.min(taken, all.get(at) ?? Infinity));
  return all;
}

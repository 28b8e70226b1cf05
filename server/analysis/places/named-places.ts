/** Finds the administrative units that typed text names, best match first. */
import { NATION_KEY } from '../../../indexer/domain/place.ts';
import type { PlaceUnit, PlaceUnits } from '../../corpus/place-units.ts';
import { type Ends, endsAfter, foldTyped, type Spelling, START, speller } from './pinyin-match.ts';

interface NameMatch {
  readonly unit: PlaceUnit;
  /** 0: prefix of its name; 1: prefix of its name after an enclosing unit's; 2: any part of its name. */
  readonly rank: number;
  /** Characters of names that the typed text spells; fewer means that more of each was typed. */
  readonly matched: number;
}

/** Outermost first, as ties are broken. */
const NAME_LEVELS: readonly (string | null)[] = ['province', 'city', 'county', 'town'];

/**
 * Lists each unit once. Of the places that issued reports only the nation and towns are listed, since a county's
 * own reports are found under the county.
 * @returns the matching units, best match first, ties ordered from province to town
 */
export async function namedPlaces(units: PlaceUnits, typed: string): Promise<PlaceUnit[]> {
  const folded = foldTyped(typed);
  if (folded === '') return [];
  const spell = await speller();
  const endsByParent = new Map<string, Ends>();
  // Computed once per parent: towns of one county share the names above them.
  const endsAfterParents = ({ parentPath, path }: PlaceUnit): Ends => {
    const known = endsByParent.get(parentPath) ?? endsAfterAny(folded, path.slice(0, -1).map(spell));
    endsByParent.set(parentPath, known);
    return known;
  };
  return [...units.all()]
    .filter(isListed)
    .flatMap((unit) => matchName(unit, folded, spell(unit.name), endsAfterParents(unit)) ?? [])
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.matched - b.matched ||
        NAME_LEVELS.indexOf(a.unit.nameLevel) - NAME_LEVELS.indexOf(b.unit.nameLevel),
    )
    .map(({ unit }) => unit);
}

function isListed({ level, nameLevel, path, filter }: PlaceUnit): boolean {
  if (level === 'place') return nameLevel === 'town' || filter['place'] === NATION_KEY;
  // In a municipality the city repeats the province (重庆市).
  return level !== 'city' || path.length > 1;
}

function matchName(unit: PlaceUnit, typed: string, spelling: Spelling, above: Ends): NameMatch | null {
  const direct = endsAfter(typed, START, spelling).get(typed.length);
  if (direct !== undefined) return { unit, rank: 0, matched: direct };
  const after = above.size > 1 ? endsAfter(typed, above, spelling).get(typed.length) : undefined;
  if (after !== undefined) return { unit, rank: 1, matched: after };
  return unit.folded.includes(typed) ? { unit, rank: 2, matched: typed.length } : null;
}

/** Positions in the typed text reachable by spelling some of the names, in order. */
function endsAfterAny(typed: string, names: readonly Spelling[]): Ends {
  let reached: Ends = START;
  for (const name of names) reached = merged(reached, endsAfter(typed, reached, name));
  return reached;
}

function merged(a: Ends, b: Ends): Ends {
  const all = new Map(a);
  for (const [at, matched] of b) all.set(at, Math.min(matched, all.get(at) ?? Infinity));
  return all;
}

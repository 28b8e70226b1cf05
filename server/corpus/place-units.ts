/**
 * Derives the administrative units that cover the collection: each province, city and county stands for
 * everything below it, and each issuer of reports is a unit of its own.
 *
 * A unit above the issuers is identified by its path, since five cities have a 鼓楼区; an issuer by its place
 * key.
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { isNation, NATION_NAME, type Place, type PlaceName } from '../../indexer/domain/place.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import type { Catalogue } from './catalogue.ts';

export const LEVELS = ['province', 'city', 'county'] as const;
export type Level = (typeof LEVELS)[number];
/** `place`: an issuer of reports, on whatever level. */
export const UNIT_LEVELS = [...LEVELS, 'place'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

export interface PlaceUnit {
  readonly id: string;
  readonly level: UnitLevel;
  /** Level of `name`; null for the nation, and where the reports do not state their place. */
  readonly nameLevel: Level | 'town' | null;
  /** Without the levels above; empty where the reports do not state their place. */
  readonly name: string;
  readonly folded: string;
  /** Names of all levels down to its own, outermost first, without repetition. */
  readonly path: readonly string[];
  /** The path without `name`, joined by line breaks. */
  readonly parentPath: string;
  /** The shortest search filters that select exactly this unit. */
  readonly filter: Readonly<Record<string, string>>;
}

export class PlaceUnits {
  private static readonly cache = new WeakMap<Catalogue['all'], PlaceUnits>();
  private readonly units = new Map<string, PlaceUnit>();

  /** Cached until the catalogue is refreshed. */
  static of(catalogue: Catalogue): PlaceUnits {
    const { all } = catalogue;
    const units = PlaceUnits.cache.get(all) ?? new PlaceUnits(all.values());
    PlaceUnits.cache.set(all, units);
    return units;
  }

  private constructor(records: Iterable<ReportRecord>) {
    const places = new Map([...records].map(({ place }) => [place.key, place]));
    /** Unit ids by level and name. */
    const namesakes = new Map<string, Set<string>>();
    for (const place of places.values()) {
      for (const level of LEVELS) {
        const id = unitId(place, level);
        if (id === null) continue;
        const name = `${level}\n${place[level]}`;
        namesakes.set(name, (namesakes.get(name) ?? new Set()).add(id));
      }
    }
    for (const place of places.values()) {
      for (const level of UNIT_LEVELS) {
        const id = unitId(place, level);
        if (id === null || this.units.has(id)) continue;
        const isAmbiguous = level !== 'place' && (namesakes.get(`${level}\n${place[level]}`)?.size ?? 0) > 1;
        this.units.set(id, placeUnit(id, place, level, isAmbiguous));
      }
    }
  }

  get(id: string): PlaceUnit | undefined {
    return this.units.get(id);
  }

  all(): Iterable<PlaceUnit> {
    return this.units.values();
  }
}

/** Id of the unit on a level that a place belongs to; null where the place names none on that level. */
export function unitId(place: Place, level: UnitLevel): string | null {
  if (level === 'place') return `place\n${place.key}`;
  if (place[level] === null) return null;
  return [level, ...namesDownTo(place, level)].join('\n');
}

function namesDownTo(place: PlaceName, level: Level): string[] {
  return levelsDownTo(level).map((upper) => place[upper] ?? '');
}

function levelsDownTo(level: Level): readonly Level[] {
  return LEVELS.slice(0, LEVELS.indexOf(level) + 1);
}

/** @param isAmbiguous whether another unit on the level has the same name */
function placeUnit(id: string, place: Place, level: UnitLevel, isAmbiguous: boolean): PlaceUnit {
  if (level === 'place') {
    const path = isNation(place)
      ? [NATION_NAME]
      : distinctNames([place.province, place.city, place.county, place.town]);
    const nameLevel = place.town ? 'town' : (LEVELS.findLast((upper) => place[upper]) ?? null);
    const name = path.at(-1) ?? '';
    return {
      id,
      level,
      nameLevel,
      name,
      folded: foldToString(name),
      path,
      parentPath: parentPathOf(path),
      filter: { place: place.key },
    };
  }
  const path = distinctNames(namesDownTo(place, level));
  const levels = isAmbiguous ? levelsDownTo(level) : [level];
  const filter = Object.fromEntries(levels.flatMap((key) => (place[key] ? [[key, place[key]]] : [])));
  const name = place[level] ?? '';
  const parentPath = parentPathOf(path);
  return { id, level, nameLevel: level, name, folded: foldToString(name), path, parentPath, filter };
}

function parentPathOf(path: readonly string[]): string {
  return path.slice(0, -1).join('\n');
}

export function distinctNames(names: readonly (string | null)[]): string[] {
  return [...new Set(names)].filter((name) => name !== null && name !== '') as string[];
}

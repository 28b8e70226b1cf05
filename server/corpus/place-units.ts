/**
 * The places of the collection's reports in; every unit that they make up out: a province stands for all under it.
 *
 * A unit is known by its path, since 鼓楼区 is in five cities; what issued a report is a unit of its own, by its key.
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import type { Place, PlaceName } from '../../indexer/domain/place.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import type { Catalogue } from './catalogue.ts';

export const LEVELS = ['province', 'city', 'county'] as const;
export type Level = (typeof LEVELS)[number];
/** `place` is what issued a report, of whatever level. */
export const UNIT_LEVELS = [...LEVELS, 'place'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

export interface PlaceUnit {
  readonly id: string;
  readonly level: UnitLevel;
  /** Of its own name; null where a report does not tell its place. */
  readonly leaf: Level | 'town' | null;
  /** Its own name; empty where a report does not tell its place. */
  readonly name: string;
  readonly folded: string;
  /** The names of the levels above it and its own, outermost first, none twice. */
  readonly path: readonly string[];
  /** The names above its own, joined. */
  readonly above: string;
  /** The filters of a search that select it. */
  readonly filter: Readonly<Record<string, string>>;
}

export class PlaceUnits {
  private static readonly drawn = new WeakMap<Catalogue['all'], PlaceUnits>();
  private readonly units = new Map<string, PlaceUnit>();

  /** Drawn once after each reading of the catalogue. */
  static of(catalogue: Catalogue): PlaceUnits {
    const { all } = catalogue;
    const drawn = PlaceUnits.drawn.get(all) ?? new PlaceUnits(all.values());
    PlaceUnits.drawn.set(all, drawn);
    return drawn;
  }

  private constructor(records: Iterable<ReportRecord>) {
    const places = new Map([...records].map(({ place }) => [place.key, place]));
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
        const shared = level !== 'place' && (namesakes.get(`${level}\n${place[level]}`)?.size ?? 0) > 1;
        this.units.set(id, unit(id, place, level, shared));
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

/** Which unit of a level a place belongs to; null where it belongs to none, or leaves it open. */
export function unitId(place: Place, level: UnitLevel): string | null {
  if (level === 'place') return `place\n${place.key}`;
  if (place[level] === null) return null;
  return [level, ...above(place, level)].join('\n');
}

function above(place: PlaceName, level: Level): string[] {
  return LEVELS.slice(0, LEVELS.indexOf(level) + 1).map((one) => place[one] ?? '');
}

/** @param isShared whether another unit of the level has its name */
function unit(id: string, place: Place, level: UnitLevel, isShared: boolean): PlaceUnit {
  if (level === 'place') {
    const path = named([place.province, place.city, place.county, place.town]);
    const leaf = place.town ? 'town' : (LEVELS.findLast((one) => place[one]) ?? null);
    const name = path.at(-1) ?? '';
    return {
      id,
      level,
      leaf,
      name,
      folded: foldToString(name),
      path,
      above: aboveOf(path),
      filter: { place: place.key },
    };
  }
  const path = named(above(place, level));
  const levels = isShared ? LEVELS.slice(0, LEVELS.indexOf(level) + 1) : [level];
  const filter = Object.fromEntries(levels.flatMap((one) => (place[one] ? [[one, place[one]]] : [])));
  const name = place[level] ?? '';
  return { id, level, leaf: level, name, folded: foldToString(name), path, above: aboveOf(path), filter };
}

function aboveOf(path: readonly string[]): string {
  return path.slice(0, -1).join('\n');
}

function named(names: readonly (string | null)[]): string[] {
  return [...new Set(names)].filter((name) => name !== null && name !== '') as string[];
}

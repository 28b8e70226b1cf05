/** Resolves the place of a report against the gazetteer, with a confidence and the evidence for it. */
import type { Declared } from '../../domain/file.ts';
import {
  type Confidence,
  PLACE_LEVELS,
  type Place,
  type PlaceLevel,
  type PlaceName,
} from '../../domain/place.ts';
import type { Gazetteer, KnownPlace } from './gazetteer.ts';

export interface PlaceSources {
  /** Texts that name the issuing place, most reliable first: issuers, letterhead, title. */
  readonly names: readonly string[];
  /** Full text of the report: places mentioned in it disambiguate places of the same name. */
  readonly text: string;
}

const NOWHERE: PlaceName = { province: null, city: null, county: null, town: null };

const PROVINCE = '([\\p{Script=Han}]{2,8}?(?:省|自治区))?';
const CITY = '([\\p{Script=Han}]{1,8}?(?:市|自治州|地区|盟))?';
const COUNTY = '([\\p{Script=Han}]{1,9}?(?:自治县|县|区|市|旗))?';
const TOWN = '([\\p{Script=Han}]{1,10}?(?:街道|民族乡|苏木|镇|乡))';
const CHAIN = new RegExp(
  `^(?:中共|中国共产党)?${PROVINCE}${CITY}${COUNTY}(?:人民政府)?${TOWN}(?=$|[^\\p{Script=Han}]|[\\p{Script=Han}])`,
  'u',
);
/** A development zone with its town in brackets: 高新技术产业开发区（近海镇）. */
const BRACKETED = /[（(]([\p{Script=Han}]{1,8}?(?:街道|镇|乡))[）)]/u;
const ABOVE_TOWN = new RegExp(
  `^(?:中共|中国共产党)?${PROVINCE}${CITY}${COUNTY}(?=人民政府|委员会|政府|\\d|关于|司法局|法治)`,
  'u',
);

/** County names that are also common words: 平安 in 平安建设 is no evidence of 平安区. */
const COMMON_WORDS = new Set(
  '平安 和平 友好 合作 新华 文化 建设 团结 民主 光明 繁荣 安定 长安 永安 安康 振兴 向阳 红旗 城中 城东 城西 城南 城北 中原 南山 东方 市中 河东 河西 新城 大通 广安 兴安 东风 前进 解放 五一 铁西 铁东 东山 西山 郊区 矿区 城区 市区 自治 民乐 通道 海港 高新 开发 正定 保定 定安 稳定'.split(
    ' ',
  ),
);

/** Declared place names override those in the report. */
export function resolvePlace(sources: PlaceSources, declared: Declared, gazetteer: Gazetteer): Place {
  if (declared.province ?? declared.city ?? declared.county ?? declared.town) {
    return declaredPlace(declared, gazetteer);
  }
  for (const name of sources.names) {
    const town = townIn(name, gazetteer);
    if (town) return townPlace(town, sources.text, gazetteer);
  }
  for (const name of sources.names) {
    const place = placeAboveTown(name, gazetteer);
    if (place) return place;
  }
  return { ...NOWHERE, key: '', code: null, confidence: 'unknown', candidates: [], evidence: [] };
}

/** A town with the names of the levels above it that precede it in the text. */
interface TownName extends PlaceName {
  readonly town: string;
  readonly evidence: string;
}

function townIn(name: string, gazetteer: Gazetteer): TownName | null {
  const bracketed = BRACKETED.exec(name);
  if (bracketed?.[1]) return { ...NOWHERE, town: bracketed[1], evidence: name };
  const chain = CHAIN.exec(name);
  if (!chain) return null;
  const [whole, province = null, first = null, second = null, town = ''] = chain;
  // A name in 市 may be a prefecture-level or a county-level city (张家港市南丰镇): the gazetteer decides.
  const isCounty =
    first !== null && second === null && gazetteer.named(first).some((place) => place.county === first);
  const [city, county] = isCounty ? [null, first] : [first, second];
  return { province, city, county, town, evidence: whole };
}

function townPlace(named: TownName, text: string, gazetteer: Gazetteer): Place {
  const known = gazetteer.towns(named.town).filter((place) => agrees(place, named));
  const chained = named.province !== null || named.city !== null || named.county !== null;
  const [only] = known;
  if (only && known.length === 1) {
    const mentions = mentionsOf(only, text, named.town);
    const confidence = chained || mentions.length > 0 ? 'certain' : 'likely';
    return knownPlace(only, confidence, [named.evidence, ...mentions]);
  }
  if (known.length > 1) return disambiguate(known, named, text);
  return unknownTown(named, text, gazetteer);
}

/** Among several towns of the same name, keeps those best supported by mentions in the text. */
function disambiguate(known: readonly KnownPlace[], named: TownName, text: string): Place {
  const ranked = known.map((place) => ({ place, mentions: mentionsOf(place, text, named.town) }));
  const best = Math.max(...ranked.map(({ place, mentions }) => mentionScore(place, mentions)));
  const remaining = ranked.filter(({ place, mentions }) => mentionScore(place, mentions) === best);
  const evidence = [named.evidence, ...(remaining[0]?.mentions ?? [])];
  const [first] = remaining;
  if (first && remaining.length === 1) return knownPlace(first.place, 'likely', evidence);
  const candidates = remaining.map(({ place }) => nameOf(place));
  const common = commonLevels(candidates);
  return { ...common, key: joinedNames(common), code: null, confidence: 'ambiguous', candidates, evidence };
}

/**
 * A town missing from the gazetteer keeps the name in the report; its county comes from the adjacent text.
 */
function unknownTown(named: TownName, text: string, gazetteer: Gazetteer): Place {
  const adjacent =
    named.county === null && named.city === null ? adjacentCounty(named.town, text, gazetteer) : null;
  if (adjacent) {
    const place = { ...nameOf(adjacent.place), town: named.town };
    return {
      ...place,
      key: joinedNames(place),
      code: null,
      confidence: 'likely',
      candidates: [],
      evidence: [named.evidence, adjacent.words],
    };
  }
  const above = deepestKnown(named, gazetteer);
  const place = {
    province: named.province ?? above?.province ?? null,
    city: named.city ?? above?.city ?? null,
    county: named.county ?? above?.county ?? null,
    town: named.town,
  };
  const confidence = place.province && place.county ? 'likely' : 'unknown';
  return {
    ...place,
    key: joinedNames(place),
    code: null,
    confidence,
    candidates: [],
    evidence: [named.evidence],
  };
}

/**
 * Finds a county name, full or short, within ten characters before the name of the town:
 * 启东高新区（近海镇）.
 */
function adjacentCounty(
  town: string,
  text: string,
  gazetteer: Gazetteer,
): { place: KnownPlace; words: string } | null {
  const before = [...text.matchAll(new RegExp(`[\\p{Script=Han}（(]{2,12}(?=${town})`, 'gu'))].map(
    ([words]) => words,
  );
  let best: { place: KnownPlace; words: string; name: string } | null = null;
  for (const [name, place] of gazetteer.aboveTowns()) {
    if (place.county === null) continue;
    const short = shortName(name);
    const words = before.find(
      (context) => context.includes(name) || (short !== null && context.startsWith(short)),
    );
    if (words && (!best || name.length > best.name.length)) best = { place, words: words + town, name };
  }
  return best;
}

/** A county, city or province that is itself the issuer. */
function placeAboveTown(text: string, gazetteer: Gazetteer): Place | null {
  const chain = ABOVE_TOWN.exec(text);
  if (!chain) return null;
  const names = chain.slice(1).filter((name): name is string => name !== undefined);
  const last = names.at(-1);
  if (last === undefined) return null;
  const known = gazetteer
    .named(last)
    .filter((place) => names.every((name) => PLACE_LEVELS.some((level) => place[level] === name)));
  const [only] = known;
  if (only && known.length === 1) return knownPlace(only, 'certain', [chain[0]]);
  const candidates = known.map(nameOf);
  const common = known.length > 0 ? commonLevels(candidates) : { ...NOWHERE, county: last };
  const confidence = known.length > 0 ? 'ambiguous' : 'unknown';
  return { ...common, key: joinedNames(common), code: null, confidence, candidates, evidence: [chain[0]] };
}

/**
 * Keeps declared names unchanged; the gazetteer adds the code and the missing levels if they are unambiguous.
 */
function declaredPlace(declared: Declared, gazetteer: Gazetteer): Place {
  const { province = null, city = null, county = null, town = null } = declared;
  const given = { province, city, county, town };
  const last = town ?? county ?? city ?? province ?? '';
  const known = gazetteer
    .named(last)
    .filter((place) => agrees(place, given) && (town === null) === (place.town === null));
  const [only] = known;
  const evidence = [PLACE_LEVELS.map((level) => given[level] ?? '').join('')];
  if (only && known.length === 1) return knownPlace(only, 'certain', evidence);
  return { ...given, key: joinedNames(given), code: null, confidence: 'certain', candidates: [], evidence };
}

/**
 * Names of the levels above a town that are mentioned outside of the name of the town itself, county first.
 */
function mentionsOf(place: PlaceName, text: string, town: string): string[] {
  const rest = text.replaceAll(town, '□');
  return [place.county, place.city, place.province].flatMap((name) => {
    if (name === null) return [];
    if (rest.includes(name)) return [name];
    const short = shortName(name);
    return short !== null && rest.includes(short) ? [short] : [];
  });
}

/** A county outweighs a city and a province together, a city outweighs a province. */
function mentionScore(place: PlaceName, mentions: readonly string[]): number {
  const score = (name: string | null, weight: number): number =>
    name !== null && mentions.some((mention) => mention !== '' && name.startsWith(mention)) ? weight : 0;
  return score(place.county, 4) + score(place.city, 2) + score(place.province, 1);
}

/** Short form of a name (启东 for 启东市); null if it is a single character or a common word. */
function shortName(name: string): string | null {
  const short = name.replace(/(?:省|自治区|自治州|地区|盟|市|区|县|旗)$/, '');
  return short.length < 2 || short === name || COMMON_WORDS.has(short) ? null : short;
}

function agrees(place: PlaceName, given: PlaceName): boolean {
  return PLACE_LEVELS.every((level) => given[level] === null || place[level] === given[level]);
}

function deepestKnown(named: TownName, gazetteer: Gazetteer): KnownPlace | null {
  for (const name of [named.county, named.city, named.province]) {
    const known = name === null ? [] : gazetteer.named(name);
    if (known[0] && known.length === 1) return known[0];
  }
  return null;
}

/** Levels on which all places agree; the others are null. */
function commonLevels(places: readonly PlaceName[]): PlaceName {
  const common = (level: PlaceLevel): string | null => {
    const value = places[0]?.[level] ?? null;
    return places.every((place) => place[level] === value) ? value : null;
  };
  return {
    province: common('province'),
    city: common('city'),
    county: common('county'),
    town: common('town'),
  };
}

function knownPlace(place: KnownPlace, confidence: Confidence, evidence: readonly string[]): Place {
  return {
    ...nameOf(place),
    key: place.code,
    code: place.code,
    confidence,
    candidates: [],
    evidence: [...new Set(evidence)],
  };
}

function nameOf({ province, city, county, town }: PlaceName): PlaceName {
  return { province, city, county, town };
}

/** Names of all levels concatenated, without repeating a municipality (重庆市 is province and city). */
function joinedNames(place: PlaceName): string {
  return [...new Set(PLACE_LEVELS.map((level) => place[level] ?? ''))].join('');
}

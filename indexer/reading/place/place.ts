/** What a report says of its place in; the place out, with how sure it is and the words it was taken from. */
import type { Declared } from '../../domain/file.ts';
import type { Confidence, Place, PlaceName } from '../../domain/place.ts';
import type { Gazetteer, KnownPlace } from './gazetteer.ts';

export interface PlaceWords {
  /** What names the issuing place itself, surest first: issuer, letterhead, title. */
  readonly own: readonly string[];
  /** All of the report: what it mentions tells places of one name apart. */
  readonly text: string;
}

const LEVELS = ['province', 'city', 'county', 'town'] as const;
const NOWHERE: PlaceName = { province: null, city: null, county: null, town: null };

const PROVINCE = '([\\p{Script=Han}]{2,8}?(?:省|自治区))?';
const CITY = '([\\p{Script=Han}]{1,8}?(?:市|自治州|地区|盟))?';
const COUNTY = '([\\p{Script=Han}]{1,9}?(?:自治县|县|区|市|旗))?';
const TOWN = '([\\p{Script=Han}]{1,10}?(?:街道|民族乡|苏木|镇|乡))';
const CHAIN = new RegExp(
  `^(?:中共|中国共产党)?${PROVINCE}${CITY}${COUNTY}(?:人民政府)?${TOWN}(?=$|[^\\p{Script=Han}]|[\\p{Script=Han}])`,
  'u',
);
/** 高新技术产业开发区（近海镇）: a zone and its town in brackets. */
const BRACKETED = /[（(]([\p{Script=Han}]{1,8}?(?:街道|镇|乡))[）)]/u;
const ABOVE_TOWN = new RegExp(
  `^(?:中共|中国共产党)?${PROVINCE}${CITY}${COUNTY}(?=人民政府|委员会|政府|\\d|关于|司法局|法治)`,
  'u',
);

/** Names of counties that are common words as well: 平安 in 平安建设 is no evidence of 平安区. */
const COMMON_WORDS = new Set(
  '平安 和平 友好 合作 新华 文化 建设 团结 民主 光明 繁荣 安定 长安 永安 安康 振兴 向阳 红旗 城中 城东 城西 城南 城北 中原 南山 东方 市中 河东 河西 新城 大通 广安 兴安 东风 前进 解放 五一 铁西 铁东 东山 西山 郊区 矿区 城区 市区 自治 民乐 通道 海港 高新 开发 正定 保定 定安 稳定'.split(
    ' ',
  ),
);

export function placeOf(words: PlaceWords, declared: Declared, gazetteer: Gazetteer): Place {
  if (declared.province ?? declared.city ?? declared.county ?? declared.town) {
    return declaredPlace(declared, gazetteer);
  }
  for (const own of words.own) {
    const town = townIn(own, gazetteer);
    if (town) return townPlace(town, words.text, gazetteer);
  }
  for (const own of words.own) {
    const place = placeAboveTown(own, gazetteer);
    if (place) return place;
  }
  return { ...NOWHERE, key: '', code: null, confidence: 'unknown', candidates: [], evidence: [] };
}

/** The names before a town's own, as far as they are given with it. */
interface TownName extends PlaceName {
  readonly town: string;
  readonly evidence: string;
}

function townIn(own: string, gazetteer: Gazetteer): TownName | null {
  const bracketed = BRACKETED.exec(own);
  if (bracketed?.[1]) return { ...NOWHERE, town: bracketed[1], evidence: own };
  const chain = CHAIN.exec(own);
  if (!chain) return null;
  const [whole, province = null, first = null, second = null, town = ''] = chain;
  // 张家港市南丰镇: what ends in 市 may be a city or a county-level city; the gazetteer knows.
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
  if (known.length > 1) return tellApart(known, named, text);
  return unknownTown(named, text, gazetteer);
}

/** Several towns bear the name: those that the text mentions most closely remain. */
function tellApart(known: readonly KnownPlace[], named: TownName, text: string): Place {
  const ranked = known.map((place) => ({ place, mentions: mentionsOf(place, text, named.town) }));
  const most = Math.max(...ranked.map(({ place, mentions }) => closeness(place, mentions)));
  const remaining = ranked.filter(({ place, mentions }) => closeness(place, mentions) === most);
  const evidence = [named.evidence, ...(remaining[0]?.mentions ?? [])];
  const [first] = remaining;
  if (first && remaining.length === 1) return knownPlace(first.place, 'likely', evidence);
  const candidates = remaining.map(({ place }) => nameOf(place));
  const common = commonLevels(candidates);
  return { ...common, key: joined(common), code: null, confidence: 'ambiguous', candidates, evidence };
}

/** A town that no gazetteer knows keeps the name that the report gives; its county comes from the words beside it. */
function unknownTown(named: TownName, text: string, gazetteer: Gazetteer): Place {
  const beside =
    named.county === null && named.city === null ? countyBeside(named.town, text, gazetteer) : null;
  if (beside) {
    const place = { ...nameOf(beside.place), town: named.town };
    return {
      ...place,
      key: joined(place),
      code: null,
      confidence: 'likely',
      candidates: [],
      evidence: [named.evidence, beside.words],
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
  return { ...place, key: joined(place), code: null, confidence, candidates: [], evidence: [named.evidence] };
}

/** 启东高新区（近海镇）: a county's name, in full or short, within ten characters before the town's. */
function countyBeside(
  town: string,
  text: string,
  gazetteer: Gazetteer,
): { place: KnownPlace; words: string } | null {
  const before = [...text.matchAll(new RegExp(`[\\p{Script=Han}（(]{2,12}(?=${town})`, 'gu'))].map(
    ([words]) => words,
  );
  let best: { place: KnownPlace; words: string; name: string } | null = null;
  for (const [name, place] of gazetteer.above()) {
    if (place.county === null) continue;
    const spoken = shortName(name);
    const words = before.find(
      (stretch) => stretch.includes(name) || (spoken !== null && stretch.startsWith(spoken)),
    );
    if (words && (!best || name.length > best.name.length)) best = { place, words: words + town, name };
  }
  return best;
}

/** A place above the towns that issues for itself: a county, a city, a province. */
function placeAboveTown(own: string, gazetteer: Gazetteer): Place | null {
  const chain = ABOVE_TOWN.exec(own);
  if (!chain) return null;
  const names = chain.slice(1).filter((name): name is string => name !== undefined);
  const last = names.at(-1);
  if (last === undefined) return null;
  const given = { ...NOWHERE, evidence: chain[0] };
  const known = gazetteer
    .named(last)
    .filter((place) => names.every((name) => LEVELS.some((level) => place[level] === name)));
  const [only] = known;
  if (only && known.length === 1) return knownPlace(only, 'certain', [given.evidence]);
  const candidates = known.map(nameOf);
  const common = known.length > 0 ? commonLevels(candidates) : { ...NOWHERE, county: last };
  const confidence = known.length > 0 ? 'ambiguous' : 'unknown';
  return { ...common, key: joined(common), code: null, confidence, candidates, evidence: [given.evidence] };
}

/** What is declared stands as it is; the gazetteer adds the code, and the levels above where they are one. */
function declaredPlace(declared: Declared, gazetteer: Gazetteer): Place {
  const { province = null, city = null, county = null, town = null } = declared;
  const given = { province, city, county, town };
  const last = town ?? county ?? city ?? province ?? '';
  const known = gazetteer
    .named(last)
    .filter((place) => agrees(place, given) && (town === null) === (place.town === null));
  const [only] = known;
  const evidence = [LEVELS.map((level) => given[level] ?? '').join('')];
  if (only && known.length === 1) return knownPlace(only, 'certain', evidence);
  return { ...given, key: joined(given), code: null, confidence: 'certain', candidates: [], evidence };
}

/** The names of a place's levels that a text mentions outside the town's own name, county first. */
function mentionsOf(place: PlaceName, text: string, town: string): string[] {
  const rest = text.replaceAll(town, '□');
  return [place.county, place.city, place.province].flatMap((name) => {
    if (name === null) return [];
    if (rest.includes(name)) return [name];
    const spoken = shortName(name);
    return spoken !== null && rest.includes(spoken) ? [spoken] : [];
  });
}

/** County before city before province: the sum keeps their order. */
function closeness(place: PlaceName, mentions: readonly string[]): number {
  const at = (name: string | null, weight: number): number =>
    name !== null && mentions.some((mention) => mention !== '' && name.startsWith(mention)) ? weight : 0;
  return at(place.county, 4) + at(place.city, 2) + at(place.province, 1);
}

/** 启东 for 启东市; null where what is left is one character or a common word. */
function shortName(name: string): string | null {
  const short = name.replace(/(?:省|自治区|自治州|地区|盟|市|区|县|旗)$/, '');
  return short.length < 2 || short === name || COMMON_WORDS.has(short) ? null : short;
}

function agrees(place: PlaceName, given: PlaceName): boolean {
  return LEVELS.every((level) => given[level] === null || place[level] === given[level]);
}

function deepestKnown(named: TownName, gazetteer: Gazetteer): KnownPlace | null {
  for (const name of [named.county, named.city, named.province]) {
    const known = name === null ? [] : gazetteer.named(name);
    if (known[0] && known.length === 1) return known[0];
  }
  return null;
}

function commonLevels(places: readonly PlaceName[]): PlaceName {
  const common = (level: (typeof LEVELS)[number]): string | null => {
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

/** The names of all levels as one; 重庆市 is not said twice. */
function joined(place: PlaceName): string {
  return [...new Set(LEVELS.map((level) => place[level] ?? ''))].join('');
}

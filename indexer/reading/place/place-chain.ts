/**
 * Finds the name of a place in a text, with the places above it that precede it: 浙江省绍兴市诸暨市枫桥镇. Names of
 * the gazetteer are tried first, longest first, so that 新乡市 and 景德镇市 are cities and not the town 新乡 or
 * 景德镇 followed by 市. Names unknown to it are accepted only in the positions that a place's name has.
 */
import { PLACE_LEVELS, type PlaceName } from '../../domain/place.ts';
import { type Gazetteer, isCommonDistrict, type KnownPlace } from './gazetteer.ts';

export interface PlaceChain extends PlaceName {
  readonly start: number;
  readonly end: number;
  /** The text of the chain. */
  readonly words: string;
  /** Places of the gazetteer that the part above the town may be; empty if there is none, or none is known. */
  readonly above: readonly KnownPlace[];
  /** Whether the part above the town holds a name that the gazetteer does not know. */
  readonly unknownAbove: boolean;
}

export const NOWHERE: PlaceName = { province: null, city: null, county: null, town: null };

const TOWN_SUFFIX = '(?:街道|民族乡|苏木|镇|乡)';
const TOWN_NAME = new RegExp(`^[\\p{Script=Han}]{1,12}?${TOWN_SUFFIX}$`, 'u');
const UNKNOWN_TOWN = new RegExp(`([\\p{Script=Han}]{1,8}?${TOWN_SUFFIX})(?![镇乡])`, 'uy');
/** What follows makes of the name a part of a longer word: 乡村, 乡土, 城镇化, 镇区. */
const LONGER_WORD = /^(?:[村土愁贤音情亲化区]|居民|镇|乡)/;
/** Words that end like towns but name a kind of settlement, or a town in general. */
const NO_TOWN =
  /^(?:(?:新型|小)?城|乡|村|集|小|古|市|重点|中心|特色|建制|名|各|全|本|我|他|返|下|回|入|还|离|异|故|家|两)[镇乡]$|^(?:.{0,3}(?:[乡镇县各本全]))?街道$/;
/** Words of which no name of a place consists. */
const NO_NAME =
  /政府|人民|关于|全面|推进|建设|振兴|就业|发展|经济|社会|城乡|乡村|农村|新型|代表|委员|办公|法治|依法|行政|工作|年度|报告|加强|落实|贯彻|开展|实施|[年月日的和与及在是对为局厅]|^(?:[市县区州旗度第]|自治)/;

/** What follows the name of a place in the name or the title of one of its bodies. */
const BODY = '人民政府|委员会|政府|司法局|法治|关于|\\d|第?[\\d一二三四五六七八九十]{1,4}届|[市区县]长|$';
const BEGINS_BODY = new RegExp(`^(?:${BODY})`);
/** Levels above a town that the gazetteer does not know: 石门坎县 in 石门坎县云间镇人民政府. */
const UNKNOWN_ABOVE = new RegExp(
  '([\\p{Script=Han}]{2,7}?(?:省|自治区))?([\\p{Script=Han}]{2,6}?(?:自治州|市|盟))?' +
    '([\\p{Script=Han}]{1,8}?(?:自治县|县|区|市|旗))?' +
    `(?=(?:人民政府)?[\\p{Script=Han}]{1,8}?${TOWN_SUFFIX}|${BODY})`,
  'uy',
);

/**
 * @param start where the chain begins: at the start of a name, or at a name of the gazetteer
 * @param isAnchored whether a name can begin there, so that names unknown to the gazetteer are accepted
 * @returns null if no place is named there
 */
export function placeChainAt(
  text: string,
  start: number,
  isAnchored: boolean,
  gazetteer: Gazetteer,
): PlaceChain | null {
  // At most positions of a text no name begins.
  if (!isAnchored && gazetteer.maxLengthAt(text, start) === 0) return null;
  const known = knownAbove(text, start, gazetteer);
  // A town may have 市 or 旗 in its own name (新市场街道).
  const beginsUnknown =
    isAnchored && known.above.length === 0 && knownTownAt(text, start, [], gazetteer) === null;
  const unknown = beginsUnknown ? unknownAbove(text, start) : null;
  const end = unknown?.end ?? known.end;
  const hasAbove = end > start;
  const townStart = hasAbove && text.startsWith('人民政府', end) ? end + 4 : end;
  const town =
    hasAbove || isAnchored ? townAt(text, townStart, known.above, isAnchored || hasAbove, gazetteer) : null;
  if (town === null && (!hasAbove || (unknown && !BEGINS_BODY.test(text.slice(end))))) return null;
  const last = town === null ? end : townStart + town.length;
  return {
    ...(unknown ?? known),
    town,
    start,
    end: last,
    words: text.slice(start, last),
    above: known.above,
    unknownAbove: unknown !== null,
  };
}

/** The chain that ends with the text: 兰州市 in 甘肃省政协副主席兰州市. */
export function placeChainBefore(text: string, gazetteer: Gazetteer): PlaceChain | null {
  for (let start = 0; start < text.length; start++) {
    const chain = placeChainAt(text, start, start === 0, gazetteer);
    if (chain?.end === text.length) return chain;
  }
  return null;
}

/** Names of the gazetteer that follow one another, each a part of the one before. */
function knownAbove(
  text: string,
  start: number,
  gazetteer: Gazetteer,
): PlaceName & { readonly above: readonly KnownPlace[]; readonly end: number } {
  let above: readonly KnownPlace[] = [];
  let names = NOWHERE;
  let end = start;
  for (let named = gazetteer.aboveTownsAt(text, end); named; named = gazetteer.aboveTownsAt(text, end)) {
    const { name, places } = named;
    const parts =
      above.length === 0 ? places : places.filter((place) => above.some((upper) => isPartOf(place, upper)));
    if (parts.length === 0 || (above.length === 0 && isCommonDistrict(name))) break;
    above = parts;
    names = { ...names, [levelOf(parts)]: name };
    end += name.length;
  }
  return { ...names, above, end };
}

function levelOf(places: readonly KnownPlace[]): 'province' | 'city' | 'county' {
  const [first] = places;
  return first?.county ? 'county' : first?.city ? 'city' : 'province';
}

function isPartOf(place: PlaceName, upper: PlaceName): boolean {
  return PLACE_LEVELS.every((level) => upper[level] === null || upper[level] === place[level]);
}

function unknownAbove(text: string, start: number): (PlaceName & { readonly end: number }) | null {
  UNKNOWN_ABOVE.lastIndex = start;
  const match = UNKNOWN_ABOVE.exec(text);
  if (!match || match[0] === '' || NO_NAME.test(match[0])) return null;
  const [whole, province = null, city = null, county = null] = match;
  return { province, city, county, town: null, end: start + whole.length };
}

function townAt(
  text: string,
  start: number,
  above: readonly KnownPlace[],
  acceptsUnknown: boolean,
  gazetteer: Gazetteer,
): string | null {
  const known = knownTownAt(text, start, above, gazetteer);
  if (known !== null || !acceptsUnknown) return known;
  UNKNOWN_TOWN.lastIndex = start;
  const name = UNKNOWN_TOWN.exec(text)?.[1];
  if (name === undefined || NO_TOWN.test(name) || NO_NAME.test(name)) return null;
  if (LONGER_WORD.test(text.slice(start + name.length))) return null;
  return isShortName(name, above, gazetteer) ? null : name;
}

function knownTownAt(
  text: string,
  start: number,
  above: readonly KnownPlace[],
  gazetteer: Gazetteer,
): string | null {
  for (let length = gazetteer.maxLengthAt(text, start); length >= 2; length--) {
    const name = text.slice(start, start + length);
    if (!TOWN_NAME.test(name) || gazetteer.towns(name).length === 0) continue;
    if (NO_TOWN.test(name)) continue;
    if (isShortName(name, above, gazetteer) || LONGER_WORD.test(text.slice(start + length))) continue;
    return name;
  }
  return null;
}

/** 新乡, 萍乡 and 景德镇 on their own are the cities. */
function isShortName(name: string, above: readonly KnownPlace[], gazetteer: Gazetteer): boolean {
  return above.length === 0 && gazetteer.shortNamed(name).length > 0;
}

/** Finds which words of a report name its place: those of the table, the issuer, the title or the opening. */
import type { Declared } from '../../domain/file.ts';
import {
  NATION_NAME,
  nation,
  PLACE_LEVELS,
  type Place,
  type PlaceName,
  UNKNOWN_PLACE_KEY,
} from '../../domain/place.ts';
import { halfWidth } from '../../text/half-width.ts';
import type { Gazetteer } from './gazetteer.ts';
import { adjacentCounty, isCommonWord, mostMentioned } from './mentions.ts';
import { isNationalBody } from './national-bodies.ts';
import { NOWHERE, type PlaceChain, placeChainAt, placeChainBefore } from './place-chain.ts';
import { chainPlace, declaredPlace } from './resolve-name.ts';

export interface PlaceSources {
  /** Lines that begin with the issuing place, most reliable first: issuers, letterhead. */
  readonly names: readonly string[];
  /** The title, which may name the place anywhere: 2024年四川省人民政府工作报告. */
  readonly title?: string;
  /**
   * Places of the bodies that the opening of a speech names, most reliable first: the congress, the government,
   * the speaker's office. They may be a level alone: 省, 市, 自治区.
   */
  readonly bodies?: readonly string[];
  /** Full text of the report: places mentioned in it disambiguate places of the same name. */
  readonly text: string;
}

const UNKNOWN_PLACE: Place = {
  ...NOWHERE,
  key: UNKNOWN_PLACE_KEY,
  code: null,
  confidence: 'unknown',
  candidates: [],
  evidence: [],
};

const PARTY = /^(?:中共|中国共产党)/;
/** A development zone with its town in brackets: 高新技术产业开发区（近海镇）. */
const BRACKETED = /[（(]([\p{Script=Han}]{1,16}?(?:街道|镇|乡))[）)]/u;
/** What follows the place of an issuer, and of a title that is no mention of another's place. */
const ISSUER = /^(?:人民政府|委员会|政府|委|\d|关于|司法局|法治|依法|年度|人大|第.{1,4}届|工作报告|《)/;
/** The rest of the name of a body, after its place: 绍兴市生态环境局诸暨分局. */
const OFFICE = /^\p{Script=Han}{1,20}(?:局|厅|办|办公室|办公厅|大队|中心)$/u;
const NATIONAL_BODIES = new Set([NATION_NAME, '国务院']);
/** What makes of a city's short name that of one of its zones: 漳州高新技术产业开发区管理委员会. */
const ZONE =
  /^[\p{Script=Han}]{0,12}?(?:开发区|高新区|经开区|新区|科技城|示范区|保税区|园区|度假区|管委会|管理委员会)/u;
/** Words before which no name of a place in a title can begin, except for those of the gazetteer. */
const BOUNDARY = /(?:^|年度?|关于|中共|中国共产党|在|对|[^\p{Script=Han}])$/u;

/** Declared place names override those in the report. */
export function resolvePlace(sources: PlaceSources, declared: Declared, gazetteer: Gazetteer): Place {
  if (declared.province ?? declared.city ?? declared.county ?? declared.town) {
    return declaredPlace(declared, gazetteer);
  }
  const { text, bodies = [] } = sources;
  const title = titleWithoutCitations(sources.title ?? '');
  const names = sources.names.map((name) => name.replace(/\s/g, ''));
  const national = [...names, title].find(isNationalBody);
  if (national !== undefined) return nation([national]);
  const named = names.flatMap((name) => chainAtStart(name, sources, gazetteer) ?? []);
  const titled = chainInTitle(title, sources, gazetteer);
  const town = [...named, ...(titled ? [titled] : [])].find((chain) => chain.town !== null);
  if (town) return chainPlace(town, 'certain', text, gazetteer);
  const issuer = [...named, ...(titled?.isIssuer ? [titled] : [])][0];
  if (issuer) return chainPlace(issuer, 'certain', text, gazetteer);
  return (
    placeOfBodies(bodies, text, gazetteer) ??
    (titled ? chainPlace(titled, 'likely', text, gazetteer) : null) ??
    placeOfShortName([title, ...names], text, gazetteer) ??
    placeOfLevel(bodies, text, gazetteer) ??
    UNKNOWN_PLACE
  );
}

/** A chain with whether it is followed by the words for a body or a report of the place. */
interface NamedChain extends PlaceChain {
  readonly isIssuer: boolean;
}

/** Without the laws and papers that it cites; a report may itself be in 《》. */
function titleWithoutCitations(title: string): string {
  return halfWidth(title.replace(/\s/g, '')).replace(/《([^《》]*)》/g, (_, cited: string) =>
    /报告|总结/.test(cited) ? cited : '□',
  );
}

function chainAtStart(name: string, sources: PlaceSources, gazetteer: Gazetteer): NamedChain | null {
  const bracketed = bracketedTown(name, gazetteer);
  if (bracketed) return bracketed;
  const start = PARTY.exec(name)?.[0].length ?? 0;
  const chain = placeChainAt(name, start, true, gazetteer);
  if (!chain) return null;
  const rest = name.slice(chain.end);
  const isIssuer = rest === '' || ISSUER.test(rest) || OFFICE.test(rest);
  return (chain.town === null ? isIssuer : isAttested(chain, sources, gazetteer))
    ? { ...chain, isIssuer }
    : null;
}

function bracketedTown(name: string, gazetteer: Gazetteer): NamedChain | null {
  const town = BRACKETED.exec(name)?.[1];
  if (town === undefined) return null;
  const known = placeChainAt(town, 0, true, gazetteer);
  if (known?.end === town.length && known.above.length > 0) return { ...known, isIssuer: true };
  const chain = { ...NOWHERE, town, start: 0, end: 0, words: name, above: [], unknownAbove: false };
  return { ...chain, isIssuer: true };
}

/** The first place that a title names. */
function chainInTitle(title: string, sources: PlaceSources, gazetteer: Gazetteer): NamedChain | null {
  const bracketed = bracketedTown(title, gazetteer);
  if (bracketed) return bracketed;
  for (let start = 0; start < title.length; start++) {
    const isAnchored = BOUNDARY.test(title.slice(0, start));
    const chain = placeChainAt(title, start, isAnchored, gazetteer);
    if (!chain || (chain.town !== null && !isAttested(chain, sources, gazetteer))) continue;
    return { ...chain, isIssuer: ISSUER.test(title.slice(chain.end)) };
  }
  return null;
}

/**
 * Whether the words are known to be a town: the gazetteer has it, the places above it precede it, or the report
 * speaks of its government or of itself as a town.
 */
function isAttested(
  { town, above, unknownAbove }: PlaceChain,
  sources: PlaceSources,
  gazetteer: Gazetteer,
): boolean {
  if (town === null || above.length > 0 || unknownAbove || gazetteer.towns(town).length > 0) return true;
  const level = /街道$/.test(town) ? '街道' : /镇$/.test(town) ? '镇' : '乡';
  const report = [...sources.names, sources.title ?? '', sources.text].join('\n');
  return (
    new RegExp(`${town}(?:人民政府|政府|党委|党工委|委员会|办事处)`).test(report) ||
    new RegExp(
      `(?:[我全]${level}|(?<!\\p{Script=Han}|乡)${level}(?:党委|党工委|人民政府|政府|人大))`,
      'u',
    ).test(report) ||
    adjacentCounty(town, sources.text, gazetteer) !== null
  );
}

/** The place of the congress that a report was given to, or of the government that it was given for. */
function placeOfBodies(bodies: readonly string[], text: string, gazetteer: Gazetteer): Place | null {
  if (bodies.some((body) => NATIONAL_BODIES.has(body))) return nation(bodies);
  for (const body of bodies) {
    const chain = placeChainBefore(body, gazetteer);
    if (chain) return chainPlace(chain, 'certain', text, gazetteer);
  }
  return null;
}

/**
 * 新疆 in 2024年新疆政府工作报告, 漳州 in the name of its zone; of a province, a city and a county of one short name it
 * is the province.
 */
function placeOfShortName(names: readonly string[], text: string, gazetteer: Gazetteer): Place | null {
  for (const name of names) {
    const place = shortNameIn(name, text, gazetteer);
    if (place) return place;
  }
  return null;
}

function shortNameIn(name: string, text: string, gazetteer: Gazetteer): Place | null {
  for (let start = 0; start < name.length; start++) {
    if (!BOUNDARY.test(name.slice(0, start))) continue;
    const named = gazetteer.shortAboveTownsAt(name, start);
    if (!named || isCommonWord(named.name)) continue;
    const rest = name.slice(start + named.name.length);
    if (!ISSUER.test(rest) && !ZONE.test(rest)) continue;
    const [outermost] = named.places;
    const depth = (place: PlaceName): number => PLACE_LEVELS.filter((level) => place[level] !== null).length;
    const places = outermost
      ? named.places.filter((place) => depth(place) === Math.min(...named.places.map(depth)))
      : [];
    const chain = { ...NOWHERE, start, end: 0, words: named.name, above: places, unknownAbove: false };
    return chainPlace(chain, 'likely', text, gazetteer);
  }
  return null;
}

/**
 * A speech that says only 我代表省人民政府 speaks of its own province far more often than of any other: the place of
 * the level that the text mentions most.
 */
function placeOfLevel(bodies: readonly string[], text: string, gazetteer: Gazetteer): Place | null {
  const level = bodies
    .map((body) => /^(?:本|我)?(省|自治区|市|自治州|州|盟|县|区|旗)$/.exec(body)?.[1])
    .find(Boolean);
  if (level === undefined) return null;
  const most = mostMentioned(level, text, gazetteer);
  if (!most) return null;
  const chain = { ...NOWHERE, start: 0, end: 0, words: most.name, above: most.places, unknownAbove: false };
  return chainPlace(chain, 'likely', text, gazetteer);
}

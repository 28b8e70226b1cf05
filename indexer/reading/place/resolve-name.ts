/** Resolves a name that was found against the gazetteer, with a confidence and the evidence for it. */
import type { Declared } from '../../domain/file.ts';
import {
  type Confidence,
  NATION_NAME,
  nation,
  PLACE_LEVELS,
  type Place,
  type PlaceLevel,
  type PlaceName,
} from '../../domain/place.ts';
import type { Gazetteer, KnownPlace } from './gazetteer.ts';
import { adjacentCounty, mentionScore, mentionsOf } from './mentions.ts';
import { NOWHERE, type PlaceChain } from './place-chain.ts';

/** @param confidence of a place above towns; that of a town depends on what the text mentions beside it */
export function chainPlace(
  chain: PlaceChain,
  confidence: Confidence,
  text: string,
  gazetteer: Gazetteer,
): Place {
  const { town } = chain;
  if (town !== null) return townPlace({ ...chain, town, evidence: chain.words }, text, gazetteer);
  const [only] = chain.above;
  if (only && chain.above.length === 1) return knownPlace(only, confidence, [chain.words]);
  if (only) return disambiguate(chain.above, { ...chain, town: chain.words, evidence: chain.words }, text);
  const name = { ...NOWHERE, province: chain.province, city: chain.city, county: chain.county };
  return {
    ...name,
    key: joinedNames(name),
    code: null,
    confidence: 'unknown',
    candidates: [],
    evidence: [chain.words],
  };
}

/** A town with the names of the levels above it that precede it in the text. */
interface TownName extends PlaceName {
  readonly town: string;
  readonly evidence: string;
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
 * Keeps declared names unchanged; the gazetteer adds the code and the missing levels if they are unambiguous.
 */
export function declaredPlace(declared: Declared, gazetteer: Gazetteer): Place {
  const { province = null, city = null, county = null, town = null } = declared;
  const given = { province, city, county, town };
  if (PLACE_LEVELS.every((level) => given[level] === null || given[level] === NATION_NAME))
    return nation([NATION_NAME]);
  const last = town ?? county ?? city ?? province ?? '';
  const known = gazetteer
    .named(last)
    .filter((place) => agrees(place, given) && (town === null) === (place.town === null));
  const [only] = known;
  const evidence = [PLACE_LEVELS.map((level) => given[level] ?? '').join('')];
  if (only && known.length === 1) return knownPlace(only, 'certain', evidence);
  return { ...given, key: joinedNames(given), code: null, confidence: 'certain', candidates: [], evidence };
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

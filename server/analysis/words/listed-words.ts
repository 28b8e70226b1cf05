/** Which words are worth listing: not those that any text has, nor numbers, nor the names of the places compared. */
import type { ReportRecord } from '../../../indexer/domain/document.ts';
import { PLACE_LEVELS } from '../../../indexer/domain/place.ts';
import { foldToString } from '../../../indexer/text/fold.ts';

const HAN_NUMBER = /^[零〇一二两三四五六七八九十百千万亿]+$/u;
/** Places that a word must be used in, where there are that many: what fewer use says more of them than of all. */
const LEAST_PLACES = 5;
/** What kind of unit a place is, at the end of its name. */
const UNIT_KINDS = /(?:特别行政区|自治[区州县旗]|地区|街道|[省市盟县区旗乡镇])$/u;

/** @param folded a word of folded text */
export function isNumber(folded: string): boolean {
  return HAN_NUMBER.test(folded);
}

/**
 * Places in which a word must stand to be listed: 5, but no more than half of all, so that a county of six towns has
 * keywords, and a single town.
 */
export function leastPlaces(places: number): number {
  return Math.min(LEAST_PLACES, Math.ceil(places / 2));
}

/**
 * Names of administrative units, and parts of them as segmentation leaves them, that stand in as many places as a word needs
 * to be listed: every report of a province names the province, which says nothing of what it does.
 */
export class PlaceNames {
  private readonly parts = new Set<string>();

  /**
   * @param records reports of the places
   * @param least places that have to lie in a unit
   */
  constructor(records: Iterable<ReportRecord>, least: number) {
    const places = new Map([...records].map(({ place }) => [place.key, place]));
    const counts = new Map<string, number>();
    for (const place of places.values()) {
      const names = new Set(PLACE_LEVELS.flatMap((level) => place[level] ?? []));
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    for (const [name, count] of counts) if (count >= least) this.add(foldToString(name));
  }

  /** Whether a word of folded text is such a name, or a part of one. */
  has(folded: string): boolean {
    return this.parts.has(folded);
  }

  private add(name: string): void {
    const bare = name.replace(UNIT_KINDS, '');
    this.parts.add(name);
    for (let start = 0; start < bare.length; start++)
      for (let end = start + 1; end <= bare.length; end++) this.parts.add(bare.slice(start, end));
  }
}

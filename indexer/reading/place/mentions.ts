/** Mentions of places in the text of a report, which tell its own place from others of the same name. */
import type { PlaceName } from '../../domain/place.ts';
import { type Gazetteer, type KnownPlace, type Named, shortName } from './gazetteer.ts';

/** County names that are also common words: 平安 in 平安建设 is no evidence of 平安区. */
const COMMON_WORDS = new Set(
  '平安 和平 友好 合作 新华 文化 建设 团结 民主 光明 繁荣 安定 长安 永安 安康 振兴 向阳 红旗 城中 城东 城西 城南 城北 中原 南山 东方 市中 河东 河西 新城 大通 广安 兴安 东风 前进 解放 五一 铁西 铁东 东山 西山 郊区 矿区 城区 市区 自治 民乐 通道 海港 高新 开发 正定 保定 定安 稳定'.split(
    ' ',
  ),
);

/**
 * Finds a county name, full or short, within ten characters before the name of the town:
 * 启东高新区（近海镇）.
 */
export function adjacentCounty(
  town: string,
  text: string,
  gazetteer: Gazetteer,
): { place: KnownPlace; words: string } | null {
  const before = [...text.matchAll(new RegExp(`[\\p{Script=Han}（(]{2,12}(?=${town})`, 'gu'))].map(
    ([words]) => words,
  );
  if (before.length === 0) return null;
  let best: { place: KnownPlace; words: string; name: string } | null = null;
  for (const [name, place, shortName] of gazetteer.aboveTowns) {
    if (place.county === null) continue;
    const short = evident(shortName);
    const words = before.find(
      (context) => context.includes(name) || (short !== null && context.startsWith(short)),
    );
    if (words && (!best || name.length > best.name.length)) best = { place, words: words + town, name };
  }
  return best;
}

/**
 * Names of the levels above a town that are mentioned outside of the name of the town itself, county first.
 */
export function mentionsOf(place: PlaceName, text: string, town: string): string[] {
  const rest = text.replaceAll(town, '□');
  return [place.county, place.city, place.province].flatMap((name) => {
    if (name === null) return [];
    if (rest.includes(name)) return [name];
    const short = evident(shortName(name));
    return short !== null && rest.includes(short) ? [short] : [];
  });
}

/** A text mentions its own place at least so often … */
const MIN_MENTIONS = 3;
/** … and so many times as often as any other of the level. */
const MIN_LEAD = 2;

/** The name of a level that a text mentions far more often than any other; null if there is none. */
export function mostMentioned(level: string, text: string, gazetteer: Gazetteer): Named | null {
  const byName = new Map<string, { places: KnownPlace[]; mentions: number }>();
  for (const [name, place, short] of gazetteer.aboveTowns) {
    if (!name.endsWith(level) || (level === '区' && place.county === null)) continue;
    const same = byName.get(name);
    if (same) same.places.push(place);
    else byName.set(name, { places: [place], mentions: count(text, evident(short) ?? name) });
  }
  const ranked = [...byName].sort(([, a], [, b]) => b.mentions - a.mentions);
  const [first, second] = ranked;
  if (!first || first[1].mentions < Math.max(MIN_MENTIONS, MIN_LEAD * (second?.[1].mentions ?? 0)))
    return null;
  return { name: first[0], places: first[1].places };
}

function count(text: string, words: string): number {
  let found = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) found++;
  return found;
}

/** A county outweighs a city and a province together, a city outweighs a province. */
export function mentionScore(place: PlaceName, mentions: readonly string[]): number {
  const score = (name: string | null, weight: number): number =>
    name !== null && mentions.some((mention) => mention !== '' && name.startsWith(mention)) ? weight : 0;
  return score(place.county, 4) + score(place.city, 2) + score(place.province, 1);
}

/** Whether the short name of a place is no evidence of it. */
export function isCommonWord(short: string): boolean {
  return COMMON_WORDS.has(short);
}

/** null for a short name that is also a common word. */
function evident(short: string | null): string | null {
  return short === null || COMMON_WORDS.has(short) ? null : short;
}

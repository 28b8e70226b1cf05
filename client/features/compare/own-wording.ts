/** What one column alone says: neither the names of its place nor its figures, which every report has its own of. */
import type { Hit } from '../../../server/contract/passage.ts';
import { shortName } from '../../messages/place-name.ts';
import { figures } from '../../ui/passage/ranges/figures.ts';
import { gapsBetween, type Range, withoutPunctuation } from '../../ui/passage/ranges/segments.ts';

/** Figures without a unit as well. */
const NUMBER = /[0-9０-９][0-9０-９.．,，]*[%％‰]?/gu;
/** A single character between a name and a figure is no wording. */
const WORDING = /\p{L}{2}/u;

interface Compared extends Pick<Hit, 'text' | 'report'> {
  readonly stretches: readonly { readonly start: number; readonly end: number }[];
}

/** @returns ranges in order and disjoint */
export function ownWording({ text, report: { place }, stretches }: Compared): Range[] {
  const { province, city, county, town } = place;
  const names = [province, city, county, town, shortName(place)].filter((name) => name !== null);
  const left = [
    ...figures(text),
    ...[...text.matchAll(NUMBER)].map(({ index, 0: number }): Range => [index, index + number.length]),
    ...names.flatMap((name) => placesOf(text, name)),
  ].sort(([a], [b]) => a - b);
  const shared = stretches.map(({ start, end }): Range => [start, end]);
  return gapsBetween(text, shared)
    .flatMap((gap) => without(gap, left))
    .filter(([start, end]) => WORDING.test(text.slice(start, end)))
    .map((range) => withoutPunctuation(text, range));
}

function placesOf(text: string, name: string): Range[] {
  const places: Range[] = [];
  for (let at = text.indexOf(name); at >= 0 && name !== ''; at = text.indexOf(name, at + name.length))
    places.push([at, at + name.length]);
  return places;
}

/** The parts of a range outside of others, which are sorted by their start. */
function without([start, end]: Range, others: readonly Range[]): Range[] {
  const parts: Range[] = [];
  let at = start;
  for (const [from, to] of others) {
    if (to <= at || from >= end) continue;
    if (from > at) parts.push([at, from]);
    at = to;
  }
  if (at < end) parts.push([at, end]);
  return parts;
}

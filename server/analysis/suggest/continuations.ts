/** Where a beginning stands in the collection in; the words, phrases and headings that go on from it there out. */
import { foldToString } from '../../../indexer/text/fold.ts';
import type { LexiconWord } from './lexicon.ts';
import type { SampledOccurrence } from './occurrence-sample.ts';
import { phraseBoundaries } from './phrase-boundaries.ts';

export interface Continuing {
  readonly folded: string;
  readonly kind: 'word' | 'phrase' | 'heading';
  /** Among the places that were looked at. */
  readonly count: number;
  /** As it is written, where that is known; else it is to be read where it was seen. */
  readonly text: string | null;
  readonly seen: SampledOccurrence | null;
}

/** Characters after what is typed. */
const LONGEST = 16;
const PHRASES = 40;
/** Of the places where a stretch stands, those after one character by which it is taken for the tail of a word. */
const ONE_BEFORE = 0.7;
const HEADINGS = 3;
/** Characters of a heading: longer ones are sentences. */
const LONGEST_HEADING = 40;

/** What is told twice stands first as what tells more: a word before the phrase, the phrase before the heading. */
export function continuing(
  beginning: string,
  sightings: readonly SampledOccurrence[],
  lexicon: readonly LexiconWord[],
): Continuing[] {
  return [
    ...words(beginning, sightings, lexicon),
    ...phrases(beginning, sightings),
    ...headings(beginning, sightings),
  ];
}

function words(
  beginning: string,
  sightings: readonly SampledOccurrence[],
  lexicon: readonly LexiconWord[],
): Continuing[] {
  return lexicon
    .filter(({ folded }) => folded.startsWith(beginning) && folded !== beginning)
    .map(({ text, folded }): Continuing => {
      const count = sightings.filter((one) => one.text.startsWith(folded, one.at)).length;
      return { folded, kind: 'word', count, text, seen: null };
    })
    .filter(({ count }) => count > 0);
}

function phrases(beginning: string, sightings: readonly SampledOccurrence[]): Continuing[] {
  const clause = clauseAfter(beginning);
  const following = sightings.map(({ text, at }) => {
    const from = at + beginning.length;
    return clause.exec(text.slice(from, from + LONGEST + 1))?.[0] ?? '';
  });
  return phraseBoundaries(beginning, following, LONGEST)
    .sort((a, b) => b.count - a.count)
    .slice(0, PHRASES)
    .flatMap(({ text, count }): Continuing[] => {
      const places = sightings.filter((one) => one.text.startsWith(text, one.at));
      const [seen] = places;
      if (!seen || (beginning.length === 1 && isTail(places))) return [];
      return [{ folded: text, kind: 'phrase', count, text: null, seen }];
    });
}

/** Whether nearly all of them go on from one and the same character: 法所 is the tail of 司法所. */
function isTail(places: readonly SampledOccurrence[]): boolean {
  const counts = new Map<string, number>();
  for (const { text, at } of places) {
    const before = text[at - 1] ?? '';
    if (/\p{Script=Han}/u.test(before)) counts.set(before, (counts.get(before) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) >= places.length * ONE_BEFORE;
}

/** What a reader takes for one word or phrase: no mark in it, and no digits but those that are being typed. */
function clauseAfter(beginning: string): RegExp {
  return /\d$/.test(beginning)
    ? /^\d*[\p{Script=Han}\p{Script=Latin}]*/u
    : /^[\p{Script=Han}\p{Script=Latin}]*/u;
}

function headings(beginning: string, sightings: readonly SampledOccurrence[]): Continuing[] {
  const found = new Map<string, { text: string; count: number }>();
  for (const { record, position } of sightings) {
    for (const heading of record.outline) {
      if (heading.position !== position || heading.text.length > LONGEST_HEADING) continue;
      const folded = foldToString(heading.text);
      if (!folded.startsWith(beginning) || folded === beginning) continue;
      const count = (found.get(folded)?.count ?? 0) + 1;
      found.set(folded, { text: heading.text, count });
    }
  }
  return [...found]
    .map(([folded, { text, count }]): Continuing => ({ folded, kind: 'heading', count, text, seen: null }))
    .sort((a, b) => b.count - a.count)
    .slice(0, HEADINGS);
}

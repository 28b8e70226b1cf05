/**
 * What is typed in; what of the collection goes on from it out, with how often it stands there.
 *
 * Nothing is built for it beforehand: the folded text in memory is looked at anew for each key.
 */
import { passageId } from '../../../indexer/domain/ids.ts';
import { fold, foldToString } from '../../../indexer/text/fold.ts';
import { halfWidth } from '../../../indexer/text/half-width.ts';
import type { SuggestAnswer } from '../../contract/suggest.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';
import { endsAfter, foldTyped, START, speller } from '../places/pinyin-match.ts';
import { type Continuing, continuing } from './continuations.ts';
import { type LexiconWord, lexiconWords } from './lexicon.ts';
import { type SampledOccurrence, sampleOccurrences } from './occurrence-sample.ts';
import { lastTerm } from './typed-term.ts';

export interface Suggesting extends SearchContext {
  readonly settings: { readonly lexicon: string };
}

interface Counted extends Continuing {
  readonly occurrences: number;
  readonly exact: boolean;
}

/** A word of the field is what is meant five times as often as another stretch of text. */
const WEIGHT = { word: 5, phrase: 1, heading: 1 };
/** Words that pinyin may stand for; each is counted. */
const SPELLED = 8;
const PINYIN = /^[a-zü' ]+$/iu;

export async function suggest(
  context: Suggesting,
  { typed, limit }: { readonly typed: string; readonly limit: number },
  signal?: AbortSignal,
): Promise<SuggestAnswer> {
  const started = performance.now();
  const [start, end] = lastTerm(typed);
  const term = typed.slice(start, end);
  const lexicon = lexiconWords(context.settings.lexicon);
  const found = [
    ...(await goingOn(context, foldToString(term), lexicon, signal)),
    ...(PINYIN.test(term) ? await spelled(context, term, lexicon, signal) : []),
  ];
  // Of what is told twice the first is kept.
  const once = [...new Map(found.toReversed().map((one) => [one.folded, one])).values()];
  const weight = ({ kind, occurrences }: Counted): number => WEIGHT[kind] * occurrences;
  const best = once.sort((a, b) => weight(b) - weight(a) || (a.folded < b.folded ? -1 : 1)).slice(0, limit);
  return {
    typed,
    replaces: [start, end],
    suggestions: await written(context, best),
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

async function goingOn(
  context: SearchContext,
  beginning: string,
  lexicon: readonly LexiconWord[],
  signal: AbortSignal | undefined,
): Promise<Counted[]> {
  // No word goes on from a mark.
  if (!/[\p{Script=Han}\p{Script=Latin}\d]$/u.test(beginning)) return [];
  const { sightings, share } = await sampleOccurrences(context, beginning, signal);
  return continuing(beginning, sightings, lexicon).map((one) => ({ ...one, ...estimate(one.count, share) }));
}

/** Words that what is typed spells in pinyin; those that stand nowhere are left out. */
async function spelled(
  context: SearchContext,
  term: string,
  lexicon: readonly LexiconWord[],
  signal: AbortSignal | undefined,
): Promise<Counted[]> {
  const typed = foldTyped(term);
  const spell = await speller();
  const meant = lexicon
    .map((word) => ({
      ...word,
      taken: endsAfter(typed, START, spell(word.folded)).get(typed.length) ?? 0,
    }))
    .filter(({ taken }) => taken > 0)
    .sort((a, b) => a.taken - b.taken || a.folded.length - b.folded.length)
    .slice(0, SPELLED);
  const found: Counted[] = [];
  for (const { text, folded } of meant) {
    const { sightings, share } = await sampleOccurrences(context, folded, signal);
    const count = sightings.length;
    if (count > 0) found.push({ folded, kind: 'word', text, seen: null, count, ...estimate(count, share) });
  }
  return found;
}

function estimate(count: number, share: number): Pick<Counted, 'occurrences' | 'exact'> {
  return { occurrences: Math.round(count / share), exact: share === 1 };
}

/** With the characters of a report that says it: folded, 群众 is 羣众. */
async function written(
  { reader }: SearchContext,
  found: readonly Counted[],
): Promise<SuggestAnswer['suggestions']> {
  const passages = await reader.passages(found.flatMap(({ seen }) => (seen ? [idOf(seen)] : [])));
  return found.map(({ folded, kind, text, seen, occurrences, exact }) => {
    const passage = seen && passages.get(idOf(seen));
    const shown = text ?? (passage ? original(passage.text, seen.at, folded.length) : folded);
    return { text: shown, kind, occurrences, exact };
  });
}

function idOf({ record, position }: SampledOccurrence): string {
  return passageId(record.id, position);
}

/** Character by character, so that quotation marks and line breaks between them are left out. */
function original(text: string, start: number, length: number): string {
  const { starts, ends } = fold(text);
  const parts = Array.from(starts.subarray(start, start + length), (from, at) => {
    // Of a character of two units, the first brings both.
    return from === starts[start + at - 1] ? '' : halfWidth(text.slice(from, ends[start + at]));
  });
  return parts.join('');
}

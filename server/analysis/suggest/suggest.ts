/**
 * Suggests completions of the typed text from the collection, with their frequencies.
 *
 * No index is built for it: the folded text in memory is scanned on every keystroke.
 */
import { passageId } from '../../../indexer/domain/ids.ts';
import { fold, foldToString } from '../../../indexer/text/fold.ts';
import { halfWidth } from '../../../indexer/text/half-width.ts';
import type { SuggestAnswer } from '../../contract/suggest.ts';
import { onSteadyServers } from '../../engine/steady-servers.ts';
import type { SearchContext } from '../../search/hits/search-context.ts';
import { endsAfter, foldTyped, START, speller } from '../places/pinyin-match.ts';
import { type Continuation, continuations } from './continuations.ts';
import { type LexiconWord, lexiconWords } from './lexicon.ts';
import { type SampledOccurrence, sampleOccurrences } from './occurrence-sample.ts';
import { lastTerm } from './typed-term.ts';

export interface SuggestContext extends SearchContext {
  readonly settings: { readonly lexicon: string };
}

interface Suggestion extends Continuation {
  readonly occurrences: number;
  readonly exact: boolean;
}

/** A lexicon word is meant five times as often as another stretch of text. */
const WEIGHT = { word: 5, phrase: 1, heading: 1 };
/** Lexicon words considered for typed pinyin; each costs a count. */
const MAX_PINYIN_WORDS = 8;
const PINYIN = /^[a-zü' ]+$/iu;

export async function suggest(
  context: SuggestContext,
  { typed, limit }: { readonly typed: string; readonly limit: number },
  signal?: AbortSignal,
): Promise<SuggestAnswer> {
  const started = performance.now();
  const [start, end] = lastTerm(typed);
  const term = typed.slice(start, end);
  const lexicon = lexiconWords(context.settings.lexicon);
  return onSteadyServers(context.reader, async (missing) => {
    const found = [
      ...(await completions(context, foldToString(term), lexicon, signal)),
      ...(PINYIN.test(term) ? await pinyinMatches(context, term, lexicon, signal) : []),
    ];
    // The first of duplicates is kept.
    const unique = [
      ...new Map(found.toReversed().map((suggestion) => [suggestion.folded, suggestion])).values(),
    ];
    const weight = ({ kind, occurrences }: Suggestion): number => WEIGHT[kind] * occurrences;
    const best = unique
      .sort((a, b) => weight(b) - weight(a) || (a.folded < b.folded ? -1 : 1))
      .slice(0, limit);
    return {
      typed,
      replaces: [start, end],
      missing: [...missing],
      suggestions: (await withOriginalSpelling(context, best)).map((suggestion) => ({
        ...suggestion,
        exact: suggestion.exact && missing.length === 0,
      })),
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}

async function completions(
  context: SearchContext,
  prefix: string,
  lexicon: readonly LexiconWord[],
  signal: AbortSignal | undefined,
): Promise<Suggestion[]> {
  // No word continues after punctuation.
  if (!/[\p{Script=Han}\p{Script=Latin}\d]$/u.test(prefix)) return [];
  const { occurrences, share } = await sampleOccurrences(context, prefix, signal);
  return continuations(prefix, occurrences, lexicon).map((continuation) => ({
    ...continuation,
    ...estimate(continuation.count, share),
  }));
}

/** Lexicon words whose pinyin the typed text spells, except those that do not occur in the collection. */
async function pinyinMatches(
  context: SearchContext,
  term: string,
  lexicon: readonly LexiconWord[],
  signal: AbortSignal | undefined,
): Promise<Suggestion[]> {
  const typed = foldTyped(term);
  const spell = await speller();
  const matches = lexicon
    .map((word) => ({
      ...word,
      matched: endsAfter(typed, START, spell(word.folded)).get(typed.length) ?? 0,
    }))
    .filter(({ matched }) => matched > 0)
    .sort((a, b) => a.matched - b.matched || a.folded.length - b.folded.length)
    .slice(0, MAX_PINYIN_WORDS);
  const suggestions: Suggestion[] = [];
  for (const { text, folded } of matches) {
    const { occurrences, share } = await sampleOccurrences(context, folded, signal);
    const count = occurrences.length;
    if (count > 0)
      suggestions.push({ folded, kind: 'word', text, example: null, count, ...estimate(count, share) });
  }
  return suggestions;
}

function estimate(count: number, share: number): Pick<Suggestion, 'occurrences' | 'exact'> {
  return { occurrences: Math.round(count / share), exact: share === 1 };
}

/** Takes the spelling from a report in which it occurs: folded, 群众 is 羣众. */
async function withOriginalSpelling(
  { reader }: SearchContext,
  suggestions: readonly Suggestion[],
): Promise<SuggestAnswer['suggestions']> {
  const passages = await reader.passages(
    suggestions.flatMap(({ example }) => (example ? [idOf(example)] : [])),
  );
  return suggestions.map(({ folded, kind, text, example, occurrences, exact }) => {
    const passage = example && passages.get(idOf(example));
    const spelling = text ?? (passage ? original(passage.text, example.at, folded.length) : folded);
    return { text: spelling, kind, occurrences, exact };
  });
}

function idOf({ record, position }: SampledOccurrence): string {
  return passageId(record.id, position);
}

/** Copies character by character, so that quotation marks and line breaks in between are dropped. */
function original(text: string, start: number, length: number): string {
  const { starts, ends } = fold(text);
  const parts = Array.from(starts.subarray(start, start + length), (from, at) => {
    // The first unit of a surrogate pair contributes both.
    return from === starts[start + at - 1] ? '' : halfWidth(text.slice(from, ends[start + at]));
  });
  return parts.join('');
}

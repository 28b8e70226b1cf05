/** What a part of the collection says more than another, or less: its keywords. */

import { FILTER_NAMES } from '../../../indexer/domain/filters.ts';
import type { Filters } from '../../contract/parameters.ts';
import type { KeywordsAnswer, KeywordsQuery } from '../../contract/words.ts';
import { leadingInTurns, timeSlice } from '../../corpus/time-slice.ts';
import { onSteadyServers } from '../../engine/steady-servers.ts';
import { searchableReports } from '../../search/hits/scan.ts';
import type { SmartContext } from '../../search/smart/smart-context.ts';
import { isNumber, leastPlaces, PlaceNames } from './listed-words.ts';
import {
  CONFIDENCE,
  conservativeLogRatio,
  logRatio,
  logRatioInterval,
  type PassageCounts,
  signedG2,
} from './statistics/keyness.ts';
import {
  among,
  countWords,
  everything,
  filtered,
  type Subcorpus,
  searchedReports,
  without,
  wordUses,
} from './subcorpus.ts';
import type { WordIndex } from './word-index.ts';
import type { WordTally } from './word-tally.ts';
import { writtenWords } from './written-words.ts';

export interface KeywordContext extends SmartContext {
  readonly words: WordIndex;
}

/** Names that are left out, as far as they are told. */
const MAX_NAMES = 20;
/** Of what rates are parts. */
const RATE_PASSAGES = 100;

interface Candidate {
  readonly word: number;
  readonly counts: PassageCounts;
  readonly g2: number;
}

interface Keyword extends Candidate {
  readonly lrc: number;
}

export async function keywords(
  context: KeywordContext,
  request: KeywordsQuery,
  signal?: AbortSignal,
): Promise<KeywordsAnswer> {
  const started = performance.now();
  return onSteadyServers(context.reader, async (missing) => {
    const known = context.words.current;
    const counting = { once: request.once === 'true', signal };
    const { passages } = request;
    const within = filtered(context, request);
    const own = passages.length > 0 ? among(within, passages) : within;
    const other = compared(context, request, own);
    const ownCount = await countWords(context, known, own, counting);
    const otherCount = await countWords(context, known, other, counting);
    const isMore = request.direction === 'more';
    const using = isMore ? ownCount.tally : otherCount.tally;
    const listed = new ListedWords(context, request, isMore, leastPlaces(using.all.places));
    const candidates = await candidatesOf(
      known.table,
      ownCount.tally,
      otherCount.tally,
      isMore,
      listed,
      signal,
    );
    const end = request.offset + request.limit;
    const leading = await rank(candidates.typical, candidates.tested, isMore, end, signal);
    const shown = leading.slice(request.offset);
    const numbers = shown.map(({ word }) => word);
    const uses = await wordUses(context, known, isMore ? own : other, counting, numbers);
    const written = await writtenWords(
      context,
      numbers.map((word, at) => [known.table.text(word), uses[at]?.first ?? null]),
    );
    return {
      words: shown.map(({ word, counts, g2, lrc }, at) => {
        const { low, high } = logRatioInterval(counts, candidates.tested);
        return {
          word: written[at] ?? '',
          count: ownCount.tally.occurrences(word),
          passages: counts.own,
          places: ownCount.tally.places(word),
          of: ownCount.tally.all.places,
          rate: rateOf(counts.own, counts.ownAll),
          countAgainst: otherCount.tally.occurrences(word),
          passagesAgainst: counts.other,
          placesAgainst: otherCount.tally.places(word),
          rateAgainst: rateOf(counts.other, counts.otherAll),
          lrc,
          logRatio: logRatio(counts),
          low,
          high,
          g2,
          dp: uses[at]?.dp ?? null,
        };
      }),
      total: candidates.typical.length,
      tested: candidates.tested,
      confidence: CONFIDENCE,
      leastPlaces: listed.leastPlaces,
      names: listed.leftOut.slice(0, MAX_NAMES),
      own: { ...ownCount.tally.all, copies: ownCount.copies },
      against: { ...otherCount.tally.all, copies: otherCount.copies },
      searched: searchedReports(context, known, [own, other]),
      once: counting.once,
      dictionary: dictionaryOf(context),
      missing: [...missing],
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}

/** Versions of the dictionaries that the words are of. */
export function dictionaryOf({ texts }: Pick<KeywordContext, 'texts'>): KeywordsAnswer['dictionary'] {
  const { segmentation } = texts;
  return segmentation && { dictionary: segmentation.dictionary, lexicon: segmentation.lexicon };
}

/** What the subcorpus is compared with. */
function compared(context: KeywordContext, request: KeywordsQuery, own: Subcorpus): Subcorpus {
  const filters = Object.fromEntries(
    FILTER_NAMES.map((name) => [name, request[`against.${name}`]]),
  ) as unknown as Filters;
  if (FILTER_NAMES.some((name) => filters[name].length > 0)) return without(filtered(context, filters), own);
  return request.against === 'all' ? everything : without(everything, own);
}

/** Decides which words are listed, and keeps the names that are not. */
class ListedWords {
  readonly leftOut: string[] = [];
  private readonly names: PlaceNames;
  private readonly isStopWord: (folded: string) => boolean;

  constructor(
    context: KeywordContext,
    request: KeywordsQuery,
    isMore: boolean,
    readonly leastPlaces: number,
  ) {
    const records = isMore ? searchableReports(context.catalogue, request) : context.catalogue.all.values();
    this.names = new PlaceNames(records, leastPlaces);
    this.isStopWord = context.smart.vocabulary().isStopWord;
  }

  has(folded: string): boolean {
    if (isNumber(folded) || this.isStopWord(folded)) return false;
    if (!this.names.has(folded)) return true;
    this.leftOut.push(folded);
    return false;
  }
}

/**
 * Words that one side uses more than the other, in enough places; none where a side is empty.
 *
 * @returns also how many were tested: those that might have been
 */
async function candidatesOf(
  table: { readonly size: number; text(word: number): string },
  own: WordTally,
  other: WordTally,
  isMore: boolean,
  listed: ListedWords,
  signal: AbortSignal | undefined,
): Promise<{ readonly typical: readonly Candidate[]; readonly tested: number }> {
  const using = isMore ? own : other;
  const slice = timeSlice(signal);
  const typical: Candidate[] = [];
  let tested = 0;
  if (own.all.passages === 0 || other.all.passages === 0) return { typical, tested };
  for (let word = 0; word < using.size; word++) {
    if (using.places(word) < listed.leastPlaces) continue;
    if (slice.isOver()) await slice.next();
    if (!listed.has(table.text(word))) continue;
    tested++;
    const counts = {
      own: own.passages(word),
      ownAll: own.all.passages,
      other: other.passages(word),
      otherAll: other.all.passages,
    };
    const g2 = signedG2(counts);
    if (isMore ? g2 > 0 : g2 < 0) typical.push({ word, counts, g2 });
  }
  return { typical, tested };
}

/** The surest first, up to a number of them; those that may be chance by G². */
async function rank(
  candidates: readonly Candidate[],
  tested: number,
  isMore: boolean,
  count: number,
  signal: AbortSignal | undefined,
): Promise<Keyword[]> {
  const slice = timeSlice(signal);
  const ranked: Keyword[] = [];
  for (const candidate of candidates) {
    ranked.push({ ...candidate, lrc: conservativeLogRatio(candidate.counts, tested) });
    if (slice.isOver()) await slice.next();
  }
  const sign = isMore ? 1 : -1;
  return leadingInTurns(
    ranked,
    (a, b) => sign * (b.lrc - a.lrc) || sign * (b.g2 - a.g2) || a.word - b.word,
    count,
    slice,
  );
}

function rateOf(passages: number, all: number): number {
  return all === 0 ? 0 : (RATE_PASSAGES * passages) / all;
}

/** All words of a part of the collection, with how often and how evenly they are used. */
import { foldToString } from '../../../indexer/text/fold.ts';
import type { WordsAnswer, WordsQuery } from '../../contract/words.ts';
import { leadingInTurns, timeSlice } from '../../corpus/time-slice.ts';
import { onSteadyServers } from '../../engine/steady-servers.ts';
import { dictionaryOf, type KeywordContext } from './keywords.ts';
import { isNumber } from './listed-words.ts';
import { countWords, filtered, searchedReports, wordUses } from './subcorpus.ts';
import { writtenWords } from './written-words.ts';

export async function wordList(
  context: KeywordContext,
  request: WordsQuery,
  signal?: AbortSignal,
): Promise<WordsAnswer> {
  const started = performance.now();
  return onSteadyServers(context.reader, async (missing) => {
    const known = context.words.current;
    const counting = { once: request.once === 'true', signal };
    const subcorpus = filtered(context, request);
    const { tally, copies } = await countWords(context, known, subcorpus, counting);
    const typed = foldToString(request.typed ?? '');
    const isStopWord = context.smart.vocabulary().isStopWord;
    const slice = timeSlice(signal);
    const found: number[] = [];
    for (let word = 0; word < tally.size; word++) {
      if (tally.passages(word) === 0) continue;
      if (slice.isOver()) await slice.next();
      const text = known.table.text(word);
      if (typed !== '' ? !text.includes(typed) : isNumber(text) || isStopWord(text)) continue;
      found.push(word);
    }
    const figure = (word: number): number => tally[request.sort](word);
    const { offset, limit } = request;
    const inOrder = (a: number, b: number): number => figure(b) - figure(a) || a - b;
    const leading = await leadingInTurns(found, inOrder, offset + limit, slice);
    const shown = leading.slice(offset);
    const uses = await wordUses(context, known, subcorpus, counting, shown);
    const written = await writtenWords(
      context,
      shown.map((word, at) => [known.table.text(word), uses[at]?.first ?? null]),
    );
    return {
      words: shown.map((word, at) => ({
        word: written[at] ?? '',
        count: tally.occurrences(word),
        passages: tally.passages(word),
        places: tally.places(word),
        of: tally.all.places,
        perTenThousand: (10_000 * tally.occurrences(word)) / tally.all.words,
        dp: uses[at]?.dp ?? null,
      })),
      total: found.length,
      own: { ...tally.all, copies },
      searched: searchedReports(context, known, [subcorpus]),
      once: counting.once,
      dictionary: dictionaryOf(context),
      missing: [...missing],
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
  });
}

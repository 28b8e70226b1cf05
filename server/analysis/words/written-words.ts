/**
 * Words as a report writes them: in memory they are folded, where 群众 is 羣众. Any passage with the word tells, and its text
 * comes from the engine.
 */
import { passageId } from '../../../indexer/domain/ids.ts';
import { fold } from '../../../indexer/text/fold.ts';
import type { PassageCache, PassageLocation } from '../../corpus/passage-cache.ts';
import type { TextStore } from '../../corpus/text-store.ts';
import { forEachPiece } from './passage-words.ts';

interface Context {
  readonly texts: Pick<TextStore, 'get'>;
  readonly passageCache: Pick<PassageCache, 'get'>;
}

/** A folded word and a passage that has it; null if there is none. */
export type FoundWord = readonly [folded: string, at: PassageLocation | null];

/** @returns the words in their order; one whose passage has just left the index stays folded */
export async function writtenWords(context: Context, words: readonly FoundWord[]): Promise<string[]> {
  const passages = await context.passageCache.get(words.flatMap(([, at]) => at ?? []));
  return words.map(([folded, at]) => {
    const passage = at && passages.get(passageId(at.record.id, at.position));
    const start = passage ? offsetOf(context, at, folded) : null;
    if (!passage || start === null) return folded;
    const { text, starts, ends } = fold(passage.text);
    if (!text.startsWith(folded, start)) return folded;
    return passage.text.slice(starts[start], ends[start + folded.length - 1]);
  });
}

/** Where a word begins in the folded text of a passage. */
function offsetOf({ texts }: Context, { record, position }: PassageLocation, word: string): number | null {
  const report = texts.get(record);
  if (!report || position > report.passages) return null;
  const [text, base] = [report.text(position), report.startOf(position)];
  let offset: number | null = null;
  forEachPiece(report, position, (start, end) => {
    if (end - start === word.length && text.startsWith(word, start - base)) offset ??= start - base;
  });
  return offset;
}

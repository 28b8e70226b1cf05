/**
 * Test oracle for words: segments every passage anew, and counts with plain loops what the server counts from its index.
 */
import type { ReportRecord } from '../../indexer/domain/document.ts';
import { foldToString } from '../../indexer/text/fold.ts';
import { wordSegmenter } from '../../indexer/text/segmentation.ts';
import { isWord } from '../../indexer/text/word-tokens.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import type { SampleServer } from './sample-server.ts';

export interface SegmentedPassage {
  readonly id: string;
  readonly record: ReportRecord;
  readonly folded: string;
  /** Words and numbers in order, each with its offset in the folded text. */
  readonly pieces: readonly { readonly text: string; readonly start: number }[];
}

export async function segmentedPassages(server: SampleServer): Promise<SegmentedPassage[]> {
  const segment = wordSegmenter(server.settings.lexicon);
  const records = server.catalogue.list(NO_FILTERS);
  const byId = new Map(records.map((record) => [record.id, record]));
  const passages = await server.reader.passagesOf([...byId.keys()]);
  return passages.map(({ id, report, text }) => {
    const folded = foldToString(text);
    const pieces: { text: string; start: number }[] = [];
    let at = 0;
    for (const piece of segment(folded)) {
      while (folded[at] === ' ') at++;
      if (isWord(piece)) pieces.push({ text: piece, start: at });
      at += piece.length;
    }
    return { id, record: byId.get(report) as ReportRecord, folded, pieces };
  });
}

/** Words that are listed: those that are no numbers. */
export function wordsOf({ pieces }: SegmentedPassage): string[] {
  return pieces.map(({ text }) => text).filter((text) => !/^\d/.test(text));
}

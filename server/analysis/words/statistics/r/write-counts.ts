/**
 * Counts two subcorpora of the sample collection with plain loops, for figures.R: node --import tsx write-counts.ts,
 * and then Rscript figures.R. To be run again when the sample or the lexicon changes.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldToString } from '../../../../../indexer/text/fold.ts';
import type { CollocatesAnswer, KeywordsAnswer } from '../../../../contract/words.ts';
import { segmentedPassages, wordsOf } from '../../../../testing/plain-words.ts';
import { query, sampleServer } from '../../../../testing/sample-server.ts';
import { COLLOCATES, KEYWORDS } from './questions.ts';

const server = await sampleServer();
const keywords: KeywordsAnswer = (await server.get(`/api/keywords?${query(KEYWORDS)}`)).body;
const collocates: CollocatesAnswer = (await server.get(`/api/collocates?${query(COLLOCATES)}`)).body;
const wanted = new Set(keywords.words.map(({ word }) => foldToString(word)));

const use = new Map<string, { occurrences: number; passages: number }>();
const sizes = new Map<string, { passages: number; words: number }>();
for (const passage of await segmentedPassages(server)) {
  const { province } = passage.record.place;
  if (province !== KEYWORDS.province && province !== KEYWORDS['against.province']) continue;
  const report = `${province === KEYWORDS.province ? 'own' : 'other'},${passage.record.id}`;
  const words = wordsOf(passage);
  const size = sizes.get(report) ?? { passages: 0, words: 0 };
  sizes.set(report, { passages: size.passages + 1, words: size.words + words.length });
  for (const word of new Set(words)) {
    if (!wanted.has(word)) continue;
    const line = `${report},${word}`;
    const before = use.get(line) ?? { occurrences: 0, passages: 0 };
    const occurrences = words.filter((other) => other === word).length;
    use.set(line, { occurrences: before.occurrences + occurrences, passages: before.passages + 1 });
  }
}
write('use.csv', 'side,report,word,occurrences,passages', use, ({ occurrences, passages }) => [
  occurrences,
  passages,
]);
write('sizes.csv', 'side,report,passages,words', sizes, ({ passages, words }) => [passages, words]);
write(
  'pairs.csv',
  'word,together,node,count',
  new Map(collocates.words.map((pair) => [pair.word, pair])),
  ({ together, count }) => [together, collocates.node.occurrences, count],
);
writeFileSync(join(import.meta.dirname, 'tested.txt'), `${keywords.tested}\n`);
await server.stop();

function write<T>(
  file: string,
  head: string,
  rows: ReadonlyMap<string, T>,
  figures: (row: T) => readonly number[],
): void {
  const lines = [...rows].map(([key, row]) => [key, ...figures(row)].join(','));
  writeFileSync(join(import.meta.dirname, file), `${[head, ...lines.sort()].join('\n')}\n`);
}

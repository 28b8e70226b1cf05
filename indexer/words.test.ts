/** The words of passages in the engine: jieba's own, kept with their passages, and replaced with the lexicon. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SEGMENTATION_ID, WORDS, type WordDocument } from './domain/document.ts';
import type { Settings } from './settings.ts';
import { A, B, sandbox } from './testing/sandbox.ts';
import { foldToString } from './text/fold.ts';
import { wordSegmenter } from './text/segmentation.ts';
import { isWord, wordToken } from './text/word-tokens.ts';

const box = sandbox();

async function words(): Promise<WordDocument[]> {
  const { results } = await box.client.index<WordDocument>(WORDS).getDocuments({ limit: 1000 });
  return results.filter(({ id }) => id !== SEGMENTATION_ID);
}

/** In quotation marks, since the engine also looks for an unquoted word split in two. */
async function find(...searched: string[]): Promise<string[]> {
  const { hits } = await box.client
    .index<WordDocument>(WORDS)
    .search(searched.map((word) => `"${wordToken(word)}"`).join(' '), { matchingStrategy: 'all' });
  return hits.map(({ id }) => id).sort();
}

/** The engine replaces unquoted words by their synonyms. */
async function findOrSynonym(word: string): Promise<string[]> {
  const { hits } = await box.client.index<WordDocument>(WORDS).search(wordToken(word));
  return hits.map(({ id }) => id).sort();
}

/** Settings with a lexicon, or synonyms, of the given text. */
function settingsWith(name: 'lexicon' | 'synonyms', text: string): Settings {
  const path = join(box.root, `${name}-${text.length}.txt`);
  writeFileSync(path, text);
  return { ...box.settings, [name]: path };
}

test('the engine holds the words that jieba gives for the folded text of each passage, and where they begin', async () => {
  box.write('a.txt', A);
  await box.run();
  const segment = wordSegmenter(box.settings.lexicon);
  const byId = new Map((await words()).map((document) => [document.id, document]));
  const passages = await box.passages();
  expect(byId.size).toBe(passages.length);
  for (const { id, text, section, genre, place, year } of passages) {
    const folded = foldToString(text);
    const pieces = segment(folded);
    expect(byId.get(id)).toMatchObject({ section, genre, place, year });
    expect(byId.get(id)?.words).toBe(pieces.filter(isWord).map(wordToken).join(' '));
    const bits = Buffer.from(byId.get(id)?.wordStarts ?? '', 'base64');
    const starts = [...folded].flatMap((_, at) => (((bits[at >> 3] ?? 0) >> (at & 7)) & 1 ? [at] : []));
    const cut = starts.map((start, at) => folded.slice(start, starts[at + 1]).trim());
    expect(cut).toEqual(pieces);
  }
  expect(await find('纠纷')).toHaveLength(1);
  expect(await find('化解', '12')).toEqual(await find('纠纷'));
});

test('words leave the engine with their passages', async () => {
  box.write('a.txt', A);
  box.write('b.txt', B);
  await box.run();
  const before = (await words()).length;
  box.write('a.txt', A.replace('\n一、存在问题\n力度不够。', ''));
  await box.run();
  expect(await words()).toHaveLength(before - 2);
  expect(await find('力度')).toEqual([]);
  rmSync(box.path('b.txt'));
  await box.run();
  expect((await words()).map(({ id }) => id).sort()).toEqual(
    (await box.passages()).map(({ id }) => id).sort(),
  );
});

test('a word added to the lexicon is found after the next run, which reads no report again and leaves search uninterrupted', async () => {
  box.write('a.txt', A.replace('化解纠纷', '推广青蛙议事会化解纠纷'));
  await box.run();
  expect(await find('青蛙议事会')).toEqual([]);
  const found: number[] = [];
  let isRunning = true;
  const searching = (async () => {
    while (isRunning) found.push((await find('纠纷')).length);
  })();
  const outcome = await box.run({}, settingsWith('lexicon', '青蛙议事会 1000 n\n'));
  isRunning = false;
  await searching;
  expect(outcome).toMatchObject({ indexed: 0, unchanged: 1 });
  expect(await find('青蛙议事会')).toHaveLength(1);
  expect(new Set(found)).toEqual(new Set([1]));
});

test('words that are missing from an index of an earlier version are made from its passages', async () => {
  box.write('a.txt', A);
  await box.run();
  const before = await words();
  await box.client.deleteIndex(WORDS).waitTask();
  expect(await box.run()).toMatchObject({ indexed: 0 });
  expect(await words()).toEqual(before);
});

test('the engine takes the synonyms of the file, and new ones without segmenting anything again', async () => {
  box.write('a.txt', A);
  await box.run({}, settingsWith('synonyms', '纠纷 争议\n'));
  expect(await findOrSynonym('争议')).toEqual(await find('纠纷'));
  expect(await findOrSynonym('争端')).toEqual([]);
  await box.run({}, settingsWith('synonyms', '纠纷 争议 争端\n'));
  expect(await findOrSynonym('争端')).toEqual(await find('纠纷'));
});

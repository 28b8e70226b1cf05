/** Texts in memory, against those of the engine: whole, half and after the lexicon has changed. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldToString } from '../../indexer/text/fold.ts';
import { wordSegmenter, wordStarts } from '../../indexer/text/segmentation.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { placedIn, recordOf } from '../testing/record-of.ts';
import { type SampleServer, sampleServer } from '../testing/sample-server.ts';
import { TextStore } from './text-store.ts';

/** Bytes for about half of the sample collection. */
const HALF = 60_000;

let whole: SampleServer;
let half: SampleServer;
beforeAll(async () => {
  [whole, half] = await Promise.all([sampleServer(), sampleServer(undefined, { textMemory: HALF })]);
});
afterAll(async () => {
  await Promise.all([whole.stop(), half.stop()]);
});

test('beyond its bound, memory keeps the newest reports, and the texts of the others are the same', async () => {
  const { texts, catalogue, reader } = half.services;
  const records = catalogue.list(NO_FILTERS, 'newest');
  const { reports, of, bytes } = texts.progress;
  expect(of).toBe(records.length);
  expect(bytes).toBeLessThanOrEqual(HALF);
  expect(reports).toBeGreaterThan(of / 4);
  expect(reports).toBeLessThan(of);
  expect(texts.isComplete).toBe(false);
  expect(records.map((record) => texts.get(record) !== undefined)).toEqual(
    records.map((_, at) => at < reports),
  );
  const passages = await reader.passagesOf(records.map(({ id }) => id));
  const locations = await catalogue.locate(passages.map(({ id }) => id));
  expect((await texts.texts(locations)).map(({ folded, section }) => [folded, section])).toEqual(
    passages.map(({ text, section }) => [foldToString(text), section]),
  );
  const read: string[] = [];
  for await (const [record, report] of texts.reports(records)) {
    read.push(record.id);
    expect(report.passages).toBe(record.passages);
  }
  expect(read).toEqual(records.map(({ id }) => id));
});

test('passages that are not in the collection have no text', async () => {
  const { texts, catalogue } = whole.services;
  const [record] = catalogue.list(NO_FILTERS);
  const gone = [`${record?.id}-${(record?.passages ?? 0) + 1}`, 'abc-1', 'no id'];
  expect(await texts.texts(await catalogue.locate(gone))).toEqual([]);
});

/** Pieces of every passage in memory, cut where its words begin. */
function pieces({ services: { texts, catalogue } }: SampleServer): string[][] {
  return catalogue.list(NO_FILTERS).flatMap((record) => {
    const report = texts.get(record);
    return Array.from({ length: report?.passages ?? 0 }, (_, at) => {
      const text = report?.text(at + 1) ?? '';
      const starts = [...text].flatMap((_, offset) => (report?.startsWord(at + 1, offset) ? [offset] : []));
      return starts.map((start, index) => text.slice(start, starts[index + 1]).trim());
    });
  });
}

test('words begin in memory where jieba cuts, also after a word was added to the lexicon', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhenjian-lexicon-'));
  try {
    const lexicon = join(folder, 'lexicon.txt');
    await writeFile(lexicon, await readFile(whole.settings.lexicon));
    const server = await sampleServer(undefined, { lexicon });
    const expected = (): string[][] => {
      const segment = wordSegmenter(lexicon);
      const { texts, catalogue } = server.services;
      return catalogue
        .list(NO_FILTERS)
        .flatMap((record) =>
          Array.from({ length: record.passages }, (_, at) => segment(texts.get(record)?.text(at + 1) ?? '')),
        );
    };
    expect(pieces(server)).toEqual(expected());
    const versions = server.services.texts.segmentation;
    await writeFile(lexicon, `${await readFile(lexicon, 'utf8')}\n年度重点工作 9999 n\n`);
    await server.index();
    expect(server.services.texts.segmentation?.lexicon).not.toBe(versions?.lexicon);
    expect(server.services.texts.segmentation?.dictionary).toBe(versions?.dictionary);
    expect(pieces(server)).toEqual(expected());
    await server.stop();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a report whose words came into the index after its passages is read again with them', async () => {
  const record = recordOf({ passages: 1, characters: 6 });
  const { passage } = placedIn(record, { position: 1, text: '调解矛盾纠纷' });
  const starts = new Map<string, string>();
  const texts = new TextStore(
    {
      passages: async () => new Map([[passage.id, passage]]),
      passagesOf: async () => [passage],
      wordStarts: async () => starts,
      segmentation: async () => ({ id: 'segmentation', dictionary: 'a', lexicon: 'b', synonyms: 'c' }),
    },
    10_000,
  );
  await texts.sync([record]);
  expect(texts.get(record)?.hasWords).toBe(false);
  starts.set(
    passage.id,
    Buffer.from(wordStarts('调解矛盾纠纷', ['调解', '矛盾', '纠纷'])).toString('base64'),
  );
  await texts.sync([record]);
  const read = texts.get(record);
  expect([0, 1, 2, 3].map((offset) => read?.startsWord(1, offset))).toEqual([true, false, true, false]);
  await texts.sync([record]);
  expect(texts.get(record)).toBe(read);
});

/** Proposed words against plain loops over passages that are segmented anew. */
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settings } from '../../../indexer/settings.ts';
import { foldToString } from '../../../indexer/text/fold.ts';
import type { NewWordsAnswer } from '../../contract/words.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { type SegmentedPassage, segmentedPassages, wordsOf } from '../../testing/plain-words.ts';
import { KEEPER_KEY, type SampleServer, sampleServer } from '../../testing/sample-server.ts';
import { PairCounts } from './pair-counts.ts';

let folder: string;
let server: SampleServer;
let passages: SegmentedPassage[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenjian-lexicon-'));
  // Words are added to a copy of the test's own.
  const lexicon = join(folder, 'lexicon.txt');
  await copyFile(settings({}).lexicon, lexicon);
  server = await sampleServer(undefined, { lexicon });
  passages = firstOfCopies(await segmentedPassages(server));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Copies count once, as the server groups them. */
function firstOfCopies(all: readonly SegmentedPassage[]): SegmentedPassage[] {
  const { reports } = server.services.words.current;
  const seen = new Set<number>();
  const order = new Map(server.catalogue.list(NO_FILTERS, 'place').map((record, at) => [record, at]));
  const positionOf = ({ id, record }: SegmentedPassage): number => Number(id.slice(record.id.length + 1));
  const sorted = all.toSorted(
    (a, b) => (order.get(a.record) ?? 0) - (order.get(b.record) ?? 0) || positionOf(a) - positionOf(b),
  );
  return sorted.filter((passage) => {
    const text = server.services.texts.get(passage.record);
    const group = text && reports.get(text)?.groups[positionOf(passage) - 1];
    if (group === undefined || seen.has(group)) return false;
    seen.add(group);
    return true;
  });
}

async function proposed(): Promise<NewWordsAnswer> {
  return (await server.get('/api/words/new?limit=500')).body;
}

const HAN = /^\p{Script=Han}/u;

test('each proposal is no word, and its count and accessors are those of a plain loop', async () => {
  const { words, total, leastVariety } = await proposed();
  expect(words).toHaveLength(total);
  expect(words.map(({ parts }) => parts.join('+'))).toContain('调解+员');
  const known = new Set(passages.flatMap(wordsOf));
  for (const { word, parts, count, left, right } of words) {
    expect(parts.join('')).toBe(foldToString(word));
    expect(known).not.toContain(parts.join(''));
    const [before, after]: [string[], string[]] = [[], []];
    for (const { folded, pieces } of passages)
      for (let at = 0; at + parts.length <= pieces.length; at++) {
        const found = pieces.slice(at, at + parts.length);
        const start = found[0]?.start ?? 0;
        const end = start + parts.join('').length;
        // Pieces leave marks out: neighbours must stand at once after each other.
        if (found.some(({ text }, n) => text !== parts[n]) || folded.slice(start, end) !== parts.join(''))
          continue;
        before.push(HAN.test(folded[start - 1] ?? '') ? (folded[start - 1] ?? '') : `edge ${before.length}`);
        after.push(HAN.test(folded[end] ?? '') ? (folded[end] ?? '') : `edge ${after.length}`);
      }
    expect([word, count, left, right]).toEqual([
      word,
      before.length,
      new Set(before).size,
      new Set(after).size,
    ]);
    expect(Math.min(left, right)).toBeGreaterThanOrEqual(leastVariety);
  }
});

const add = (body: unknown, key = KEEPER_KEY, from: { routes: SampleServer['routes'] } = server) =>
  from.routes.request('/api/lexicon', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });

test('a word that the keeper adds is a word after the next run, and no proposal any more', async () => {
  const { lexicon } = server.settings;
  const before = await readFile(lexicon, 'utf8');
  expect((await add({ word: '调解员' })).status).toBe(202);
  expect((await add({ word: '調解員' })).status).toBe(202);
  expect(await readFile(lexicon, 'utf8')).toBe(`${before}调解员\n`);
  expect(server.reindexed()).toBe(2);
  await server.index();
  expect((await proposed()).words.map(({ word }) => word)).not.toContain('调解员');
  const { words } = (await server.get(`/api/words?typed=${encodeURIComponent('调解员')}`)).body;
  expect(words.map(({ word }: { word: string }) => word)).toContain('调解员');
});

test('only the keeper adds words, only words, and a server that only searches refuses it', async () => {
  const before = await readFile(server.settings.lexicon, 'utf8');
  expect((await add({ word: '议事员' }, 'a wrong key')).status).toBe(403);
  for (const word of ['员', '甲 乙', 'word', '甲\n乙', '甲'.repeat(13)])
    expect([word, (await add({ word })).status]).toEqual([word, 400]);
  const routes = server.routesWith({ readOnly: true });
  expect((await add({ word: '议事员' }, KEEPER_KEY, { routes })).status).toBe(403);
  expect(await readFile(server.settings.lexicon, 'utf8')).toBe(before);
});

test('pairs are counted as in a map, and beyond the room for them those that came once are forgotten', () => {
  const counts = new PairCounts();
  const plain = new Map<string, number>();
  for (let at = 0; at < 60_000; at++) {
    const [one, other] = [(at * at) % 211, (at * 7919) % 307];
    counts.add(one, other);
    plain.set(`${one},${other}`, (plain.get(`${one},${other}`) ?? 0) + 1);
  }
  for (const [key, count] of plain) {
    const [one = 0, other = 0] = key.split(',').map(Number);
    expect(counts.of(one, other)).toBe(count);
  }
  const few = new PairCounts(4096);
  for (let at = 0; at < 20_000; at++) {
    few.add(1_000_000 + at, at);
    few.add(at % 7, 1);
  }
  expect(few.of(3, 1)).toBeGreaterThan(2000);
  expect(few.of(1_000_000, 0)).toBe(0);
});

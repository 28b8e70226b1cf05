/** Long reports are read in turns: between two passages, or two blocks of them, others are served. */
import { expect, test } from 'vitest';
import type { SectionKind } from '../../../indexer/domain/passage.ts';
import { FoldedReport } from '../../corpus/folded-report.ts';
import type { TextStore } from '../../corpus/text-store.ts';
import { timeSlice } from '../../corpus/time-slice.ts';
import { NO_FILTERS } from '../../engine/filter-expression.ts';
import { parseQuery } from '../../query/parse.ts';
import { recordOf } from '../../testing/record-of.ts';
import { mostBetweenTurns } from '../../testing/turns.ts';
import { hitFromRanges } from './hits.ts';
import { match, rarestPhrases } from './match.ts';
import { scan, UNLIMITED } from './scan.ts';

const LONG = '的'.repeat(20_000);

function reportOf(texts: readonly string[]): Promise<FoldedReport> {
  const section: SectionKind = 'other';
  const passages = texts.map((text, at) => ({ id: String(at), text, section }));
  return FoldedReport.of(passages, new Map(), timeSlice(undefined));
}

async function scanned(texts: readonly string[], q: string) {
  const report = await reportOf(texts);
  const query = parseQuery(q);
  let checked = 0;
  const target = {
    filters: NO_FILTERS,
    queries: [],
    phrases: rarestPhrases(query),
    check: ({ record, position, section, folded }: Parameters<typeof hitOf>[0]) => {
      checked++;
      return hitOf({ record, position, section, folded });
    },
  };
  function hitOf(passage: {
    record: ReturnType<typeof recordOf>;
    position: number;
    section: SectionKind;
    folded: string;
  }) {
    const { record, position, section, folded } = passage;
    return hitFromRanges(record, position, section, match(folded, query));
  }
  const store = { get: () => report } as unknown as TextStore;
  let result: Awaited<ReturnType<typeof scan>> | undefined;
  const most = await mostBetweenTurns(
    () => checked,
    async () => {
      result = await scan(store, [recordOf()], target, UNLIMITED);
    },
  );
  return { most, hits: result?.hits ?? [] };
}

test('a report of three million characters is searched a few passages at a time', async () => {
  const { most, hits } = await scanned(Array(150).fill(LONG), '的 ~1000 的的');
  expect(hits.map(({ position }) => position)).toEqual(Array.from({ length: 150 }, (_, at) => at + 1));
  expect(new Set(hits.map(({ occurrences }) => occurrences))).toEqual(new Set([30_000]));
  expect(most).toBeLessThan(10);
});

test('the blocks of a report hold every passage once, and phrases are found in them as in the whole', async () => {
  const texts = Array.from({ length: 300 }, (_, at) => (at % 7 === 0 ? LONG : `第${at}段，法治建设`));
  const report = await reportOf(texts);
  const blocks = [...report.blocks()];
  expect(blocks.length).toBeGreaterThan(20);
  expect(
    blocks.flatMap(({ first, last }) => Array.from({ length: last + 1 - first }, (_, at) => first + at)),
  ).toEqual(texts.map((_, at) => at + 1));
  const found = blocks.flatMap((block) => [...report.positionsOf(['法治', '的的', '治'], block)]);
  expect(found).toEqual(texts.map((text, at) => [at + 1, text === LONG ? 1 : 2]));
  const single = blocks.flatMap((block) => [...report.positionsOf(['法治'], block)]);
  expect(single).toEqual(texts.flatMap((text, at) => (text === LONG ? [] : [[at + 1, 1]])));
});

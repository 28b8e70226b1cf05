/** `/api/ledgers` over the sample collection, against the ledgers of its reports one by one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerAnswer, SOURCE_CLASSES } from '../../contract/ledger.ts';
import type { LedgersAnswer } from '../../contract/ledgers.ts';
import { type SampleServer, sampleServer } from '../../testing/sample-server.ts';

let server: SampleServer;
let ledgers: Map<string, LedgerAnswer>;
beforeAll(async () => {
  server = await sampleServer();
  ledgers = new Map();
  for (const id of server.catalogue.all.keys())
    ledgers.set(id, (await server.get(`/api/reports/${id}/ledger`)).body);
});
afterAll(() => server.stop());

/** Asks until all reports are compared. */
async function whole(parameters = ''): Promise<LedgersAnswer> {
  for (;;) {
    const { body } = await server.get(`/api/ledgers?limit=1000&${parameters}`);
    const { progress } = body as LedgersAnswer;
    expect(progress.of).toBe(ledgers.size);
    if (progress.reports === progress.of) return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('a row of a report has its ledger in sum, and what the ledgers of other places point at', async () => {
  const { rows, total, complete } = await whole();
  expect(complete).toBe(true);
  expect([total, rows.length]).toEqual([ledgers.size, ledgers.size]);
  expect(rows.some(({ taken }) => taken.characters > 0)).toBe(true);
  for (const { report, characters, shares, taken } of rows) {
    const id = report?.id ?? '';
    expect({ characters, shares }).toEqual({
      characters: ledgers.get(id)?.characters,
      shares: ledgers.get(id)?.shares,
    });
    const places = server.catalogue;
    const takers = [...ledgers].flatMap(([taker, { sources }]) =>
      sources.filter(
        (source) =>
          source.report.id === id &&
          places.get(taker)?.place.key !== source.report.place.key &&
          source.class !== 'sameTime',
      ),
    );
    expect(taken).toEqual({
      characters: takers.reduce((sum, source) => sum + source.characters, 0),
      reports: takers.length,
    });
  }
});

test('rows are sorted, narrowed and paged, and those of places add up', async () => {
  const own = (await whole()).rows.map(({ shares }) => shares.own);
  expect(own).toEqual(own.toSorted((a, b) => b - a));
  expect((await whole('sort=borrowed')).rows.map(({ shares }) => shares.own)).toEqual(own.toReversed());
  const taken = (await whole('sort=taken')).rows.map((row) => row.taken.characters);
  expect(taken).toEqual(taken.toSorted((a, b) => b - a));
  const { rows } = await whole('year=2023');
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ report }) => report?.year))).toEqual(new Set([2023]));
  const page = (await server.get('/api/ledgers?limit=2&offset=1')).body as LedgersAnswer;
  expect(page.rows.map(({ shares }) => shares.own)).toEqual(own.slice(1, 3));

  await server.catalogue.refresh();
  const places = await whole('by=place');
  expect(places.rows.reduce((sum, { reports }) => sum + reports, 0)).toBe(ledgers.size);
  for (const { shares } of places.rows)
    expect(SOURCE_CLASSES.reduce((sum, name) => sum + shares[name], 0)).toBeCloseTo(1, 9);
});

test('the table is taken away with a line for each row', async () => {
  await whole();
  const answer = await server.fetch('/api/ledgers/export?format=csv&by=place');
  const lines = (await answer.text()).trim().split('\r\n');
  expect(lines[0]).toContain('自己的话（%）');
  expect(lines).toHaveLength(1 + (await whole('by=place')).total);
});

/** What comes first for the questions of `judgements.json`; `npm run bench:judgements` prints them one by one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Judged, judged, scoreTable } from '../../../testing/judged.ts';
import { type SampleServer, sampleServer } from '../../../testing/sample-server.ts';
import { gradeOf, mean } from './ndcg.ts';

/** nDCG@10 that was seen (0.81 and 0.91 at the least), less a little: a change that falls below should say why. */
const FLOORS = { sample: 0.78, real: 0.88 } as const;

for (const [collection, folder] of [
  ['sample', undefined],
  ['real', process.env['REAL_REPORTS'] ?? null],
] as const) {
  describe.skipIf(folder === null)(`over the ${collection} reports`, () => {
    let server: SampleServer;
    let found: Judged;
    beforeAll(async () => {
      server = await sampleServer(folder ?? undefined);
      found = await judged(server, collection);
    });
    afterAll(() => server.stop());

    test('every judged passage is there', () => {
      for (const { judgement } of found.scores)
        for (const passage of judgement.passages)
          expect(
            found.texts.some((text) => gradeOf({ passages: [passage] }, text) > 0),
            `${judgement.question}: ${passage.text}`,
          ).toBe(true);
    });

    for (const heldOut of [false, true]) {
      test(`the first ten are better than those of Meilisearch as it comes: engineQueries ${heldOut ? '' : 'not '}held out`, () => {
        const some = found.scores.filter(({ judgement }) => judgement.heldOut === heldOut);
        const ours = mean(some.map((score) => score.ours));
        expect(ours, scoreTable(found.scores)).toBeGreaterThan(mean(some.map(({ plain }) => plain)));
        expect(ours, scoreTable(found.scores)).toBeGreaterThan(FLOORS[collection]);
      });
    }
  });
}

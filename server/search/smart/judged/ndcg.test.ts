/** nDCG@10 for the questions of `qrels.json`; `npm run bench:judgements` prints them one by one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Judged, judged, scoreTable } from '../../../testing/judged.ts';
import { type SampleServer, sampleServer } from '../../../testing/sample-server.ts';
import { gradeOf, mean } from './ndcg.ts';

/** Slightly below the lowest measured nDCG@10 (0.81 and 0.91); a change that falls below should say why. */
const FLOORS = { sample: 0.78, real: 0.88 } as const;

for (const [collection, folder] of [
  ['sample', undefined],
  ['real', process.env['REAL_REPORTS'] ?? null],
] as const) {
  describe.skipIf(folder === null)(`smart search over the ${collection} reports`, () => {
    let server: SampleServer;
    let result: Judged;
    beforeAll(async () => {
      server = await sampleServer(folder ?? undefined);
      result = await judged(server, collection);
    });
    afterAll(() => server.stop());

    test('every judged passage is in the collection', () => {
      for (const { judgement } of result.scores)
        for (const passage of judgement.passages)
          expect(
            result.texts.some((text) => gradeOf({ passages: [passage] }, text) > 0),
            `${judgement.question}: ${passage.text}`,
          ).toBe(true);
    });

    for (const heldOut of [false, true]) {
      test(`smart search has a higher nDCG@10 than plain Meilisearch on questions ${heldOut ? '' : 'not '}held out`, () => {
        const scores = result.scores.filter(({ judgement }) => judgement.heldOut === heldOut);
        const ours = mean(scores.map((score) => score.ours));
        expect(ours, scoreTable(result.scores)).toBeGreaterThan(mean(scores.map(({ plain }) => plain)));
        expect(ours, scoreTable(result.scores)).toBeGreaterThan(FLOORS[collection]);
      });
    }
  });
}

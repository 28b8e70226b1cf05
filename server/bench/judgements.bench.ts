/**
 * `npm run bench:judgements`: ranking quality of smart search on the judged questions, next to Meilisearch
 * with default settings, over the sample collection and, if `REAL_REPORTS` is set, the real reports.
 */
import { judged, type Score, scoreTable } from '../testing/judged.ts';
import { sampleServer } from '../testing/sample-server.ts';

const real = process.env['REAL_REPORTS'];
const scores: Score[] = [];
for (const [collection, folder] of [
  ['sample', undefined],
  ...(real ? [['real', real] as const] : []),
] as const) {
  const server = await sampleServer(folder);
  scores.push(...(await judged(server, collection)).scores);
  await server.stop();
}
console.log(scoreTable(scores));

/**
 * Scores smart search on the judged questions, next to plain Meilisearch with default settings on the same
 * passages.
 */
import type { Hit } from '../contract/passage.ts';
import { NO_FILTERS } from '../engine/filter-expression.ts';
import { JUDGEMENTS, type Judgement, mean, ndcg } from '../search/smart/judged/ndcg.ts';
import { plainMeilisearch } from './plain-meilisearch.ts';
import { query, type SampleServer } from './sample-server.ts';

export interface Score {
  readonly judgement: Judgement;
  /** nDCG@10. */
  readonly ours: number;
  readonly plain: number;
}

export interface Judged {
  readonly texts: readonly string[];
  readonly scores: readonly Score[];
}

export async function judged(server: SampleServer, collection: string): Promise<Judged> {
  const ids = server.catalogue.list(NO_FILTERS).map(({ id }) => id);
  const texts = (await server.reader.passagesOf(ids)).map(({ text }) => text);
  const peer = await plainMeilisearch(server.settings, texts);
  const scores: Score[] = [];
  for (const judgement of JUDGEMENTS.filter((judgement) => judgement.collection === collection)) {
    const parameters = query({ q: judgement.question, mode: 'smart', limit: 10 });
    const { body } = await server.get(`/api/search?${parameters}`);
    const ours = body.hits.map(({ text }: Hit) => text);
    const plain = await peer.search(judgement.question, 10);
    scores.push({ judgement, ours: ndcg(judgement, ours, texts), plain: ndcg(judgement, plain, texts) });
  }
  return { texts, scores };
}

/** Formats one line per question, followed by the means. */
export function scoreTable(scores: readonly Score[]): string {
  const line = (name: string, group: readonly Score[]): string =>
    `${mean(group.map(({ ours }) => ours)).toFixed(3)}  ${mean(group.map(({ plain }) => plain)).toFixed(3)}  ${name}`;
  const heldOut = scores.filter(({ judgement }) => judgement.heldOut);
  const others = scores.filter(({ judgement }) => !judgement.heldOut);
  return [
    'ours   plain  nDCG@10 of smart search and of Meilisearch with default settings; * held out while tuning',
    ...scores.map((score) =>
      line(`${score.judgement.heldOut ? '*' : ' '} ${score.judgement.question}`, [score]),
    ),
    line(`${others.length} questions not held out`, others),
    line(`${heldOut.length} questions held out`, heldOut),
    line(`all ${scores.length}`, scores),
  ].join('\n');
}

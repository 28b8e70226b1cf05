/**
 * Weighed concepts in; hits out: all there are where few passages can be hits, else the best and an estimate of how
 * many there are; or every one, on request.
 */
import type { Filters } from '../../contract.ts';
import { allIds } from '../all-hits.ts';
import { filterExpression } from '../filter.ts';
import { idsInTimeOfReading, type Searching } from '../searching.ts';
import { turns } from '../turns.ts';
import { candidateTexts } from '../verify.ts';
import { estimated } from './estimate.ts';
import type { Weighed } from './examine.ts';
import { bestQuestions, essential } from './proposals.ts';
import { byRelevance, type SmartHit, smartHit } from './smart-hits.ts';
import { scanned } from './smart-scan.ts';

export interface Gathered {
  /** By relevance. */
  readonly hits: readonly SmartHit[];
  /** How many hits there are, `hits.length` where these are all; else estimated. */
  readonly passages: number;
  readonly complete: boolean;
}

export async function gather(
  searching: Searching,
  asked: Weighed,
  filters: Filters,
  signal?: AbortSignal,
): Promise<Gathered> {
  const { reader, smart } = searching;
  const { limits } = smart;
  const filter = filterExpression(filters);
  const phrases = essential(asked);
  const asking = phrases.map(({ question }) => question);
  const first = await Promise.all(
    asking.map((question) => reader.candidates({ phrases: question, filter, limit: limits.first }, signal)),
  );
  const total = first.reduce((sum, candidates) => sum + candidates.total, 0);
  if (total <= limits.examined) {
    const ids = await allIds(reader, asking, filter, first, signal);
    return complete(await examined(searching, ids, asked, signal));
  }
  const best = await Promise.all(
    bestQuestions(asked).map((question) =>
      reader.candidates({ phrases: question, filter, limit: limits.best }, signal),
    ),
  );
  const ids = new Set([...best, ...first].flatMap((candidates) => candidates.ids));
  const hits = await examined(searching, [...ids], asked, signal);
  const passages = Math.max(hits.length, estimated(first, hits));
  return { hits: hits.sort(byRelevance), passages, complete: false };
}

/** Every hit, however many passages have to be examined. */
export async function gatherAll(
  searching: Searching,
  asked: Weighed,
  filters: Filters,
  signal?: AbortSignal,
): Promise<Gathered> {
  const { reader } = searching;
  const filter = filterExpression(filters);
  const phrases = essential(asked);
  const asking = phrases.map(({ question }) => question);
  const counts = await Promise.all(
    asking.map((question) => reader.candidates({ phrases: question, filter, limit: 0 }, signal)),
  );
  const total = counts.reduce((sum, candidates) => sum + candidates.total, 0);
  if (total >= idsInTimeOfReading(searching)) {
    const hits = await scanned(searching, asked, phrases, filters, signal);
    if (hits) return complete(hits);
  }
  return complete(
    await examined(searching, await allIds(reader, asking, filter, counts, signal), asked, signal),
  );
}

function complete(hits: SmartHit[]): Gathered {
  return { hits: hits.sort(byRelevance), passages: hits.length, complete: true };
}

async function examined(
  searching: Searching,
  ids: readonly string[],
  asked: Weighed,
  signal: AbortSignal | undefined,
): Promise<SmartHit[]> {
  const hits: SmartHit[] = [];
  const turn = turns(signal);
  for (const candidate of await candidateTexts(searching, ids)) {
    hits.push(...smartHit(candidate, asked));
    if (turn.isOver()) await turn.next();
  }
  return hits;
}

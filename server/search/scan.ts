/**
 * All hits of a query by reading the wordings in memory from end to end: 20 ms for 33 million characters, where
 * asking the engine for the ids of ten thousand candidates takes a hundred.
 */
import type { ReportRecord } from '../../indexer/document.ts';
import type { Filters } from '../contract.ts';
import { type Clause, type Query, termsOf } from '../query/query.ts';
import type { Wording, Wordings } from '../wordings.ts';
import { matched, type VerifiedHit } from './hits.ts';
import { match } from './match.ts';

/** Milliseconds of scanning before other requests have their turn. */
const SLICE_MS = 5;

/** @returns null where the wording of a report is not in memory yet */
export async function scan(
  wordings: Wordings,
  records: readonly ReportRecord[],
  { section }: Pick<Filters, 'section'>,
  query: Query,
  signal?: AbortSignal,
): Promise<VerifiedHit[] | null> {
  const hits: VerifiedHit[] = [];
  let until = performance.now() + SLICE_MS;
  for (const record of records) {
    const wording = wordings.get(record);
    if (!wording) return null;
    for (const position of positions(wording, query)) {
      const kind = wording.section(position);
      if (section.length > 0 && !section.includes(kind)) continue;
      hits.push(...matched(record, position, kind, match(wording.text(position), query)));
    }
    if (performance.now() < until) continue;
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    until = performance.now() + SLICE_MS;
  }
  return hits;
}

/** Where one of the clauses may stand, in order: the one with the fewest alternatives, and of them the longest. */
function positions(wording: Wording, { required }: Query): Iterable<number> {
  const [clause] = [...required].sort((a, b) => a.length - b.length || length(b) - length(a));
  if (!clause) return [];
  const phrases = clause.map((chain) => longest(termsOf(chain).map(({ folded }) => folded)));
  const [only] = phrases;
  if (phrases.length === 1 && only !== undefined) return wording.positionsOf(only);
  const found = new Set(phrases.flatMap((phrase) => [...wording.positionsOf(phrase)]));
  return [...found].sort((a, b) => a - b);
}

function length(clause: Clause): number {
  return Math.min(...clause.map((chain) => longest(termsOf(chain).map(({ folded }) => folded)).length));
}

function longest(phrases: readonly string[]): string {
  return phrases.reduce((a, b) => (b.length > a.length ? b : a), '');
}

/** Looks for the passages that have a quotation, folded, by exact search, and among them one that has it as written. */
import { sameRun } from '../../indexer/text/fold.ts';
import type { Filters } from '../contract/parameters.ts';
import type { Total } from '../contract/passage.ts';
import { timeSlice } from '../corpus/time-slice.ts';
import type { Query } from '../query/query.ts';
import { ExactRetriever } from '../search/exact/exact-retriever.ts';
import { hitId, type VerifiedHit } from '../search/hits/hits.ts';
import type { SearchContext } from '../search/hits/search-context.ts';
import { agreement, type GivenSource } from './cited-source.ts';
import type { FoldedParts } from './nearest-passages.ts';
import { findParts, type Unit, unitsOf } from './wording.ts';

export interface VerbatimSearch {
  /** The passage that has every part as written, in order; null if there is none. */
  readonly verbatim: VerifiedHit | null;
  /** Passages that have the parts folded, most agreeable to what the draft says first, up to `MAX_ALIKE`. */
  readonly alike: readonly VerifiedHit[];
  readonly total: Total;
}

/** Hits asked for at once: all there are but of the commonest formulas. */
const PAGE = 2000;
/** Texts read at once: nearly always the first one is it. */
const BATCH = 50;
const MAX_ALIKE = 20;
/** Folded characters by which a long part is looked for; its text decides. */
const MAX_SEARCHED = 200;

/** The passage that agrees best with what the draft says comes first, then the oldest. */
export async function verbatimPassages(
  context: SearchContext,
  parts: readonly (readonly Unit[])[],
  folded: FoldedParts,
  given: GivenSource | null,
  filters: Filters,
  signal?: AbortSignal,
): Promise<VerbatimSearch> {
  const retriever = new ExactRetriever(context, queryOf(folded), 'passage');
  const slice = timeSlice(signal);
  const alike: VerifiedHit[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = { sort: 'oldest', count: 'auto', offset, limit: PAGE } as const;
    const found = await retriever.find(filters, page, signal);
    const hits = found.page
      .map((hit) => ({ hit, agrees: agreement(given, hit.record) }))
      .sort((a, b) => b.agrees - a.agrees)
      .map(({ hit }) => hit);
    if (offset === 0) alike.push(...hits.slice(0, MAX_ALIKE));
    for (let from = 0; from < hits.length; from += BATCH) {
      const batch = hits.slice(from, from + BATCH);
      const passages = await context.passageCache.get(batch);
      for (const hit of batch) {
        const text = passages.get(hitId(hit))?.text ?? '';
        if (findParts(parts, unitsOf(text)) !== null) return { verbatim: hit, alike, total: found.total };
        if (slice.isOver()) await slice.next();
      }
    }
    if (hits.length < PAGE) return { verbatim: null, alike, total: found.total };
  }
}

function queryOf(parts: FoldedParts): Query {
  const required = parts.map((part) => {
    const text = part.slice(0, searchedLength(part));
    return [{ first: { text, folded: text }, neighbours: [] }];
  });
  return { required, excluded: [] };
}

/** Not inside a run of digits or letters, which search would not find. */
function searchedLength(part: string): number {
  let length = MAX_SEARCHED;
  while (length < part.length && sameRun(part[length - 1] ?? '', part[length] ?? '')) length++;
  return length;
}

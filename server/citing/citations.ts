/** Ids of passages in, their citations out: the passages are looked up, with their neighbours for the link. */
import { passageId } from '../../indexer/domain/ids.ts';
import type { CitationAnswer, CitationFormat, CitationsAnswer } from '../contract/citations.ts';
import type { Candidate } from '../engine/engine-reader.ts';
import type { SearchContext } from '../search/hits/search-context.ts';
import { ApiError } from '../web/errors.ts';
import { citeAll } from './bibliography.ts';
import { cite } from './cite.ts';
import type { PassageInContext } from './link.ts';

/** @throws ApiError where there is no such passage */
export async function citePassage(
  context: SearchContext,
  id: string,
  format: CitationFormat,
  today: string,
): Promise<CitationAnswer> {
  const [located] = await placedPassages(context, [id]);
  if (!located) throw new ApiError('no_such_passage', { id });
  return cite(located, format, today);
}

/** Ids that are there no more are named, not refused: a basket outlives the collection that it was filled from. */
export async function citePassages(
  context: SearchContext,
  ids: readonly string[],
  format: CitationFormat,
  today: string,
): Promise<CitationsAnswer> {
  const found = await placedPassages(context, ids);
  if (found.length === 0) throw new ApiError('no_such_passage', { id: ids.join(', ') });
  const known = new Set(found.map(({ passage }) => passage.id));
  return citeAll(
    found,
    ids.filter((id) => !known.has(id)),
    format,
    today,
  );
}

/** Those of the passages that are there, in the order asked, with those before and after. */
export async function placedPassages(
  { reader, catalogue }: Pick<SearchContext, 'reader' | 'catalogue'>,
  ids: readonly string[],
): Promise<PassageInContext[]> {
  const wanted = ids.flatMap((id) => [id, neighbour(id, -1), neighbour(id, 1)]);
  const passages = await reader.passages(wanted);
  const known = ids.flatMap((id) => passages.get(id) ?? []);
  await catalogue.require(new Set(known.map((passage) => passage.report)));
  const at = (id: string): Candidate | null => passages.get(id) ?? null;
  return known.flatMap((passage) => {
    const record = catalogue.get(passage.report);
    if (!record) return [];
    return [{ passage, record, before: at(neighbour(passage.id, -1)), after: at(neighbour(passage.id, 1)) }];
  });
}

function neighbour(id: string, by: 1 | -1): string {
  const dash = id.lastIndexOf('-');
  return passageId(id.slice(0, dash), Number(id.slice(dash + 1)) + by);
}

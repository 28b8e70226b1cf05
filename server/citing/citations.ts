/** Cites passages by id: looks them up together with the neighbouring passages that their links quote. */
import { parsePassageId, passageId } from '../../indexer/domain/ids.ts';
import type { CitationAnswer, CitationFormat, CitationsAnswer } from '../contract/citations.ts';
import type { Candidate } from '../engine/engine-reader.ts';
import { notFound } from '../engine/steady-servers.ts';
import type { SearchContext } from '../search/hits/search-context.ts';
import { citeAll } from './bibliography.ts';
import { cite } from './cite.ts';
import type { PassageInContext } from './link.ts';

/** @throws ApiError if there is no such passage */
export async function citePassage(
  context: SearchContext,
  id: string,
  format: CitationFormat,
  today: string,
): Promise<CitationAnswer> {
  const [located] = await passagesInContext(context, [id]);
  if (!located) throw notFound(context.reader, 'no_such_passage', id);
  return cite(located, format, today);
}

/**
 * Unknown ids are returned as missing instead of failing: a basket outlives the collection it was filled
 * from.
 * @throws ApiError if none of the passages exists
 */
export async function citePassages(
  context: SearchContext,
  ids: readonly string[],
  format: CitationFormat,
  today: string,
): Promise<CitationsAnswer> {
  const located = await passagesInContext(context, ids);
  if (located.length === 0) throw notFound(context.reader, 'no_such_passage', ids.join(', '));
  const foundIds = new Set(located.map(({ passage }) => passage.id));
  return citeAll(
    located,
    ids.filter((id) => !foundIds.has(id)),
    format,
    today,
  );
}

/** The passages that exist, in the order of `ids`, each with its neighbours. */
export async function passagesInContext(
  { reader, catalogue }: Pick<SearchContext, 'reader' | 'catalogue'>,
  ids: readonly string[],
): Promise<PassageInContext[]> {
  const idsWithNeighbours = ids.flatMap((id) => [id, neighbour(id, -1), neighbour(id, 1)]);
  const passages = await reader.passages(idsWithNeighbours.filter((id) => id !== null));
  const existing = ids.flatMap((id) => passages.get(id) ?? []);
  await catalogue.ensureLoaded(new Set(existing.map((passage) => passage.report)));
  const at = (id: string | null): Candidate | null => (id === null ? null : (passages.get(id) ?? null));
  return existing.flatMap((passage) => {
    const record = catalogue.get(passage.report);
    if (!record) return [];
    return [{ passage, record, before: at(neighbour(passage.id, -1)), after: at(neighbour(passage.id, 1)) }];
  });
}

function neighbour(id: string, offset: 1 | -1): string | null {
  const ref = parsePassageId(id);
  return ref && passageId(ref.report, ref.position + offset);
}

/** Ids of passages in, their citations out: the passages are looked up, with their neighbours for the link. */
import { passageId } from '../../indexer/document.ts';
import type { CitationAnswer, CitationFormat, CitationsAnswer } from '../contract.ts';
import type { Candidate } from '../engine-reader.ts';
import { ApiError } from '../errors.ts';
import type { Searching } from '../search/searching.ts';
import { citeAll } from './bibliography.ts';
import { cite } from './cite.ts';
import type { Placed } from './link.ts';

/** @throws ApiError where there is no such passage */
export async function citePassage(
  searching: Searching,
  id: string,
  format: CitationFormat,
  today: string,
): Promise<CitationAnswer> {
  const [placed] = await placedPassages(searching, [id]);
  if (!placed) throw new ApiError('no_such_passage', { id });
  return cite(placed, format, today);
}

/** Ids that are there no more are named, not refused: a basket outlives the collection that it was filled from. */
export async function citePassages(
  searching: Searching,
  ids: readonly string[],
  format: CitationFormat,
  today: string,
): Promise<CitationsAnswer> {
  const found = await placedPassages(searching, ids);
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
  { reader, catalogue }: Pick<Searching, 'reader' | 'catalogue'>,
  ids: readonly string[],
): Promise<Placed[]> {
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

/** Asks for the citations that an export needs. */
import type { CitationFormat, CitationsAnswer } from '../../server/contract/citations.ts';
import { ApiError, getJson } from '../api/api.ts';

/** The API's limit of citations per request. */
export const MAX_CITED = 300;

export type Citations = Pick<CitationsAnswer, 'items' | 'references'>;

/**
 * Citations of at most `MAX_CITED` passages; those that have left the collection are absent.
 *
 * @throws ApiError if the server does not answer
 */
export async function citationsOf(ids: readonly string[], format: CitationFormat): Promise<Citations> {
  const query = new URLSearchParams({ ids: ids.join(','), format }).toString().replaceAll('%2C', ',');
  try {
    return await getJson<CitationsAnswer>(`/api/citations?${query}`);
  } catch (cause) {
    // All passages have left the collection; what is known of them is exported all the same.
    if (cause instanceof ApiError && cause.code === 'no_such_passage') return { items: [], references: [] };
    throw cause;
  }
}

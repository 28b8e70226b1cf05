/** Writes hits as JSON Lines, in the shape of the API. */
import type { ExportedHit } from '../contract/export.ts';

export async function* jsonlFile(pages: AsyncIterable<readonly ExportedHit[]>): AsyncGenerator<string> {
  for await (const hits of pages) yield hits.map((hit) => `${JSON.stringify(hit)}\n`).join('');
}

/** Hits in, a line of JSON for each out, as the API has them. */
import type { ExportedHit } from '../contract/export.ts';

export async function* jsonlFile(pages: AsyncIterable<readonly ExportedHit[]>): AsyncGenerator<string> {
  for await (const hits of pages) yield hits.map((hit) => `${JSON.stringify(hit)}\n`).join('');
}

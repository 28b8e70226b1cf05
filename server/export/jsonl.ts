/** Writes rows as JSON Lines, in the shape of the API. */

export async function* jsonlFile(pages: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  for await (const rows of pages) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

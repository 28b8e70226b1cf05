/** What comes with the page is small; a writer comes when it is asked for. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';

let chunks: Rollup.OutputChunk[];
beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      // The words of the interface are there with the page.
      rollupOptions: { external: /\/messages\.ts$/ },
      lib: { entry: fileURLToPath(new URL('export.ts', import.meta.url)), formats: ['es'] },
    },
  });
  chunks = [built]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .filter((part) => part.type === 'chunk');
});

/** Compressed bytes of a chunk and of all that it imports at once. */
function weight(chunk: Rollup.OutputChunk, seen = new Set<string>()): number {
  if (seen.has(chunk.fileName)) return 0;
  seen.add(chunk.fileName);
  const imported = chunks.filter((other) => chunk.imports.includes(other.fileName));
  return gzipSync(chunk.code).length + imported.reduce((sum, other) => sum + weight(other, seen), 0);
}

describe('taking away', () => {
  test('brings none of the writers with the page', () => {
    const entry = chunks.find((chunk) => chunk.isEntry);
    expect(entry?.dynamicImports.length).toBeGreaterThanOrEqual(5);
    expect(Object.keys(entry?.modules ?? {}).filter((module) => /node_modules/.test(module))).toEqual([]);
  });

  // The words of the interface are in each of these figures, and come with the page in truth: some 8 KB.
  test('loads at most 80 KB for the heaviest file, Word, and 20 KB for any other', () => {
    const weights = new Map(
      chunks.filter((chunk) => chunk.isDynamicEntry).map((chunk) => [chunk.name, weight(chunk)] as const),
    );
    expect([...weights.keys()].sort()).toEqual(['csv', 'docx', 'markdown', 'reference-manager', 'xlsx']);
    for (const [name, bytes] of weights) expect(bytes, name).toBeLessThan(name === 'docx' ? 80_000 : 20_000);
  });
});

/** Checks that the page loads little of the export, and each writer only on demand. */
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
      // The texts of the interface are already part of the page.
      rollupOptions: { external: /\/messages\.ts$/ },
      lib: { entry: fileURLToPath(new URL('export.ts', import.meta.url)), formats: ['es'] },
    },
  });
  chunks = [built]
    .flat()
    .flatMap((bundle) => ('output' in bundle ? bundle.output : []))
    .filter((part) => part.type === 'chunk');
});

/** Compressed size in bytes of a chunk and its static imports. */
function weight(chunk: Rollup.OutputChunk, seen = new Set<string>()): number {
  if (seen.has(chunk.fileName)) return 0;
  seen.add(chunk.fileName);
  const imported = chunks.filter((other) => chunk.imports.includes(other.fileName));
  return gzipSync(chunk.code).length + imported.reduce((sum, other) => sum + weight(other, seen), 0);
}

describe('the export', () => {
  test('the page loads none of the writers', () => {
    const entry = chunks.find((chunk) => chunk.isEntry);
    expect(entry?.dynamicImports.length).toBeGreaterThanOrEqual(5);
    expect(Object.keys(entry?.modules ?? {}).filter((module) => /node_modules/.test(module))).toEqual([]);
  });

  // Each figure includes some 8 KB of interface texts, which in production come with the page.
  test('the Word writer loads at most 80 KB, any other at most 20 KB', () => {
    const weights = new Map(
      chunks.filter((chunk) => chunk.isDynamicEntry).map((chunk) => [chunk.name, weight(chunk)] as const),
    );
    expect([...weights.keys()].sort()).toEqual(['csv', 'docx', 'markdown', 'reference-manager', 'xlsx']);
    for (const [name, bytes] of weights) expect(bytes, name).toBeLessThan(name === 'docx' ? 80_000 : 20_000);
  });
});
